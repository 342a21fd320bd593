/** What an uploaded table of facilities would do, judged beside other questions and held to the caller's areas. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { mostUploadedRows } from '../contract/facility-import.ts';
import { datumSuspicion, type DatumSuspicion } from '../domain/register/datum-suspicion.ts';
import { dayOf } from '../domain/register/day.ts';
import type { FieldColumns } from '../domain/register/facility-fields.ts';
import type { FacilityTable, ReadFacilityTable } from '../domain/register/facility-table.ts';
import { layGround } from '../domain/register/ground.ts';
import { facilityWorld, type FacilityWorld } from '../domain/register/import-world.ts';
import type { RowVerdict } from '../domain/register/import-verdict.ts';
import { planImportInTurns, type KeptLines } from '../domain/register/plan-import.ts';
import type { RegisterNorms } from '../domain/register/register-norms.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { PresentRows } from '../store/app/facility-imports.ts';
import type { Records } from '../store/app/records.ts';

export interface Upload {
  bytes: Uint8Array;
  name: string;
  crs: 'wgs84' | 'gcj02' | 'bd09';
  /** Chosen by hand; null where nothing was touched. */
  columns: FieldColumns | null;
  keep: KeptLines;
}

export interface ReadUpload {
  table: FacilityTable;
  /** Columns were chosen for such a table before. */
  isRemembered: boolean;
  sha256: string;
}

export interface ImportPlan {
  present: PresentRows;
  verdicts: RowVerdict[];
  suspicion: DatumSuspicion | null;
  /** The same file judged the same way has the same. */
  fingerprint: string;
}

/** Rows times columns, which bound the memory of a table: the service goes on answering meanwhile. */
export const mostUploadedCells = 2_000_000;
const limits = { rows: mostUploadedRows, cells: mostUploadedCells };
const pause = () => setImmediate();

/** @param office whose choice of columns is remembered */
export async function readUpload(
  { bytes, name, crs, columns }: Upload,
  { region }: RegionEngine,
  office: string,
  { facilityImports }: Records,
  readFacilities: ReadFacilityTable,
): Promise<ReadUpload | Extract<Awaited<ReturnType<ReadFacilityTable>>, { ok: false }>> {
  let isRemembered = false;
  const table = await readFacilities(bytes, name, {
    crs,
    bounds: region.info.bounds,
    limits,
    columnsFor(headers) {
      if (columns) return columns;
      const remembered = facilityImports.columnsFor(headers, office);
      isRemembered = remembered !== null;
      return remembered ?? {};
    },
    pause,
  });
  if (!table.ok) return table;
  return { table, isRemembered, sha256: createHash('sha256').update(bytes).digest('hex') };
}

interface Judging {
  records: Records;
  norms: RegisterNorms;
  now: Date;
  /** May the caller write what belongs to this community? Null: to none. */
  isOwn(community: string | null): boolean;
}

/** Against the register as it is now. Other questions come to their turn meanwhile. */
export async function planUpload(
  { table, sha256 }: ReadUpload,
  { crs, keep }: Upload,
  { region }: RegionEngine,
  { records, norms, now, isOwn }: Judging,
): Promise<ImportPlan> {
  const ground = region.completeness?.ground ?? layGround(region.network, region.communities);
  const world = facilityWorld(region, ground, (code) => records.facilities.knowsCommunity(code));
  const present = records.facilityImports.present(region.info.bounds);
  await pause();
  const verdicts = await planImportInTurns(
    table.drafts,
    { ...world, rows: present.rows, isOwn },
    norms,
    { today: dayOf(now), keep },
    pause,
  );
  const fingerprint = createHash('sha256');
  fingerprint.update(JSON.stringify([sha256, region.info.id, crs, table.columns, keptOf(keep)]));
  for (const verdict of verdicts) fingerprint.update(JSON.stringify(tellApart(verdict)));
  return {
    present,
    verdicts,
    suspicion: crs === 'wgs84' ? suspicionOf(table, world, norms) : null,
    fingerprint: fingerprint.digest('hex'),
  };
}

/** How many lines stand in the way of writing. */
export function errorsOf({ verdicts }: ImportPlan, { faulty }: FacilityTable): number {
  return verdicts.filter(({ verdict }) => verdict === 'error').length + faulty.length;
}

const keptOf = (keep: KeptLines) => (keep === 'all' ? keep : [...keep]);

/** What of a verdict decides what is written. */
function tellApart(verdict: RowVerdict): unknown {
  return verdict.verdict === 'new' ? { ...verdict, osm: verdict.osm?.id ?? null } : verdict;
}

function suspicionOf(
  { drafts }: FacilityTable,
  world: FacilityWorld,
  norms: RegisterNorms,
): DatumSuspicion | null {
  const rows = drafts.flatMap(({ position, communityCode }) =>
    position === null ? [] : [{ position, ...(communityCode && { communityCode }) }],
  );
  return datumSuspicion(rows, world, norms);
}
