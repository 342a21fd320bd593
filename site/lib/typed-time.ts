import { firstYear, isLocalTime, lastYear } from './local-time.ts';

/** What the two inputs hold. */
export interface TypedTime {
  readonly date: string;
  readonly time: string;
}

export type CheckedTime =
  | { readonly ok: true; readonly at: string }
  | { readonly ok: false; readonly field: 'date'; readonly reason: 'no-date' | 'year' }
  | { readonly ok: false; readonly field: 'time'; readonly reason: 'no-time' };

/**
 * A date and a time as a form holds them, as a wall time. A browser gives an empty text for what is half typed or does not
 * exist, such as 30 February.
 */
export function checkTyped({ date, time }: TypedTime): CheckedTime {
  const year = Number(/^(\d{4,6})-\d{2}-\d{2}$/.exec(date)?.[1] ?? Number.NaN);
  if (Number.isNaN(year)) return { ok: false, field: 'date', reason: 'no-date' };
  if (year < firstYear || year > lastYear) return { ok: false, field: 'date', reason: 'year' };
  // Some browsers add seconds.
  const minute = time.slice(0, 5);
  if (!isLocalTime(`${date}T00:00`)) return { ok: false, field: 'date', reason: 'no-date' };
  if (!isLocalTime(`${date}T${minute}`)) return { ok: false, field: 'time', reason: 'no-time' };
  return { ok: true, at: `${date}T${minute}` };
}
