/** What residents wrote beside their scores, for the office of that community: once the window is over, without who wrote it, each look on record. */
import {
  EvaluationRemarksSchema,
  remarksPerPage,
  type EvaluationRemarks,
} from '../../contract/evaluation.ts';
import { evaluationResult, evaluationWindow, latestClosedYear } from '../../domain/evaluation.ts';
import { readScorecardNorms, type PublishedNorm } from '../../domain/scorecard/norms.ts';
import { callerIn } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { pageIn } from '../asked-areas.ts';
import { divisionOf } from '../asked-division.ts';
import { onlyKnown, required, type Query } from '../query.ts';
import { described } from '../schemas.ts';

export function evaluationRemarkRoutes(app: App, { records, facts, now }: Parts): void {
  const norms = readScorecardNorms((facts.norms as { norms: PublishedNorm[] }).norms);

  app.get(
    '/api/v1/office/evaluation-remarks',
    {
      config: { access: 'remark:read' },
      schema: described(
        ['communities'],
        'Remarks of the last evaluation whose window is over',
        EvaluationRemarksSchema,
        404,
      ),
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['community', 'page']);
      const { code } = divisionOf(records, required(query, 'community'), [12]);
      const { id: reader } = callerIn(request, 'remark:read', code);
      const page = pageIn(query);
      const year = latestClosedYear(norms, now());
      const window = evaluationWindow(year, norms);
      const scores = records.evaluations.scoresWithin(code, year).get(code) ?? [];
      const result = evaluationResult(code, window, scores, norms, now());
      const read =
        result.answers === null
          ? { remarks: [], total: 0 }
          : records.evaluations.remarks(code, year, reader, {
              // Whoever agreed to another text, or to none any more, did not write to the office.
              isMeant: (author) => records.consents.holds(author, 'evaluation'),
              page,
              size: remarksPerPage,
            });
      const answer: EvaluationRemarks = { result, ...read, page, pageSize: remarksPerPage };
      return reply.header('cache-control', 'no-store').send(answer);
    },
  );
}
