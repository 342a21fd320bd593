/** How a community or an area stands against the norms of the plan. Public. */
import { setImmediate } from 'node:timers';
import Type from 'typebox';
import {
  ScorecardSchema,
  type AreaScorecard,
  type CommunityScorecard,
} from '../../contract/scorecard.ts';
import { latestClosedYear } from '../../domain/evaluation.ts';
import { failingCommunities } from '../../domain/scorecard/failing.ts';
import { communityRows } from '../../domain/scorecard/community-rows.ts';
import { judgeHall } from '../../domain/scorecard/hall.ts';
import { readScorecardNorms, type PublishedNorm } from '../../domain/scorecard/norms.ts';
import { rollUp } from '../../domain/scorecard/roll-up.ts';
import type { CommunityInput } from '../../domain/scorecard/input.ts';
import { SixInOneBook, type SixInOne } from '../../domain/scorecard/six-in-one.ts';
import type { Division } from '../../store/app/divisions.ts';
import type { App, Parts } from '../app.ts';
import { divisionOf } from '../asked-division.ts';
import { languageOf, Refusal } from '../errors.ts';
import { KeptRollUps } from '../kept-roll-ups.ts';
import { onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';
import { areaAnswer, communityCardAnswer, scorecardCsv } from '../scorecard-answers.ts';

/** What other routes and pages take from the scorecards. */
export interface Scorecards {
  /** A community's own card; null for what is no community. */
  of(code: string): CommunityScorecard | null;
  /** The card of any area above communities; null for a code that is none. */
  ofArea(code: string): AreaScorecard | null;
  /** Communities of an area that fail norms or lack figures, the worst first; searches that are still open are started. */
  failing(area: Division, most: number): FailingNorms;
}

export interface FailingNorms {
  communities: number;
  failing: number;
  withoutFigure: number;
  worst: { name: string; rows: CommunityScorecard['rows']; withoutFigure: number; code: string }[];
}

/** Mounts the route, and gives the same cards to others. */
export function scorecardRoutes(app: App, parts: Parts): Scorecards {
  const { records, facts, categories, regions, now } = parts;
  const norms = readScorecardNorms((facts.norms as { norms: PublishedNorm[] }).norms);
  const delta = new Set((facts.pearlRiverDelta as { cities: string[] }).cities);
  const isInDelta = (code: string) => delta.has(code.slice(0, 4));
  const book = new SixInOneBook(() => regions().all(), categories);

  let isWorking = false;
  let isClosed = false;
  app.addHook('onClose', (_, done) => {
    isClosed = true;
    done();
  });
  /** Works off the queue, one search in each turn of the loop, until it is empty. */
  const workOff = () => {
    if (isWorking || isClosed) return;
    isWorking = true;
    const turn = () => {
      if (!isClosed && book.step(now())) setImmediate(turn);
      else isWorking = false;
    };
    setImmediate(turn);
  };

  const evaluationsIn = (area: string) => {
    const totals = records.evaluations.totalsWithin(area, latestClosedYear(norms, now()));
    return (code: string) => totals.get(code) ?? null;
  };

  const communityCard = (area: Division) => {
    const [community] = records.scorecardSource.within(area.code, area.invented);
    return cardOf(area, community!, book.of(community!, book.view(now())));
  };

  const cardOf = (area: Division, community: CommunityInput, six: SixInOne) => {
    const rows = communityRows(community, {
      norms,
      inDelta: isInDelta(area.code),
      six,
      evaluation: evaluationsIn(area.code)(area.code),
    });
    return communityCardAnswer(area, community.kind, rows);
  };

  const rollUps = new KeptRollUps();
  const areaCard = (area: Division) => {
    const at = now();
    const view = book.view(at);
    const engines = view.regions.map(({ number }) => number).join();
    const state = `${records.audit.newest()} ${engines} ${view.day}`;
    return rollUps.of(area.code, state, at, () => madeCard(area, view));
  };

  const madeCard = (area: Division, view: ReturnType<typeof book.view>) => {
    const halls = new Map(
      records.streetHalls.within(area.code).map(({ code, squareMeters }) => [code, squareMeters]),
    );
    const streets = records.divisions
      .streetsWithin(area)
      .map(({ code, name }) => ({ name, squareMeters: halls.get(code) ?? null }));
    const rolled = rollUp({
      communities: records.scorecardSource.within(area.code, area.invented),
      halls: area.level === 'street' ? [] : streets,
      norms,
      isInDelta,
      sixInOne: (community) => book.known(community, view),
      evaluationOf: evaluationsIn(area.code),
    });
    if (rolled.notComputed > 0) workOff();
    const own =
      area.level === 'street' ? judgeHall(area.name, halls.get(area.code) ?? null, norms) : null;
    return areaAnswer(area, records.divisions.countsOf(area), rolled, own);
  };

  app.get(
    '/api/v1/scorecard/:code',
    {
      schema: {
        tags: ['communities'],
        summary: 'How a community or an area stands against the norms of the plan',
        params: Type.Object({ code: Type.String({ description: '2 to 12 digits' }) }),
        querystring: Type.Object({
          format: Type.Optional(Type.Enum(['json', 'csv'])),
          lang: common.lang,
        }),
        response: answers(ScorecardSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['format']);
      const format = text(query, 'format') ?? 'json';
      if (format !== 'json' && format !== 'csv')
        throw new Refusal('invalid-field', { name: 'format', value: shown(format) });
      const area = divisionOf(records, (request.params as { code: string }).code);
      const card = area.level === 'community' ? communityCard(area) : areaCard(area);
      reply.header('cache-control', 'no-cache');
      if (format === 'json') return card;
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="scorecard-${area.code}.csv"`);
      return scorecardCsv(card, languageOf(request) === 'en' ? 'en' : 'zh');
    },
  );

  const of = (code: string) => {
    const area = records.divisions.byCode(code);
    if (area?.level !== 'community') return null;
    return records.scorecardSource.within(code, area.invented).length > 0
      ? communityCard(area)
      : null;
  };

  const failing = (area: Division, most: number): FailingNorms => {
    const view = book.view(now());
    let open = 0;
    const all = failingCommunities(records.scorecardSource.within(area.code, area.invented), {
      norms,
      isInDelta,
      sixInOne: (community) => {
        const { six, isOpen } = book.known(community, view);
        if (isOpen) open++;
        return six;
      },
      evaluationOf: evaluationsIn(area.code),
    });
    if (open > 0) workOff();
    const bad = all.filter((one) => one.failing > 0);
    return {
      communities: bad.length,
      failing: bad.reduce((sum, one) => sum + one.failing, 0),
      withoutFigure: all.filter((one) => one.withoutFigure > 0).length,
      worst: all.slice(0, most).map(({ community, withoutFigure }) => {
        const division = records.divisions.byCode(community.code)!;
        const { rows } = cardOf(division, community, book.known(community, view).six);
        return {
          code: community.code,
          name: division.name,
          rows: rows.filter(({ state, code }) => state === 'not-met' && code !== 'six-in-one'),
          withoutFigure,
        };
      }),
    };
  };
  const ofArea = (code: string) => {
    const area = records.divisions.byCode(code);
    return area && area.level !== 'community' ? areaCard(area) : null;
  };
  return { of, ofArea, failing };
}
