/** Figures of communities as tables: out as CSV, in by upload, first looked through and then applied whole or not at all. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { FiguresResultSchema, type FiguresResult } from '../../contract/community.ts';
import { headers } from '../../domain/communities/columns.ts';
import type { CommunityFieldFacts } from '../../domain/communities/fields.ts';
import { judgeTable, type JudgedTable } from '../../domain/communities/judge-table.ts';
import type { RowVerdict } from '../../domain/communities/table.ts';
import { mayDo } from '../../domain/roles.ts';
import { figureFaultWords } from '../../texts/figures.ts';
import { tableSentence, type TableKey } from '../../texts/tables.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { divisionOf } from '../asked-division.ts';
import { byteOrderMark, csvLines } from '../csv.ts';
import { languageOf, Refusal } from '../errors.ts';
import { flagIn, onlyKnown, shown, text, type Query } from '../query.ts';
import { common, described } from '../schemas.ts';
import { acceptFiles, uploadedFile } from '../upload.ts';

const tags = ['communities'];
const mostListed = 500;
const kindWords = {
  urban: { zh: '城市社区', en: 'urban' },
  rural: { zh: '农村社区', en: 'rural' },
};

export function figureRoutes(app: App, { records, facts, readTable }: Parts): void {
  const fieldFacts = facts.communityFields as CommunityFieldFacts;

  app.get(
    '/api/v1/communities.csv',
    {
      config: { access: 'community:export' },
      schema: {
        ...described(tags, 'Figures of an area’s communities as CSV', Type.String(), 404),
        querystring: Type.Object({
          area: Type.Optional(Type.String({ default: '44' })),
          lang: common.lang,
        }),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area']);
      const { code: area } = divisionOf(records, text(query, 'area') ?? '44');
      callerIn(request, 'community:export', area);
      const language = languageOf(request) === 'en' ? 'en' : 'zh';
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="communities-${area}.csv"`)
        .header('cache-control', 'no-store');
      return byteOrderMark + csvLines([...exported(area, language)]);
    },
  );

  /** Header and rows, with the names of the levels above for whoever reads the table. */
  function* exported(area: string, language: 'zh' | 'en'): Generator<unknown[]> {
    yield headers(fieldFacts, language);
    const names = new Map<string, string>();
    const nameOf = (code: string) => {
      if (!names.has(code)) names.set(code, records.divisions.byCode(code)?.name ?? '');
      return names.get(code)!;
    };
    for (const { code, name, kind, values } of records.communities.eachWithin(area))
      yield [
        code,
        name,
        ...[9, 6, 4].map((length) => nameOf(code.slice(0, length))),
        kindWords[kind][language],
        ...fieldFacts.fields.map((field) => values[field.code]),
      ];
  }

  async function judged(request: FastifyRequest): Promise<FiguresResult> {
    const query = request.query as Query;
    onlyKnown(query, ['apply']);
    const apply = flagIn(query, 'apply');
    const actor = callerOf(request);
    const { name, bytes } = await uploadedFile(request);
    const table = await readTable(bytes, name);
    if (!table.ok)
      throw new Refusal('unreadable-table', {
        value: shown(name),
        name: sentenceOf(request, table),
      });
    const lookup = records.communities.lookup((code) => mayDo(actor, 'community:edit', code));
    const read = judgeTable(table.headers, table.rows, fieldFacts, lookup);
    if (!read.ok) {
      if (read.reason === 'twice') throw new Refusal('column-twice', { value: shown(read.header) });
      const value = shown(table.headers.join(', '));
      const isIdentity = read.reason === 'no-identity';
      throw new Refusal(isIdentity ? 'no-community-column' : 'no-figure-column', { value });
    }
    const applies = apply && read.counts.error === 0;
    if (applies) {
      const rows = read.verdicts.filter(({ changes }) => changes.length > 0);
      const done = records.communities.applyTable(
        rows.map(({ code, changes }) => ({ code: code!, changes })),
        actor.id,
      );
      if (!done) throw new Refusal('plan-changed', { value: shown(name) });
    }
    return resultOf(table.headers, read, applies);
  }

  void app.register(async (scope) => {
    await acceptFiles(scope);
    scope.post(
      '/api/v1/communities/figures',
      {
        config: { access: 'community:edit' },
        schema: {
          ...described(
            tags,
            'A table of figures (CSV, XLSX): what it would change; with apply=1 all of it or nothing',
            FiguresResultSchema,
            409,
            413,
          ),
          consumes: ['multipart/form-data'],
          querystring: Type.Object({
            apply: Type.Optional(Type.Enum(['0', '1'])),
            lang: common.lang,
          }),
        },
      },
      (request) => judged(request),
    );
  });
}

/** Why a file cannot be read, to stand within another sentence. */
function sentenceOf(request: FastifyRequest, { key, quoted }: { key: string; quoted: object }) {
  const sentence = tableSentence(languageOf(request), key as TableKey, quoted as never);
  return sentence.replace(/[。.]$/u, '');
}

function resultOf(
  tableHeaders: readonly string[],
  { columns, verdicts, counts }: JudgedTable,
  applied: boolean,
): FiguresResult {
  const listed = verdicts
    .filter(({ verdict }) => verdict !== 'same')
    .sort((a, b) => Number(b.verdict === 'error') - Number(a.verdict === 'error'));
  return {
    applied,
    counts,
    columns: tableHeaders.map((header, i) => ({ header, field: columns[i] ?? null })),
    rows: listed.slice(0, mostListed).map(rowAnswer),
  };
}

function rowAnswer({ fault, ...row }: RowVerdict): FiguresResult['rows'][number] {
  return fault ? { ...row, problem: figureFaultWords(fault) } : row;
}
