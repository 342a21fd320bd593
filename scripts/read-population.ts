/** From a file, or from what communities gave, to points that may be kept. */
import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { PopulationKind } from '../server/contract/population.ts';
import type { PopulationNorms } from '../server/domain/coverage/population-norms.ts';
import {
  populationGroups,
  type PopulationColumns,
  type PopulationGroup,
} from '../server/domain/coverage/population.ts';
import { withWords } from '../server/domain/register/with-register.ts';
import type { Community } from '../server/domain/region.ts';
import type { PopulationRefusal } from '../server/ingest/population/faults.ts';
import { judgePoints } from '../server/ingest/population/judge-points.ts';
import type { PointGatherer } from '../server/ingest/population/point-gatherer.ts';
import { readPopulationRaster } from '../server/ingest/population/read-raster.ts';
import {
  readPopulationTable,
  type CommunityTotal,
} from '../server/ingest/population/read-table.ts';
import { spreadTotals } from '../server/ingest/population/spread.ts';
import { placeTotals } from '../server/ingest/population/totals.ts';
import type { Crs } from '../server/ingest/tables/crs.ts';
import type { Records } from '../server/store/app/records.ts';
import {
  readRegionBuildings,
  readRegionFiles,
  readRegionInfo,
} from '../server/store/region-files.ts';
import type { GrainFacts } from '../server/texts/population.ts';
import type { ImportNotes } from './population-report.ts';

export interface ReadOptions {
  dataDir: string;
  region: string;
  version: string;
  file: string | null;
  grainMeters: number | null;
  crs: Crs;
}

export type ReadPopulation =
  | {
      ok: true;
      kind: PopulationKind;
      columns: PopulationColumns;
      grain: GrainFacts;
      outside: { points: number; people: number } | null;
      notes: ImportNotes;
    }
  | { ok: false; refusal: PopulationRefusal };

export async function readPopulation(
  options: ReadOptions,
  records: Records,
  norms: PopulationNorms,
): Promise<ReadPopulation> {
  const { file } = options;
  const unused =
    options.grainMeters !== null ? '--grain' : options.crs !== 'wgs84' ? '--crs' : null;
  const notUsed =
    unused && ({ ok: false, refusal: { reason: 'option-not-used', option: unused } } as const);
  if (file === null) return notUsed ?? readTotals(null, options, records, norms);
  const path = resolve(file);
  const { bounds } = readRegionInfo(options.dataDir, options.region, options.version);
  if (await isTiff(path)) {
    if (notUsed) return notUsed;
    const raster = await readPopulationRaster(path, { bounds });
    if (!raster.ok) return raster;
    const { points, withoutValue } = raster;
    return pointsRead(points, [], 'raster', raster.grainMeters, norms, withoutValue);
  }
  const table = await readPopulationTable(path, basename(file), { bounds, crs: options.crs });
  if (!table.ok) return table;
  if (table.is === 'totals') return notUsed ?? readTotals(table, options, records, norms);
  return pointsRead(table.points, table.told, 'grid', options.grainMeters, norms, 0);
}

/** “II” or “MM”, and 42 or, for very large files, 43. */
async function isTiff(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return /^(II[*+]\0|MM\0[*+])$/.test(buffer.toString('latin1'));
  } finally {
    await file.close();
  }
}

function pointsRead(
  points: PointGatherer,
  told: readonly PopulationGroup[],
  kind: 'grid' | 'raster',
  grainMeters: number | null,
  norms: PopulationNorms,
  withoutValue: number,
): ReadPopulation {
  const judged = judgePoints(points, norms, grainMeters);
  if (!judged.ok) return judged;
  const { columns } = judged;
  return {
    ok: true,
    kind,
    columns,
    grain: { kind, meters: judged.grainMeters },
    outside: kind === 'grid' ? points.outside : null,
    notes: {
      empty: points.empty,
      withoutValue,
      leftOut: told.filter((group) => columns[group] === null),
      spread: null,
      communitiesWithout: 0,
    },
  };
}

function readTotals(
  table: { totals: CommunityTotal[]; told: readonly PopulationGroup[] } | null,
  { dataDir, region: id, version }: ReadOptions,
  records: Records,
  norms: PopulationNorms,
): ReadPopulation {
  const region = readRegionFiles(dataDir, id, version);
  const { bounds } = region.info;
  const codes = region.communities.map(({ code }) => code);
  const communities = withWords(region.communities, records.registerSource.words(bounds, codes));
  const { totals, told } = table ?? {
    totals: figuresOf(communities, records),
    told: populationGroups,
  };
  const placed = placeTotals(totals, told, { communities, bounds }, norms);
  if (!placed.ok) return placed;
  const buildings = readRegionBuildings(dataDir, id, version);
  const ground = { network: region.network, communities, buildings, bounds };
  const { columns, ...spread } = spreadTotals(placed.totals, ground);
  const known = placed.totals.length;
  return {
    ok: true,
    kind: 'community-totals',
    columns,
    grain: {
      kind: 'community-totals',
      meters: placed.grainMeters,
      known,
      communities: communities.length,
      ...spread,
    },
    outside: placed.outside,
    notes: {
      empty: 0,
      withoutValue: 0,
      leftOut: placed.leftOut,
      spread,
      communitiesWithout: communities.length - known,
    },
  };
}

/** What offices gave of the region's communities; those that gave no residents are left out. */
function figuresOf(communities: readonly Community[], records: Records): CommunityTotal[] {
  return communities.flatMap(({ code }, i) => {
    const values = code === null ? undefined : records.communities.byCode(code)?.values;
    if (!values || values.residents === null) return [];
    const weights = { people: values.residents as number };
    for (const part of ['elderly', 'children', 'nonRegistered'] as const)
      if (values[part] !== null) Object.assign(weights, { [part]: values[part] });
    return [{ line: i + 1, code: code!, weights }];
  });
}
