/** What an uploaded table of facilities would do, judged beside other questions and held to the caller's areas. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { datumSuspicion, type DatumSuspicion } from '../domain/register/datum-suspicion.ts';
import { dayOf } from '../domain/register/day.ts';
import type { FacilityTable, ReadFacilityTable } from '../domain/register/facility-table.ts';
import { layGround } from '../domain/register/ground.ts';
import { facilityWorld } from '../domain/register/import-world.ts';
import type { RowVerdict } from '../domain/register/import-verdict.ts';
import { planImportInTurns } from '../domain/register/plan-import.ts';
import type { RegisterNorms } from '../domain/register/register-norms.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import { mostUploadedRows } from '../contract/facility-import.ts';
import type { PresentRows } from '../store/app/facility-imports.ts';
import type { Records } from '../store/app/records.ts';
import type { SaidVerdict } from '../texts/facility-imports.ts';

export interface UploadedTable {
  bytes: Uint8Array;
  name: string;
  crs: 'wgs84' | 'gcj02' | 'bd09';
  keepDuplicates: boolean;
  /** Chosen by hand; null where it was not touched. */
  mapping: Record<string, string | null> | null;
}

/** A verdict, or that the line is not the caller's to write. */
export type JudgedLine =
  RowVerdict | (Extract<SaidVerdict, { verdict: 'error' }> & { reasonKey: AreaFault });
type AreaFault = 'outside-your-area' | 'in-no-community';

export interface ImportPlan {
  table: FacilityTable;
  isRemembered: boolean;
  present: PresentRows;
  judged: JudgedLine[];
  suspicion: DatumSuspicion | null;
  sha256: string;
  /** The same file judged the same way has the same. */
  fingerprint: string;
}

interface Given {
  records: Records;
  readFacilities: ReadFacilityTable;
  norms: RegisterNorms;
  now: Date;
  /** May the caller write what belongs to this community? Null: to none. */
  mayWrite(community: string | null): boolean;
}

const pause = () => setImmediate();

export async function planUpload(
  engine: RegionEngine,
  upload: UploadedTable,
  { records, readFacilities, norms, now, mayWrite }: Given,
): Promise<ImportPlan | Extract<Awaited<ReturnType<ReadFacilityTable>>, { ok: false }>> {
  const { region } = engine;
  const { bounds } = region.info;
  let isRemembered = false;
  const table = await readFacilities(upload.bytes, upload.name, {
    crs: upload.crs,
    bounds,
    mostRows: mostUploadedRows,
    mappingFor(headers) {
      if (upload.mapping) return upload.mapping;
      const remembered = records.facilityImports.mappingFor(headers);
      isRemembered = remembered !== null;
      return remembered ?? {};
    },
    pause,
  });
  if (!table.ok) return table;
  const ground = region.completeness?.ground ?? layGround(region.network, region.communities);
  const world = facilityWorld(region, ground, (code) => records.facilities.knowsCommunity(code));
  const present = records.facilityImports.present(bounds);
  const options = { today: dayOf(now), keepDuplicates: upload.keepDuplicates };
  const verdicts = await planImportInTurns(
    table.drafts,
    { ...world, rows: present.rows },
    norms,
    options,
    pause,
  );
  const communityOf = new Map(present.rows.map(({ id, community }) => [id, community]));
  const judged = verdicts.map((verdict) => ownOnly(verdict, communityOf, mayWrite));
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  return {
    table,
    isRemembered,
    present,
    judged,
    suspicion: upload.crs === 'wgs84' ? suspicionOf(table, world, norms) : null,
    sha256,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([sha256, upload.crs, table.columns, judged.map(tellApart)]))
      .digest('hex'),
  };
}

/** What of a verdict decides what is written; a row's new id is not among it. */
function tellApart(judged: JudgedLine): unknown {
  return judged.verdict === 'new' ? { ...judged, osm: judged.osm?.id ?? null } : judged;
}

function ownOnly(
  verdict: RowVerdict,
  communityOf: ReadonlyMap<string, string | null>,
  mayWrite: Given['mayWrite'],
): JudgedLine {
  if (verdict.verdict !== 'new' && verdict.verdict !== 'changed') return verdict;
  const { line, values } = verdict;
  const touched = new Set<string | null>();
  if (verdict.verdict === 'new') touched.add(values.community ?? null);
  else {
    touched.add(communityOf.get(verdict.id) ?? null);
    if (values.community !== undefined) touched.add(values.community);
  }
  const wrong = [...touched].find((community) => !mayWrite(community));
  if (wrong === undefined) return verdict;
  return wrong === null
    ? { verdict: 'error', line, reasonKey: 'in-no-community', value: values.name ?? '' }
    : { verdict: 'error', line, reasonKey: 'outside-your-area', value: wrong };
}

function suspicionOf(
  { drafts }: FacilityTable,
  world: Parameters<typeof datumSuspicion>[1],
  norms: RegisterNorms,
): DatumSuspicion | null {
  const rows = drafts.flatMap(({ position, communityCode }) =>
    position === null ? [] : [{ position, ...(communityCode && { communityCode }) }],
  );
  return datumSuspicion(rows, world, norms);
}
