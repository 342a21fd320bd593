/** Steps as people tell them: a street that is only crossed is none. */

export type StepNote = 'steps' | 'gate' | 'ferry' | 'crossing' | 'bridge' | 'tunnel' | 'off-street';

export interface RouteStep {
  street: string | null;
  meters: number;
  seconds: number;
  note: StepNote | null;
}

/** A street walked for less than this, between two other steps, is crossed and not walked along. */
const crossedMeters = 8;

/** What no piece of street can be a part of. */
const ownThing = new Set<StepNote | null>(['gate', 'ferry', 'off-street']);

/** Joins what is one and the same, and lets neighbours swallow streets that are only crossed. Metres and seconds keep their sums. */
export function tidySteps(told: readonly RouteStep[]): RouteStep[] {
  const steps = told.map((step) => ({ ...step }));
  // First: two short pieces of one street may be long enough together.
  joinSame(steps);
  for (let i = 1; i < steps.length - 1; i++) {
    const { note, meters, seconds } = steps[i]!;
    if (note !== null || meters >= crossedMeters) continue;
    const eater = eaterOf(steps[i - 1]!, steps[i + 1]!);
    if (!eater) continue;
    eater.meters += meters;
    eater.seconds += seconds;
    steps.splice(i, 1);
    // The neighbours now meet, and one that was looked at before may have become the same as the next.
    i = Math.max(0, i - 2);
    joinSame(steps);
  }
  joinSame(steps);
  return steps;
}

/** A plain street before anything else, and of two the longer. */
function eaterOf(before: RouteStep, after: RouteStep): RouteStep | undefined {
  const able = [before, after].filter(({ note }) => !ownThing.has(note));
  const plain = able.filter(({ note }) => note === null);
  const among = plain.length > 0 ? plain : able;
  return among.sort((a, b) => b.meters - a.meters)[0];
}

function joinSame(steps: RouteStep[]): void {
  for (let i = 1; i < steps.length;) {
    const before = steps[i - 1]!,
      here = steps[i]!;
    const same = before.street === here.street && before.note === here.note;
    if (!same || here.note === 'gate') i++;
    else {
      before.meters += here.meters;
      before.seconds += here.seconds;
      steps.splice(i, 1);
    }
  }
}
