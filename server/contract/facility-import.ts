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
  name: Type.String({ description: 'empty where it could not be read' }),
  verdict: Type.Enum([...importVerdicts]),
  position: orNull(PositionSchema),
  says: orNull(Type.String({ description: 'why, in the reader’s language' })),
  canKeep: Type.Boolean({ description: 'a duplicate that may be written all the same' }),
  isKept: Type.Boolean({ description: 'a duplicate that is written: it counts as new' }),
});

export const ImportFieldSchema = Type.Object({
  code: Type.String(),
  name: Type.String({ description: 'in the reader’s language' }),
  column: orNull(Type.Integer({ description: 'number in `headers`, counted from 0' })),
});

export const FacilityImportResultSchema = Type.Object({
  applied: Type.Boolean(),
  id: orNull(Type.String({ description: 'of the import, once written' })),
  plan: Type.String({ description: 'sent back to write just this and nothing else' }),
  lineIs: Type.Enum(['line', 'row', 'feature']),
  headers: Type.Array(
    Type.Object({ name: Type.String(), sample: Type.String({ description: 'a first value' }) }),
    { description: 'as they stand in the table' },
  ),
  fields: Type.Array(ImportFieldSchema),
  columnProblems: Type.Array(Type.String()),
  isRemembered: Type.Boolean({ description: 'columns were chosen for such a table before' }),
  crsHint: orNull(Type.Enum(['wgs84', 'gcj02', 'bd09'], { description: 'what headers mention' })),
  suspicion: orNull(Type.Object({ crs: Type.Enum(['gcj02', 'bd09']), says: Type.String() })),
  notes: Type.Array(Type.String()),
  leftOut: Type.Object({
    count: Type.Integer({ description: 'values left out of lines that are taken' }),
    says: Type.Array(Type.String(), { description: 'the first twenty' }),
  }),
  counts: Type.Object({ new: count, changed: count, same: count, duplicate: count, error: count }),
  kept: Type.Integer({ description: 'duplicates among the new ones' }),
  placed: Type.Integer({ description: 'without a position, put in the middle of their community' }),
  lines: Type.Array(ImportedLineSchema),
});
export type FacilityImportResult = Static<typeof FacilityImportResultSchema>;
export type ImportedLine = Static<typeof ImportedLineSchema>;
export type ImportVerdict = ImportedLine['verdict'];

export const FacilityImportSchema = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  area: Type.String(),
  areaName: orNull(Type.String()),
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
export type ImportUndone = Static<typeof ImportUndoneSchema>;
