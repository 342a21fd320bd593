/** All indexes that are in force, asked together. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { levels, questionsFor, type Level } from '../../domain/place-search/question.ts';
import type { Position } from '../../geo/position.ts';
import { regionFolder } from '../region-folder.ts';
import { indexFileName } from './index-file.ts';
import { PlaceIndex, type FoundPlace } from './place-index.ts';

export interface PlaceInRegion extends FoundPlace {
  /** The region that holds it; null for what is known by name only. */
  region: string | null;
}

export interface Places {
  /** At most `limit` hits, best first. A text without a letter or digit finds nothing. */
  search(text: string, near: Position | null, limit: number): PlaceInRegion[];
}

export interface PlaceSource {
  index: PlaceIndex;
  /** Null for the index of what lies everywhere. */
  region: string | null;
  /** Hits that are not to be seen at this moment are left out. */
  isShown?: (id: string) => boolean;
}

/** Of kinds of service that fit by their beginning: one letter begins a synonym of nearly all of them. */
const mostKinds = 3;

/**
 * Asks every source, level by level, until there are enough hits. A better level always comes first; within one, kinds of service,
 * then the nearest, then what has no position, and the shorter name first among equals. A community that a region holds stands once: with its
 * position from there, and its street and district from the divisions.
 */
export function searchPlaces(
  sources: readonly PlaceSource[],
  text: string,
  near: Position | null,
  limit: number,
): PlaceInRegion[] {
  const everywhere = sources.find(({ region }) => region === null)?.index;
  const hits = new Map<string, PlaceInRegion & { level: Level }>();
  for (const question of questionsFor(text)) {
    for (const { index, region, isShown } of sources) {
      for (const found of index.find(question, near, limit + hits.size)) {
        if (isShown && !isShown(found.id)) continue;
        const key = found.kind === 'community' ? found.id : `${region}/${found.kind}/${found.id}`;
        const before = hits.get(key);
        if (before && (before.position !== null || found.position === null)) continue;
        // Of the same community, the region's hit knows where; the better of the two levels says how well the name fits.
        hits.set(key, { ...found, region, level: before?.level ?? question.level });
      }
    }
    if (hits.size >= limit && (!near || question.level === 'words')) break;
  }
  let kinds = 0;
  return [...hits.values()]
    .sort(byFitness)
    .filter(({ kind, level }) => kind !== 'category' || level === 'exact' || ++kinds <= mostKinds)
    .slice(0, limit)
    .map(({ level: _level, ...hit }) => {
      const division = hit.kind === 'community' && hit.region !== null && everywhere?.byId(hit.id);
      return division ? { ...hit, nameEn: division.nameEn!, detail: division.detail } : hit;
    });
}

/** A region and what surrounds it: a hit within is one that somebody there means. */
const aroundMeters = 50_000;

function byFitness(
  a: PlaceInRegion & { level: Level },
  b: PlaceInRegion & { level: Level },
): number {
  const kind = (hit: PlaceInRegion) => (hit.kind === 'category' ? 0 : 1);
  // What fits by its own name and lies around the corner comes before a better fit in another city.
  const apart = (hit: PlaceInRegion & { level: Level }) =>
    hit.kind === 'category' ||
    (hit.meters !== undefined &&
      hit.meters < aroundMeters &&
      hit.level !== 'slip' &&
      hit.level !== 'around')
      ? 0
      : 1;
  const where = (hit: PlaceInRegion) => hit.meters ?? (hit.position ? 1e8 : 1e9);
  return (
    apart(a) - apart(b) ||
    levels.indexOf(a.level) - levels.indexOf(b.level) ||
    kind(a) - kind(b) ||
    where(a) - where(b) ||
    a.name.length - b.name.length
  );
}

/** The indexes on disk: opened when first asked for, closed when their version is no longer in force. */
export class FolderPlaces implements Places {
  private readonly everywhere: PlaceIndex | null;
  private readonly opened = new Map<string, { version: string; index: PlaceIndex | null }>();
  private readonly dataDir: string;
  private readonly regionsInForce: () => readonly { id: string; version: string }[];
  private readonly sayError: (message: string) => void;
  private readonly more: readonly PlaceSource[];

  /** @param everywhereFile index of divisions and categories; without it, regions alone are searched.
   *  @param more sources that are no files */
  constructor(
    everywhereFile: string,
    dataDir: string,
    regionsInForce: () => readonly { id: string; version: string }[],
    sayError: (message: string) => void,
    more: readonly PlaceSource[] = [],
  ) {
    this.more = more;
    this.dataDir = dataDir;
    this.regionsInForce = regionsInForce;
    this.sayError = sayError;
    this.everywhere = this.open(everywhereFile, 'divisions and categories');
  }

  search(text: string, near: Position | null, limit: number): PlaceInRegion[] {
    return searchPlaces(this.sources(), text, near, limit);
  }

  close(): void {
    this.everywhere?.close();
    for (const { index } of this.opened.values()) index?.close();
    this.opened.clear();
  }

  private sources(): PlaceSource[] {
    const regions = this.regionsInForce();
    for (const [id, { index }] of this.opened) {
      if (regions.some((region) => region.id === id)) continue;
      index?.close();
      this.opened.delete(id);
    }
    const sources: PlaceSource[] = [];
    for (const { id, version } of regions) {
      let opened = this.opened.get(id);
      if (opened?.version !== version) {
        opened?.index?.close();
        const path = join(regionFolder(this.dataDir, id), version, indexFileName);
        opened = { version, index: this.open(path, `region ${id} version ${version}`) };
        this.opened.set(id, opened);
      }
      if (opened.index) sources.push({ index: opened.index, region: id });
    }
    if (this.everywhere) sources.push({ index: this.everywhere, region: null });
    return [...sources, ...this.more];
  }

  /** An index that is not there or cannot be read is told once and leaves the others to answer. */
  private open(path: string, whose: string): PlaceIndex | null {
    try {
      if (existsSync(path)) return new PlaceIndex(path);
      this.sayError(`there is no index of names of ${whose}: its names will not be found`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.sayError(`the index of names of ${whose} cannot be read: ${reason}`);
    }
    return null;
  }
}
