import type { SitingQuestion, SitingRefusal, SitingWorld } from './world.ts';

/** No single point of a map holds more people: the largest street offices have under a million. */
export const MAX_POINT_WEIGHT = 10_000_000;
/** Longer than any walk: a week. */
export const MAX_SECONDS = 7 * 24 * 3600;

/** What is wrong with a world or a question, the first fault only; null if nothing is. Linear in the pairs. */
export function checkSiting(world: SitingWorld, question: SitingQuestion): SitingRefusal | null {
  return checkPeople(world) ?? checkPlaces(world) ?? checkQuestion(world, question);
}

function checkPeople({ weights }: SitingWorld): SitingRefusal | null {
  if (weights.length === 0) return { ok: false, reason: 'no-points' };
  let people = 0;
  for (let point = 0; point < weights.length; point++) {
    const weight = weights[point] as number;
    if (!(weight >= 0 && weight <= MAX_POINT_WEIGHT)) {
      return { ok: false, reason: 'bad-weight', point, weight };
    }
    people += weight;
  }
  return people > 0 ? null : { ok: false, reason: 'no-people' };
}

function checkPlaces(world: SitingWorld): SitingRefusal | null {
  const { candidates, pairs, costs, capacities, existing = [] } = world;
  if (!(Number.isInteger(candidates) && candidates > 0)) {
    return { ok: false, reason: 'no-candidates' };
  }
  const { points, candidates: to, seconds } = pairs;
  const uneven = points.length !== to.length || points.length !== seconds.length;
  const isShort = [costs, capacities].some((column) => column && column.length !== candidates);
  if (uneven || isShort) {
    return { ok: false, reason: 'lengths-differ' };
  }
  const isIndex = (value: number, end: number) =>
    Number.isInteger(value) && value >= 0 && value < end;
  for (let pair = 0; pair < points.length; pair++) {
    const time = seconds[pair] as number;
    const known =
      isIndex(points[pair] as number, world.weights.length) &&
      isIndex(to[pair] as number, candidates) &&
      time >= 0 &&
      time <= MAX_SECONDS;
    if (!known) return { ok: false, reason: 'bad-pair', pair };
  }
  const unknown = existing.find((candidate) => !isIndex(candidate, candidates));
  if (unknown !== undefined) return { ok: false, reason: 'bad-existing', candidate: unknown };
  for (let candidate = 0; candidate < (costs?.length ?? 0); candidate++) {
    const cost = costs![candidate] as number;
    if (!(cost >= 0 && cost < Infinity)) {
      return { ok: false, reason: 'bad-cost', candidate, cost };
    }
  }
  for (let candidate = 0; candidate < (capacities?.length ?? 0); candidate++) {
    const capacity = capacities![candidate] as number;
    if (!(capacity >= 0)) return { ok: false, reason: 'bad-capacity', candidate, capacity };
  }
  return null;
}

function checkQuestion(world: SitingWorld, question: SitingQuestion): SitingRefusal | null {
  const seconds =
    question.kind === 'least-mean'
      ? question.beyondSeconds
      : question.kind === 'least-worst'
        ? 1
        : question.limitSeconds;
  if (world.capacities && question.kind !== 'cover-most') {
    return { ok: false, reason: 'capacities-not-asked' };
  }
  if (!(seconds > 0 && seconds <= MAX_SECONDS)) return { ok: false, reason: 'bad-limit', seconds };
  const standing = new Set(world.existing);
  const free = world.candidates - standing.size;
  if ('sites' in question) {
    const { sites } = question;
    if (!(Number.isInteger(sites) && sites > 0)) return { ok: false, reason: 'bad-sites', sites };
    if (sites > free) {
      return { ok: false, reason: 'more-sites-than-candidates', sites, candidates: free };
    }
  }
  if ('budget' in question) {
    const { budget } = question;
    if (!(budget > 0 && budget < Infinity)) return { ok: false, reason: 'bad-budget', budget };
    if (free === 0) return { ok: false, reason: 'no-candidates' };
    let cheapest = Infinity;
    for (let candidate = 0; candidate < world.candidates; candidate++) {
      if (!standing.has(candidate)) cheapest = Math.min(cheapest, world.costs?.[candidate] ?? 1);
    }
    if (cheapest > budget) {
      return { ok: false, reason: 'budget-below-every-cost', budget, cheapest };
    }
  }
  return null;
}
