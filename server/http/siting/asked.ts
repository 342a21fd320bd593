/** A body of `POST /siting` as a run: every contradiction in it is refused before anything is computed. */
import type { FastifyRequest } from 'fastify';
import type { Change } from '../../contract/scenario.ts';
import {
  mostCandidates,
  solverSeconds,
  SitingQuestionSchema,
  type SitingAsked,
} from '../../contract/siting.ts';
import { isArea } from '../../domain/roles.ts';
import type { WorldQuestion } from '../../domain/siting-world/make-world.ts';
import type { SolveQuestion } from '../../domain/siting-world/solve-world.ts';
import type { Supposed } from '../../planning/questions.ts';
import type { SitingWish } from '../../planning/siting-runs.ts';
import type { Parts } from '../app.ts';
import { callerOf } from '../access.ts';
import { bodyAs } from '../body.ts';
import { languageOf, Refusal } from '../errors.ts';
import { aboutOf } from '../planning-about.ts';
import { momentIn, momentOn, shown } from '../query.ts';
import { scenarioFor } from '../scenarios/asked.ts';
import { bounded } from '../scenarios/given.ts';
import { candidatesIn } from './asked-candidates.ts';

/** Groups of categories whose facilities are public buildings; a park is none. */
const publicGroups = new Set(['base', 'public']);
const noBuilding = new Set(['green']);

export async function wishIn(request: FastifyRequest, parts: Parts): Promise<SitingWish> {
  const { changes, ...asked } = bodyAs(SitingQuestionSchema, request.body);
  const { regions, planner, categories, now } = parts;
  const engine = regions().byId(asked.region);
  if (!engine) throw new Refusal('unknown-region', { value: shown(asked.region) });
  if (!categories.some(({ code }) => code === asked.category))
    throw new Refusal('unknown-category', { value: shown(asked.category) });
  if (asked.area !== undefined && !isArea(asked.area))
    throw new Refusal('unknown-area', { value: shown(asked.area) });
  const solve = solveIn(asked);
  const moment = momentOn(
    momentIn(asked.at === undefined ? {} : { at: asked.at }, now),
    engine.hours.clock,
  );
  const publicCategories = categories
    .filter(({ code, group }) => publicGroups.has(group) && !noBuilding.has(code))
    .map(({ code }) => code);
  const question: WorldQuestion = {
    category: asked.category,
    profile: asked.profile ?? 'walk',
    kind: asked.kind,
    minutes: asked.minutes,
    group: asked.group,
    factors: asked.weights,
    area: asked.area,
    sites: asked.sites ?? mostCandidates,
    candidates: await candidatesIn(
      asked.candidates,
      publicCategories,
      parts.readTable,
      languageOf(request),
    ),
    mostCandidates,
    keepExisting: asked.keepExisting ?? true,
    day: engine.hours.dayOf(moment.date).localTime.split('T', 1)[0]!,
    at: asked.at === undefined ? undefined : moment.date,
  };
  const supposed = await supposedIn(parts, request, asked, changes);
  const about = aboutOf(parts, engine);
  if (!about.population) throw new Refusal('population-missing', { value: asked.region });
  return {
    asker: callerOf(request).id,
    question: { ...asked, candidates: { kind: asked.candidates.kind } },
    engine,
    makeWorld: async () => {
      const told = await planner.ask<'siting-world'>(about, {
        kind: 'siting-world',
        wish: question,
        ...supposed,
      });
      if (told.ok) return told.answer;
      return told.reason === 'change-refused' ? told : { ok: false, reason: 'planner-busy' };
    },
    solve,
    solverSeconds: asked.solverSeconds ?? solverSeconds.usual,
  };
}

/** What is supposed beside today: a scenario that is kept, or changes that are sent. */
async function supposedIn(
  parts: Parts,
  request: FastifyRequest,
  { scenario, region }: { scenario?: string; region: string },
  changes: readonly Change[] | undefined,
): Promise<Supposed> {
  if (changes !== undefined && scenario !== undefined)
    throw new Refusal('one-of-two', { name: 'changes', other: 'scenario' });
  if (scenario !== undefined)
    return { changes: (await scenarioFor(parts, request, scenario, region)).changes };
  return changes === undefined ? {} : { changes: bounded(changes) };
}

function solveIn(asked: Omit<SitingAsked, 'changes'>): SolveQuestion {
  const { kind, sites, budget, capacities, group, weights } = asked;
  if (kind === 'cover-all') {
    const [name, value] = sites === undefined ? ['budget', budget] : ['sites', sites];
    if (value !== undefined) throw new Refusal('no-sites-for-all', { name, value });
  } else if (kind === 'least-worst') {
    if (budget !== undefined) throw new Refusal('only-sites', { value: budget });
    if (sites === undefined) throw new Refusal('missing-field', { name: 'sites' });
  } else if ((sites === undefined) === (budget === undefined))
    throw new Refusal('one-of-sites-and-budget', {
      value: shown(JSON.stringify({ sites, budget })),
    });
  if (capacities && kind !== 'cover-most')
    throw new Refusal('capacities-only-for-most', { value: kind });
  if (group && weights) throw new Refusal('group-and-weights', { value: group });
  if (capacities && weights)
    throw new Refusal('capacities-and-weights', { value: shown(JSON.stringify(weights)) });
  return {
    kind,
    means: sites !== undefined ? { sites } : budget !== undefined ? { budget } : null,
    leaveOut: asked.leaveOut ?? false,
    capacities: capacities
      ? { newSite: capacities.newSite, unknownExisting: capacities.unknownExisting ?? null }
      : null,
  };
}
