import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runRace, sweep } from '../../scripts/torture/booking-race.ts';
import { makeBookingTown } from '../../scripts/torture/booking-town.ts';
import { openConnection } from '../../server/store/app/connection.ts';
import { crossingAt, smallTownXml } from '../fixtures/small-town.ts';
import { endChildren, script } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-race-'));
afterAll(async () => {
  await endChildren();
  rmSync(folder, { recursive: true });
});

const source = (file: string) => ['--import', 'tsx', file];
const commands = { service: source('server/main.ts'), client: source('scripts/race-client.ts') };
const clients = 8;

/** A deployment of its own over the small town. @param staff of the provider */
async function town(name: string, staff: number) {
  const dataDir = join(folder, name);
  const file = join(folder, `${name}.osm`);
  writeFileSync(file, smallTownXml());
  const { code, stderr } = await script(
    'scripts/import-region.ts',
    [file, '--region', 'town', '--name', '小镇'],
    { DATA_DIR: dataDir },
  ).ended;
  expect([code, stderr]).toEqual([0, '']);
  return { dataDir, town: await makeBookingTown(dataDir, crossingAt(2, 2), clients, staff) };
}

test(
  '8 processes, 400 attempts each, on 12 starts of 3 staff: 36 win, everybody else is told when to come',
  { timeout: 600_000 },
  async () => {
    const made = await town('race', 3);
    const result = await runRace({ ...made, ...commands, clients, attempts: 400, kills: 0 });
    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({ acknowledged: 36, refused: clients * 400 - 36 });

    // The same look finds what should not be.
    const raw = openConnection(join(made.dataDir, 'app.db'));
    const [first] = raw
      .prepare(`select id from booking where state = 'confirmed'`)
      .pluck()
      .all() as string[];
    expect(sweep(raw, ['never', first!], 36)).toEqual([
      'lost: never',
      '36 confirmed, 2 acknowledged',
    ]);
    raw.close();
  },
);

test(
  'the service killed among them: every acknowledged booking is there, once',
  { timeout: 600_000 },
  async () => {
    const made = await town('kill', 3);
    const result = await runRace({ ...made, ...commands, clients, attempts: 40, kills: 1 });
    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({ acknowledged: 36, kills: 1 });
  },
);
