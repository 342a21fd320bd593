/** One upload of a table of facilities, from the request to its plan, and on to the register if that is asked for. */
import type { FastifyRequest } from 'fastify';
import type { FacilityImportResult } from '../contract/facility-import.ts';
import { importArea } from '../domain/register/import-area.ts';
import { readRegisterNorms } from '../domain/register/register-norms.ts';
import type { NormEntry } from '../domain/norms.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import { areasOf, mayDo, type Actor } from '../domain/roles.ts';
import type { Language } from '../texts/problems.ts';
import { callerOf } from './access.ts';
import type { Parts } from './app.ts';
import { languageOf, Refusal } from './errors.ts';
import { resultOf, tableSaid } from './facility-import-answers.ts';
import { linesAsCsv } from './facility-import-lines.ts';
import {
  errorsOf,
  planUpload,
  readUpload,
  type ImportPlan,
  type ReadUpload,
  type Upload,
} from './facility-import-plan.ts';
import { columnsIn, keepIn } from './facility-import-query.ts';
import { LineWords } from './facility-import-words.ts';
import { oneOf, onlyKnown, requiredText, shown, type Query } from './query.ts';
import { Turns } from './turns.ts';
import { uploadedFile } from './upload.ts';

const action = 'facility:import';
/** Uploads in the house at once, each of at most `uploadMegabytes`; they are judged one after the other. */
export const mostUploads = 8;
/** The register may change between a plan and its writing: then it is planned anew. */
const mostPlans = 5;

interface Asked {
  upload: Upload;
  engine: RegionEngine;
  actor: Actor;
  language: Language;
  read: ReadUpload;
}

export function facilityUploads(parts: Parts) {
  const { records, regions, now, readFacilities, facts, categories } = parts;
  const norms = readRegisterNorms((facts.norms as { norms: NormEntry[] }).norms);
  const turns = new Turns(mostUploads);

  /** Reads query and file, and does `work` when it is this upload's turn. */
  async function inTurn<T>(
    request: FastifyRequest,
    known: readonly string[],
    work: (asked: Asked) => Promise<T>,
  ): Promise<T> {
    const query = request.query as Query;
    onlyKnown(query, ['region', 'crs', 'columns', 'keep', ...known]);
    const crs = oneOf(query, 'crs', ['wgs84', 'gcj02', 'bd09'], 'wgs84', 'unknown-choice')!;
    const choices = { crs, columns: columnsIn(query), keep: keepIn(query) };
    const region = requiredText(query, 'region');
    const engine = regions().byId(region);
    if (!engine) throw new Refusal('unknown-region', { value: shown(region) });
    const [actor, language] = [callerOf(request), languageOf(request)];
    const place = turns.enter();
    if (!place) throw new Refusal('too-busy');
    try {
      const upload: Upload = { ...choices, ...(await uploadedFile(request)) };
      return await place.take(async () => {
        const read = await readUpload(upload, engine, officeOf(actor), records, readFacilities);
        if ('ok' in read) {
          const name = tableSaid(language, read).replace(/[。.]$/u, '');
          throw new Refusal('unreadable-table', { value: shown(upload.name), name });
        }
        return work({ upload, engine, actor, language, read });
      });
    } finally {
      place.leave();
    }
  }

  const plan = ({ read, upload, engine, actor }: Asked): Promise<ImportPlan> =>
    planUpload(read, upload, engine, {
      records,
      norms,
      now: now(),
      isOwn: (community) => mayDo(actor, action, community),
    });

  const wordsOf = ({ language, read: { table } }: Asked) =>
    new LineWords({
      language,
      lineIs: table.lineIs,
      categories,
      communityName: (code) => records.facilities.nameOfCommunity(code),
    });

  const answer = (asked: Asked, made: ImportPlan, importId: string | null) =>
    resultOf(asked.read, made, wordsOf(asked), asked.language, importId);

  async function write(asked: Asked, seen: string): Promise<FacilityImportResult> {
    const { upload, engine, actor, read } = asked;
    const changed = () => new Refusal('plan-changed', { value: shown(upload.name) });
    for (let plans = 1; plans <= mostPlans; plans++) {
      const made = await plan(asked);
      const { present, verdicts } = made;
      if (!isSound(read, made)) return answer(asked, made, null);
      if (made.fingerprint !== seen) throw changed();
      const file = {
        fileName: upload.name,
        sha256: read.sha256,
        area: importArea(verdicts, present.rows),
        region: engine.region.info.id,
        crs: upload.crs,
      };
      const done = records.facilityImports.apply(verdicts, present, file, actor.id);
      if (!done.ok) continue;
      if (upload.columns)
        records.facilityImports.rememberColumns(read.table.headers, officeOf(actor), {
          ...upload.columns,
        });
      return answer(asked, made, done.row.id);
    }
    throw changed();
  }

  return {
    /** What the table would do; nothing is written. */
    look: (request: FastifyRequest) =>
      inTurn(request, ['apply'], async (asked) => answer(asked, await plan(asked), null)),
    /** All of it, if it is still the plan that was looked at. */
    write: (request: FastifyRequest) =>
      inTurn(request, ['apply', 'plan'], (asked) =>
        write(asked, requiredText(request.query as Query, 'plan')),
      ),
    /** The verdicts as a table. */
    lines: (request: FastifyRequest) =>
      inTurn(request, [], async (asked) =>
        linesAsCsv(asked.read, await plan(asked), wordsOf(asked), asked.language),
      ),
  };
}

/** Every line can be written, and at least one says something new. */
function isSound(read: ReadUpload, made: ImportPlan): boolean {
  const writes = made.verdicts.some(({ verdict }) => verdict === 'new' || verdict === 'changed');
  return writes && read.table.columnProblems.length === 0 && errorsOf(made, read.table) === 0;
}

/** Whose choices are remembered: of several areas the first by its code. */
const officeOf = (actor: Actor): string => areasOf(actor, action).toSorted()[0] ?? '44';
