/**
 * Writes the sample region: an invented county seat in Guangdong with its villages, as OSM XML.
 * The same seed gives the same bytes.
 *
 *   tsx scripts/make-sample.ts [--seed 2012] [OUT.osm] [--population OUT.csv]
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildFirst } from './sample/early-buildings.ts';
import { buildOnLots } from './sample/build.ts';
import { layCountryRoads, layRibbons } from './sample/country.ts';
import { layDivisions } from './sample/divisions.ts';
import type { Draft } from './sample/draft.ts';
import { Elements } from './sample/elements.ts';
import { layFacilities } from './sample/facilities.ts';
import { layFields } from './sample/fields.ts';
import { joinStreets } from './sample/join.ts';
import { compoundNamer, streetNamer } from './sample/names.ts';
import { layPlaces } from './sample/places.ts';
import { populationTable } from './sample/population.ts';
import { makeRandom } from './sample/random.ts';
import { Ground } from './sample/space.ts';
import { keepStreetsFree, layTown } from './sample/town.ts';
import { layTracks } from './sample/tracks.ts';
import { layVillage, villagePlans } from './sample/village.ts';
import {
  layBridges,
  layExpressway,
  layFerry,
  layGreenway,
  layRailway,
  layRiver,
} from './sample/water.ts';
import { writeScenery } from './sample/write.ts';
import { toXml } from './sample/xml.ts';

export const defaultSeed = 2012;

/** The whole file as pieces of text. */
export function makeSample(seed: number): Iterable<string> {
  return textOf(drawSample(seed), seed);
}

/** The town as it is planned; who lives in it is read off this too. */
export function drawSample(seed: number): Draft {
  const draft = emptyDraft(seed);
  layRiver(draft);
  layExpressway(draft);
  layRailway(draft);
  const { north, south, quarters } = layTown(draft);
  layBridges(draft, north, south);
  layFerry(draft);
  layGreenway(draft);
  const villages = villagePlans.map((plan) => layVillage(draft, plan));
  layCountryRoads(draft, north, south, villages);
  layTracks(draft, villages);
  layRibbons(draft);
  layFields(draft, villages, quarters);
  keepStreetsFree(draft);
  buildFirst(draft);
  buildOnLots(draft);
  layFacilities(draft);
  layPlaces(draft, villages);
  joinStreets(draft);
  writeScenery(draft);
  layDivisions(draft);
  return draft;
}

function textOf(draft: Draft, seed: number): Iterable<string> {
  return toXml(
    draft.elements,
    `jinlin make-sample, seed ${seed}: an invented town, not a map of any real place`,
  );
}

function emptyDraft(seed: number): Draft {
  const random = makeRandom(seed);
  return {
    random,
    elements: new Elements(),
    ground: new Ground(),
    streets: [],
    lots: [],
    buildings: [],
    houses: [],
    halls: [],
    campuses: [],
    marks: [],
    areas: [],
    lines: [],
    points: [],
    railway: [],
    markets: [],
    square: [0, 0],
    streetNames: streetNamer(random),
    compoundNames: compoundNamer(random),
  };
}

function main(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string' }, population: { type: 'string' } },
  });
  const seed = values.seed === undefined ? defaultSeed : Number(values.seed);
  const [out] = positionals;
  const { population } = values;
  if ((!out && !population) || !Number.isInteger(seed)) {
    console.error(
      'Usage: tsx scripts/make-sample.ts [--seed 2012] [OUT.osm] [--population OUT.csv]',
    );
    process.exit(1);
  }
  const draft = drawSample(seed);
  if (out) writeFileSync(out, [...textOf(draft, seed)].join(''));
  if (population) writeFileSync(population, populationTable(draft, seed));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.slice(2));
