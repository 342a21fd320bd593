/** What a register of ten thousand rows costs over HTTP: an edit in the next circle, scorecards with all figures, the open directory. */
import { join } from 'node:path';
import consentsFile from '../../data/consents.json' with { type: 'json' };
import normsFile from '../../data/norms.json' with { type: 'json' };
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { unsaid } from '../../server/domain/register/unsaid.ts';
import type { Position } from '../../server/geo/position.ts';
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { openPrivacy, openRecords, type Records } from '../../server/store/app/records.ts';
import { processorMs, runToEnd, startService, type Service } from './child.ts';
import { fillFigures } from './community-figures.ts';
import { facilityPlaces, facilityRows, writeFacilityFile } from './facility-files.ts';
import { report, reportTimes } from './figures.ts';

const rows = 10_000;
const edits = 200;
const rounds = 30;
const city = '4404';
const today = '2026-03-04';
/** Of one answer; the directory's and the open data's are not promised to be quicker than they are. */
const scorecardMs = 200;
const circleAfterEditMs = 60;

/** @param dataDir where the region `town` lies */
export async function benchServedRegister(dataDir: string, engine: RegionEngine): Promise<void> {
  const environment = { DATA_DIR: dataDir, APP_DB: join(dataDir, 'served-register.db') };
  const places = facilityPlaces(engine, rows);
  const file = writeFacilityFile(dataDir, 'csv', facilityRows(rows, places));
  await runToEnd(
    ['dist/server/import-facilities.js', file, '--crs', 'wgs84', '--region', 'town'],
    environment,
  );
  const database = openAppDatabase(environment.APP_DB, 'server/store/app/migrations');
  const privacy = openPrivacy(
    { dataDir, secretFile: join(dataDir, 'secret.key'), secret: null },
    consentsFile.purposes,
  );
  const rules = bookingRules(normsFile.norms);
  const records = openRecords(database, () => new Date(), privacy, rules);
  const communities = fillFigures(database, records.divisions, city, places);
  const service = await startService(dataDir, environment);
  try {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await benchEdits(service, records, places);
    await benchScorecards(service, records, communities);
    await benchOpenData(service.address, records, places);
  } finally {
    await service.stop();
    database.close();
  }
}

/** Another process writes, as a second service or a command does; the next circle must have it. */
async function benchEdits(
  { address, pid }: Service,
  { facilities }: Records,
  places: readonly Position[],
): Promise<void> {
  const [writes, circles, untouched]: [number[], number[], number[]] = [[], [], []];
  let used = 0;
  for (let i = 0; i < edits; i++) {
    const [lng, lat] = places[(i * 37) % places.length]!;
    const url = `${address}/api/v1/circle?lng=${lng}&lat=${lat}&minutes=15`;
    const edit = performance.now();
    const { id } = facilities.add(newPlace(`新设施${i}`, lng, lat), today, null);
    const written = performance.now();
    const before = processorMs(pid);
    const answer = await textOf(url);
    circles.push(performance.now() - written);
    used += processorMs(pid) - before;
    writes.push(written - edit);
    if (!answer.includes(`"${id}"`)) throw new Error(`${id} is not in the next circle`);
    const again = performance.now();
    await textOf(url);
    untouched.push(performance.now() - again);
  }
  const data = `${rows} rows in the register`;
  reportTimes('an edit, written', writes, data);
  reportTimes('the circle after an edit, which shows it', circles, data, [
    undefined,
    circleAfterEditMs,
  ]);
  report({
    name: 'the circle after an edit, processor',
    value: used / edits,
    unit: 'ms',
    data,
  });
  reportTimes('the same circle again', untouched, data);
}

function newPlace(name: string, lng: number, lat: number) {
  return { ...unsaid, name, categories: ['market'], lng, lat, community: null };
}

async function benchScorecards(
  { address, pid }: Service,
  { audit }: Records,
  communities: readonly string[],
): Promise<void> {
  const card = (code: string) => textOf(`${address}/api/v1/scorecard/${code}`);
  const open = async (code: string) =>
    (JSON.parse(await card(code)) as { notComputed: number }).notComputed;
  const [first, again]: [number[], number[]] = [[], []];
  // Some are left for the city's card, which starts their searches and does not wait for them.
  for (const code of communities.slice(0, 100)) {
    first.push(await timed(() => card(code)));
    again.push(await timed(() => card(code)));
  }
  const data = 'all figures of 26,842 communities, 5 answers of residents each';
  reportTimes('scorecard of a community, its circle searched', first, data);
  reportTimes('scorecard of a community, again', again, data, [scorecardMs]);
  const began = performance.now();
  const toSearch = await open(city);
  while ((await open(city)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  report({
    name: `circles of a city's ${toSearch} other offices, searched beside`,
    value: (performance.now() - began) / 1000,
    unit: 's',
    data,
  });
  for (const [name, code] of [
    ['a city', city],
    ['the province', '44'],
  ] as const) {
    const [anew, kept]: [number[], number[]] = [[], []];
    let used = 0;
    for (let i = 0; i < rounds; i++) {
      // Whatever is put on record makes the next card anew.
      audit.add({
        actor: null,
        action: 'bench',
        subjectKind: 'bench',
        subject: String(i),
        area: null,
      });
      const before = processorMs(pid);
      anew.push(await timed(() => card(code)));
      used += processorMs(pid) - before;
      kept.push(await timed(() => card(code)));
    }
    reportTimes(`scorecard of ${name}, made anew`, anew, data, [scorecardMs]);
    report({
      name: `scorecard of ${name}, made anew, processor`,
      value: used / rounds,
      unit: 'ms',
      data,
    });
    reportTimes(`scorecard of ${name}, again`, kept, data, [scorecardMs]);
  }
}

async function benchOpenData(
  address: string,
  { facilities }: Records,
  places: readonly Position[],
): Promise<void> {
  const data = `${rows} rows in the register, 1,100 of OpenStreetMap`;
  for (const [name, path] of [
    ['a page of /hsds/v3/services', '/hsds/v3/services?per_page=50'],
    ['facilities.geojson, whole', '/api/v1/facilities.geojson'],
  ] as const) {
    const [afresh, again]: [number[], number[]] = [[], []];
    for (let i = 0; i < rounds; i++) {
      const [lng, lat] = places[i]!;
      facilities.add(newPlace(`另一处${i}`, lng, lat), today, null);
      afresh.push(await timed(() => textOf(address + path)));
      again.push(await timed(() => textOf(address + path)));
    }
    reportTimes(`${name}, after an edit`, afresh, data);
    reportTimes(name, again, data);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}
