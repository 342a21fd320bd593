import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/running/root.ts';
import { commandOf } from '../../scripts/running/sample-region.ts';

export interface Shop {
  readonly name: string;
  /** Steps of 0.0002° from the crossing: east, north. */
  readonly at: readonly [east: number, north: number];
  readonly tags?: Readonly<Record<string, string>>;
}

/** The crossing of the two streets of a small region. */
export const crossing = [113.5, 22.3] as const;
const step = 0.0002;
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Imports a region of two streets of 4 km that cross, with shops (convenience stores unless their tags say otherwise),
 * by the real command. Its id is `id`.
 */
export function makeSmallRegion(
  dataDir: string,
  id: string,
  streetName: string,
  shops: readonly Shop[],
  more: readonly string[] = [],
): void {
  const [lng, lat] = crossing;
  const at = (east: number, north: number) =>
    `lon="${(lng + east * step).toFixed(7)}" lat="${(lat + north * step).toFixed(7)}"`;
  const tag = ([key, value]: readonly [string, string]) => `<tag k="${key}" v="${escape(value)}"/>`;
  const nodes = [
    `<node id="1" ${at(0, 0)}/>`,
    ...[
      [-100, 0],
      [100, 0],
      [0, -100],
      [0, 100],
    ].map(([east, north], index) => `<node id="${index + 2}" ${at(east!, north!)}/>`),
    ...shops.map(({ name, at: [east, north], tags }, index) => {
      const all = { name, shop: 'convenience', ...tags };
      return `<node id="${index + 100}" ${at(east, north)}>${Object.entries(all).map(tag).join('')}</node>`;
    }),
  ];
  const way = (wayId: number, refs: number[]) =>
    `<way id="${wayId}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tag(['highway', 'residential'])}${tag(['name', streetName])}</way>`;
  const bounds = `<bounds minlat="${lat - 0.03}" minlon="${lng - 0.03}" maxlat="${lat + 0.03}" maxlon="${lng + 0.03}"/>`;
  const file = join(dataDir, `${id}.osm`);
  writeFileSync(
    file,
    `<osm version="0.6">${bounds}${nodes.join('')}${way(1, [2, 1, 3])}${way(2, [4, 1, 5])}</osm>`,
  );
  execFileSync(
    process.execPath,
    [
      ...commandOf('import-region.js', 'scripts/import-region.ts'),
      file,
      '--region',
      id,
      '--name',
      streetName,
      ...more,
    ],
    { cwd: root, stdio: 'pipe', env: { ...process.env, DATA_DIR: dataDir } },
  );
}
