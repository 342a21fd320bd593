/** Tables of facilities that an office uploads: looked through first, then written whole or not at all. */
import Type, { type Static } from 'typebox';
import { PositionSchema } from './position.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const count = Type.Integer({ minimum: 0 });

/** Lines of one uploaded table; `npm run import-facilities` takes larger ones. */
export const mostUploadedRows = 20_000;
/** Lines listed in an answer, those with errors first; the counts are whole. */
export const mostListedRows = 2_000;

export const importVerdicts = ['new', 'changed', 'same', 'duplicate', 'error'] as const;

export const ImportedLineSchema = Type.Object({
  line: Type.Integer(),
  name: Type.String(),
  verdict: Type.Enum([...importVerdicts]),
  position: orNull(PositionSchema),
  says: orNull(Type.String({ description: 'why, in the reader’s language' })),
  fields: Type.Optional(Type.Array(Type.String(), { description: 'that change' })),
});

export const FacilityImportResultSchema = Type.Object({
  applied: Type.Boolean(),
  id: orNull(Type.String({ description: 'of the import, once written' })),
  plan: Type.String({ description: 'sent back to write just this and nothing else' }),
  columns: Type.Array(Type.Object({ header: Type.String(), field: orNull(Type.String()) }), {
    description: 'as they stand in the table',
  }),
  fields: Type.Array(Type.String(), { description: 'that a column may be chosen for' }),
  columnProblems: Type.Array(Type.String()),
  isRemembered: Type.Boolean({ description: 'columns were chosen for such a table before' }),
  crsHint: orNull(Type.String()),
  suspicion: orNull(Type.Object({ crs: Type.Enum(['gcj02', 'bd09']), says: Type.String() })),
  notes: Type.Array(Type.String()),
  leftOut: Type.Array(Type.String(), { description: 'values left out of lines, the first twenty' }),
  counts: Type.Object({ new: count, changed: count, same: count, duplicate: count, error: count }),
  placed: Type.Integer({ description: 'without a position, put in the middle of their community' }),
  lines: Type.Array(ImportedLineSchema),
});
export type FacilityImportResult = Static<typeof FacilityImportResultSchema>;
export type ImportedLine = Static<typeof ImportedLineSchema>;

export const FacilityImportSchema = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  area: Type.String(),
  region: orNull(Type.String()),
  crs: Type.String(),
  counts: Type.Record(Type.String(), Type.Integer()),
  at: Type.String(),
  undoneAt: orNull(Type.String()),
});
export const FacilityImportsSchema = Type.Object({ imports: Type.Array(FacilityImportSchema) });
export type FacilityImportAnswer = Static<typeof FacilityImportSchema>;

export const ImportUndoneSchema = Type.Object({
  import: FacilityImportSchema,
  restored: Type.Integer({ description: 'rows as they were before' }),
  removed: Type.Integer({ description: 'rows that are gone' }),
});
