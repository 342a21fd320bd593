/** `/api/v1/facility-imports`: an office's own tables of facilities. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  FacilityImportResultSchema,
  FacilityImportsSchema,
  ImportUndoneSchema,
  mostListedRows,
  type FacilityImportAnswer,
  type FacilityImportResult,
  type ImportedLine,
} from '../../contract/facility-import.ts';
import type { Said } from '../../domain/register/facility-table.ts';
import type { RowVerdict } from '../../domain/register/import-verdict.ts';
import { readRegisterNorms } from '../../domain/register/register-norms.ts';
import type { NormEntry } from '../../domain/norms.ts';
import { areasOf, mayDo } from '../../domain/roles.ts';
import type { FacilityImport } from '../../store/app/facility-imports.ts';
import { suspicionSentence, verdictSentence } from '../../texts/facility-imports.ts';
import type { Language } from '../../texts/problems.ts';
import { tableSentence, type TableKey } from '../../texts/tables.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { askedAreas } from '../asked-areas.ts';
import { languageOf, Refusal } from '../errors.ts';
import { planUpload, type ImportPlan, type JudgedLine } from '../facility-import-plan.ts';
import { flagIn, oneOf, onlyKnown, shown, text, type Query } from '../query.ts';
import { common, described } from '../schemas.ts';
import { acceptFiles, uploadedFile } from '../upload.ts';

const path = '/api/v1/facility-imports';
const tags = ['register'];
const mostMapping = 4000;
const mostLeftOut = 20;
/** Fields that a column may hold; `facilityFields` of the reader. */
const fields = [
  'externalId',
  'name',
  'nameEn',
  'category',
  'lng',
  'lat',
  'position',
  'address',
  'phone',
  'openingHours',
  'floorArea',
  'capacity',
  'communityCode',
  'entrances',
  'operator',
  'status',
  'note',
];

export function facilityImportRoutes(app: App, parts: Parts): void {
  const { records, regions, now, readFacilities, facts } = parts;
  const { facilityImports } = records;
  const norms = readRegisterNorms((facts.norms as { norms: NormEntry[] }).norms);

  async function upload(request: FastifyRequest): Promise<FacilityImportResult> {
    const query = request.query as Query;
    onlyKnown(query, ['region', 'crs', 'mapping', 'duplicates', 'apply', 'plan']);
    const actor = callerOf(request);
    const language = languageOf(request);
    const crs = oneOf(
      query,
      'crs',
      ['wgs84', 'gcj02', 'bd09'] as const,
      'wgs84',
      'unknown-choice',
    )!;
    const keepDuplicates = flagIn(query, 'duplicates');
    const apply = flagIn(query, 'apply');
    const mapping = mappingIn(query);
    const id = text(query, 'region') ?? '';
    const engine = regions().byId(id);
    if (!engine) throw new Refusal('unknown-region', { value: shown(id) });
    const { name, bytes } = await uploadedFile(request);
    const plan = await planUpload(
      engine,
      { bytes, name, crs, keepDuplicates, mapping },
      {
        records,
        readFacilities,
        norms,
        now: now(),
        mayWrite: (community) => mayDo(actor, 'facility:import', community),
      },
    );
    if ('ok' in plan)
      throw new Refusal('unreadable-table', {
        value: shown(name),
        name: sentenceOf(language, plan).replace(/[。.]$/u, ''),
      });
    const isSound = plan.table.columnProblems.length === 0 && errorsOf(plan) === 0;
    if (!apply || !isSound) return resultOf(plan, language, null);
    if (text(query, 'plan') !== plan.fingerprint)
      throw new Refusal('changed-meanwhile', { value: shown(name) });
    const area = areaOf(plan, areasOf(actor, 'facility:import'));
    const file = { fileName: name, sha256: plan.sha256, area, region: id, crs };
    const answer = facilityImports.apply(plan.judged as RowVerdict[], plan.present, file, actor.id);
    if (!answer.ok) throw new Refusal('changed-meanwhile', { value: shown(name) });
    facilityImports.rememberMapping(plan.table.headers, { ...plan.table.columns });
    return resultOf(plan, language, answer.row.id);
  }

  void app.register(async (scope) => {
    await acceptFiles(scope);
    scope.post(
      path,
      {
        config: { access: 'facility:import' },
        schema: {
          ...described(
            tags,
            'A table of facilities (CSV, XLSX, GeoJSON): what it would do; with apply=1 and the plan that was looked at all of it or nothing',
            FacilityImportResultSchema,
            404,
            409,
            413,
          ),
          consumes: ['multipart/form-data'],
          querystring: Type.Object({
            region: Type.String(),
            crs: Type.Optional(Type.Enum(['wgs84', 'gcj02', 'bd09'])),
            mapping: Type.Optional(
              Type.String({ description: 'JSON: header by field, null for a field in no column' }),
            ),
            duplicates: Type.Optional(
              Type.Enum(['0', '1'], { description: '1 writes likely duplicates as new ones' }),
            ),
            apply: Type.Optional(Type.Enum(['0', '1'])),
            plan: Type.Optional(Type.String()),
            lang: common.lang,
          }),
        },
      },
      (request) => upload(request),
    );
  });

  app.get(
    path,
    {
      config: { access: 'facility:import' },
      schema: {
        ...described(
          tags,
          'Tables that were written, the newest first',
          FacilityImportsSchema,
          404,
        ),
        querystring: Type.Object({ area: Type.Optional(Type.String()), lang: common.lang }),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, ['area']);
      const imports = facilityImports.list(askedAreas(request, 'facility:import'));
      return reply
        .header('cache-control', 'no-store')
        .send({ imports: imports.map((row) => importAnswer(row)) });
    },
  );

  app.post(
    `${path}/:id/undo`,
    {
      config: { access: 'facility:import' },
      schema: described(
        tags,
        'Takes the last table of its area back',
        ImportUndoneSchema,
        404,
        409,
      ),
    },
    (request, reply) => {
      const { id } = request.params as { id: string };
      const row = facilityImports.byId(id);
      if (!row) throw new Refusal('unknown-import', { value: shown(id) });
      const actor = callerIn(request, 'facility:import', row.area);
      const undone = facilityImports.undo(id, actor.id);
      if (!undone.ok) {
        if (undone.reason === 'nothing-to-undo')
          throw new Refusal('already-undone', { value: shown(row.fileName) });
        throw new Refusal('edited-since', {
          value: shown(row.fileName),
          count: undone.rows.length,
          name: shown(undone.rows.slice(0, 3).map(({ name }) => name)),
        });
      }
      const { restored, removed } = undone;
      return reply
        .header('cache-control', 'no-store')
        .send({ import: importAnswer(undone.row), restored, removed });
    },
  );
}

function mappingIn(query: Query): Record<string, string | null> | null {
  const value = text(query, 'mapping');
  if (value === undefined) return null;
  const wrong = () => new Refusal('invalid-field', { name: 'mapping', value: shown(value) });
  if (value.length > mostMapping) throw wrong();
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw wrong();
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw wrong();
  const entries = Object.entries(parsed as Record<string, unknown>);
  if (entries.some(([field, header]) => !fields.includes(field) || !isHeader(header)))
    throw wrong();
  return parsed as Record<string, string | null>;
}

const isHeader = (value: unknown): boolean => value === null || typeof value === 'string';

function errorsOf({ judged, table }: ImportPlan): number {
  return judged.filter(({ verdict }) => verdict === 'error').length + table.faults.length;
}

/** The smallest area that holds every line, within those that the caller has. */
function areaOf({ judged, present }: ImportPlan, areas: readonly string[]): string {
  const communityOf = new Map(present.rows.map(({ id, community }) => [id, community]));
  const codes = judged.flatMap((one) =>
    one.verdict === 'new'
      ? [one.values.community ?? '']
      : one.verdict === 'changed'
        ? [communityOf.get(one.id) ?? '', one.values.community ?? communityOf.get(one.id) ?? '']
        : [],
  );
  const [first] = codes;
  const length = [12, 9, 6, 4, 2].find(
    (size) => first && codes.every((code) => code.slice(0, size) === first.slice(0, size)),
  );
  if (first && length !== undefined) return first.slice(0, length);
  return areas[0] ?? '44';
}

function importAnswer(row: FacilityImport): FacilityImportAnswer {
  const { id, fileName, area, region, crs, counts, at, undoneAt } = row;
  return { id, fileName, area, region, crs, counts, at, undoneAt };
}

const sentenceOf = (language: Language, { key, quoted }: Said) =>
  tableSentence(language, key as TableKey, quoted);

function resultOf(
  plan: ImportPlan,
  language: Language,
  importId: string | null,
): FacilityImportResult {
  const { table, judged, suspicion } = plan;
  const fieldOf = new Map(Object.entries(table.columns).map(([field, header]) => [header, field]));
  const counts = { new: 0, changed: 0, same: 0, duplicate: 0, error: 0 };
  for (const { verdict } of judged) counts[verdict]++;
  const faulty = new Set(table.faults.map(({ line }) => line));
  counts.error += faulty.size;
  return {
    applied: importId !== null,
    id: importId,
    plan: plan.fingerprint,
    columns: table.headers.map((header) => ({ header, field: fieldOf.get(header) ?? null })),
    fields,
    columnProblems: table.columnProblems.map((one) => sentenceOf(language, one)),
    isRemembered: plan.isRemembered,
    crsHint: table.crsHint,
    suspicion: suspicion && {
      crs: suspicion.suspected,
      says: suspicionSentence(language, suspicion),
    },
    notes: table.notes.map((note) => sentenceOf(language, note)),
    leftOut: table.leftOut.slice(0, mostLeftOut).map((fault) => sentenceOf(language, fault)),
    counts,
    placed: judged.filter((one) => one.verdict === 'new' && one.isPlaced).length,
    lines: linesOf(plan, language),
  };
}

const order = { error: 0, duplicate: 1, changed: 2, new: 3, same: 4 };

function linesOf({ table, judged, present }: ImportPlan, language: Language): ImportedLine[] {
  const faults = table.faults.map((fault): ImportedLine => ({
    line: fault.line,
    name: '',
    verdict: 'error',
    position: null,
    says: sentenceOf(language, fault),
  }));
  const draftOf = new Map(table.drafts.map((draft) => [draft.line, draft]));
  const rowOf = new Map(present.rows.map((row) => [row.id, row]));
  const lines = judged.map((one): ImportedLine => {
    const draft = draftOf.get(one.line)!;
    const row = one.verdict === 'changed' || one.verdict === 'same' ? rowOf.get(one.id) : undefined;
    const at = one.verdict === 'new' ? [one.values.lng, one.values.lat] : null;
    return {
      line: one.line,
      name: draft.name,
      verdict: one.verdict,
      position: at ?? (draft.position ? [...draft.position] : row ? [row.lng, row.lat] : null),
      says: saysOf(one, language),
      ...(one.verdict === 'changed' ? { fields: one.fields } : {}),
    };
  });
  return [...faults, ...lines]
    .sort((a, b) => order[a.verdict] - order[b.verdict] || a.line - b.line)
    .slice(0, mostListedRows);
}

function saysOf(one: JudgedLine, language: Language): string | null {
  return one.verdict === 'error' || one.verdict === 'duplicate'
    ? verdictSentence(language, one)
    : null;
}
