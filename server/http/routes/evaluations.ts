/** The residents' yearly evaluation: the form, one's own answer, the result. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  EvaluationAnswerSchema,
  EvaluationFormSchema,
  EvaluationResultSchema,
  OwnEvaluationSchema,
  type OwnEvaluation,
} from '../../contract/evaluation.ts';
import {
  evaluationQuestions,
  evaluationResult,
  evaluationScale,
  evaluationWindow,
  isOpen,
} from '../../domain/evaluation.ts';
import { dayOf } from '../../domain/register/day.ts';
import { readScorecardNorms, type PublishedNorm } from '../../domain/scorecard/norms.ts';
import { callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { divisionOf } from '../asked-division.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';

const tags = ['communities'];
const firstYear = 2026;
const params = Type.Object({
  community: Type.String({ description: '12 digits' }),
  year: Type.String({ description: 'four digits' }),
});

export function evaluationRoutes(app: App, { records, facts, now }: Parts): void {
  const norms = readScorecardNorms((facts.norms as { norms: PublishedNorm[] }).norms);
  const thisYear = () => Number(dayOf(now()).slice(0, 4));
  const asked = (request: FastifyRequest) => {
    onlyKnown(request.query as Query, []);
    const { community, year: text } = request.params as { community: string; year: string };
    const { code } = divisionOf(records, community, [12]);
    const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
    if (!(year >= firstYear && year <= thisYear()))
      throw new Refusal('unknown-year', { value: shown(text) });
    return { code, year, window: evaluationWindow(year, norms) };
  };
  const own = (request: FastifyRequest): OwnEvaluation => {
    const { code, year, window } = asked(request);
    const given = records.evaluations.own(code, year, callerOf(request).id);
    const { scores, remark, at } = given ?? { scores: null, remark: null, at: null };
    return { community: code, year, scores, remark, at, canChange: isOpen(window, now()) };
  };

  app.get(
    '/api/v1/evaluations',
    {
      schema: {
        tags,
        summary: 'The form of the yearly evaluation, and when it is open',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(EvaluationFormSchema, 400),
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      const window = evaluationWindow(thisYear(), norms);
      return {
        questions: evaluationQuestions,
        scale: evaluationScale,
        ...window,
        open: isOpen(window, now()),
        leastAnswers: norms['evaluation-answers'].value,
      };
    },
  );

  app.get(
    '/api/v1/evaluations/:community/:year',
    {
      schema: {
        tags,
        summary: 'What residents said of a community in a year',
        params,
        querystring: Type.Object({ lang: common.lang }),
        response: answers(EvaluationResultSchema, 400, 404),
      },
    },
    (request) => {
      const { code, year, window } = asked(request);
      const scores = records.evaluations.scoresWithin(code, year).get(code) ?? [];
      return evaluationResult(code, window, scores, norms, now());
    },
  );

  app.get(
    '/api/v1/evaluations/:community/:year/mine',
    {
      config: { access: 'signed-in' },
      schema: { ...described(tags, 'One’s own answer', OwnEvaluationSchema, 404), params },
    },
    (request, reply) => reply.header('cache-control', 'no-store').send(own(request)),
  );

  app.post(
    '/api/v1/evaluations/:community/:year',
    {
      config: { access: 'signed-in' },
      schema: {
        ...described(
          tags,
          'Answers the evaluation, or changes one’s answer while it is open',
          OwnEvaluationSchema,
          404,
        ),
        params,
        body: EvaluationAnswerSchema,
      },
    },
    (request) => {
      const { code, year, window } = asked(request);
      const { scores, remark = null } = bodyAs(EvaluationAnswerSchema, request.body);
      if (!isOpen(window, now()))
        throw new Refusal('evaluation-closed', {
          year,
          first: window.opensOn,
          last: window.closesOn,
        });
      const { id } = callerOf(request);
      if (!records.consents.holds(id, 'evaluation'))
        throw new Refusal('consent-needed', { value: 'evaluation' });
      records.evaluations.answer(code, year, id, { scores, remark });
      return own(request);
    },
  );
}
