/** A run as it is told: how far it is, its answer, or in one sentence why there is none. */
import type { OutOfReach, SitingRunBody } from '../../contract/siting.ts';
import { mostCandidates } from '../../contract/siting.ts';
import { mostPairs } from '../../domain/siting-world/make-world.ts';
import { toldAnswer, toldOutOfReach } from '../../domain/siting-world/tell.ts';
import type { SitingRunState } from '../../planning/siting-runs.ts';
import type { Language, ProblemKey, Quoted } from '../../texts/problems.ts';
import { problemOf } from '../errors.ts';
import { refusedChange } from '../scenarios/refused.ts';

export function toldRun(
  run: SitingRunState,
  place: number | null,
  language: Language,
): SitingRunBody {
  const { wish, made, solved, progress } = run;
  const { question, engine } = wish;
  return {
    id: run.id,
    state: run.state,
    place,
    askedAt: run.askedAt.toISOString(),
    question,
    progress: {
      step: progress.step,
      value: progress.value ?? null,
      bound: finite(progress.bound),
    },
    answer:
      made && solved
        ? {
            ...toldAnswer(engine, made, question.kind, solved, question.minutes),
            seconds: Math.round(run.seconds * 1000) / 1000,
          }
        : null,
    refusal: toldFault(run, language),
  };
}

function toldFault(run: SitingRunState, language: Language): SitingRunBody['refusal'] {
  const { fault, made, wish } = run;
  if (!fault) {
    if (run.state !== 'cancelled') return null;
    return refused(language, 'siting-cancelled', { value: wish.question.kind });
  }
  const { question, engine } = wish;
  switch (fault.reason) {
    case 'out-of-reach': {
      const outOfReach = toldOutOfReach(engine, made!, fault.points);
      const names = outOfReach.communities.flatMap(({ name }) => name ?? []).slice(0, 3);
      const first = outOfReach.places[0]!.position.join(', ');
      const quoted = { people: outOfReach.people, points: outOfReach.points };
      return refused(
        language,
        'out-of-reach',
        { ...quoted, name: names.length > 0 ? names.join(', ') : first },
        outOfReach,
      );
    }
    case 'group-not-known':
      return refused(language, 'group-not-known', { value: fault.group });
    case 'no-people':
    case 'nobody-counts':
    case 'no-points':
      return refused(language, 'nobody-counts', { value: question.area ?? question.region });
    case 'no-candidates':
      return refused(language, 'no-candidates', { value: question.candidates.kind });
    case 'too-many-candidates':
      return refused(language, fault.reason, { count: fault.count, most: mostCandidates });
    case 'outside-region': {
      const [lng, lat] = fault.position;
      const { name } = engine.region.info;
      return refused(language, 'candidate-outside', { item: fault.item, lng, lat, region: name });
    }
    case 'too-many-pairs':
      return refused(language, fault.reason, { most: mostPairs });
    case 'more-sites-than-candidates':
      return refused(language, fault.reason, {
        sites: fault.sites,
        candidates: fault.candidates,
      });
    case 'budget-below-every-cost':
      return refused(language, fault.reason, { budget: fault.budget, cheapest: fault.cheapest });
    case 'too-few-sites':
      return refused(language, fault.reason, { sites: fault.sites, needed: fault.needed });
    case 'not-found':
      return refused(language, 'sites-not-found', { sites: fault.sites });
    case 'cancelled':
      return refused(language, 'siting-cancelled', { value: question.kind });
    case 'change-refused': {
      const { key, quoted } = refusedChange(fault.problem);
      return refused(language, key, quoted);
    }
    case 'planner-busy':
      return refused(language, 'too-busy', {});
    default:
      // What the contract or the making of the world rules out: a bug, as is a thread that broke.
      return refused(language, 'siting-broke', { value: question.kind });
  }
}

function refused(
  language: Language,
  key: ProblemKey,
  quoted: Quoted,
  outOfReach: OutOfReach | null = null,
): NonNullable<SitingRunBody['refusal']> {
  return { problem: problemOf(language, key, quoted), outOfReach };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
