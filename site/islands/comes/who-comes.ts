import { useEffect, useState } from 'preact/hooks';
import type { Circle } from '../../../server/contract/circle.ts';
import type { ServicesAnswer } from '../../../server/contract/offering.ts';
import type { ComesHere } from '../../lib/comes.ts';

/** What is known of one door. */
export interface WhoComes {
  readonly circle: Circle;
  readonly comes: ReadonlyMap<string, ComesHere>;
}

/** A circle rests so long before it is asked who comes: while a pin is dragged nobody is. */
const restMilliseconds = 600;
const timeoutMilliseconds = 15_000;

let asked = '';
let known: WhoComes | null = null;
const watching = new Set<(known: WhoComes | null) => void>();

function tell(next: WhoComes | null): void {
  known = next;
  for (const one of watching) one(next);
}

export const doorOf = ({ origin }: Circle) => origin.position.join(',');

/** A failure is silent, for what lies inside is told all the same; the next circle of the door asks again. */
async function ask(circle: Circle, lang: string): Promise<void> {
  const [lng, lat] = circle.origin.position;
  let answer: ServicesAnswer | null = null;
  try {
    const response = await fetch(`/api/v1/services?lng=${lng}&lat=${lat}&mode=at_home`, {
      headers: { accept: 'application/json', 'accept-language': lang },
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (response.ok) answer = (await response.json()) as ServicesAnswer;
  } catch {
    // Offline: nobody can be booked either.
  }
  if (asked !== doorOf(circle)) return;
  if (!answer) asked = '';
  else tell({ circle, comes: new Map(answer.categories.map(({ code, ...rest }) => [code, rest])) });
}

/** Asks for the door of a circle once it rests there; all who watch see the answer. A circle at the same door keeps it. */
export function useAskWhoComes(circle: Circle | null, lang: string): void {
  const door = circle && doorOf(circle);
  useEffect(() => {
    if (!circle || door === null) return;
    if (asked === door) {
      if (known) tell({ ...known, circle });
      return;
    }
    asked = '';
    if (known) tell(null);
    const timer = setTimeout(() => {
      // Another part of the page has asked for it meanwhile.
      if (asked === door) return;
      asked = door;
      void ask(circle, lang);
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [door, circle?.limitMinutes, circle?.at]);
}

/** Null until the door was asked about. */
export function useWhoComes(): WhoComes | null {
  const [now, setNow] = useState(known);
  useEffect(() => {
    setNow(known);
    watching.add(setNow);
    return () => void watching.delete(setNow);
  }, []);
  return now;
}
