/** How many code messages the whole service sends: the norms whose codes begin with `messages-`. */
import { normValue, type NormEntry } from './norms.ts';

export interface MessageNorms {
  perHour: number;
  perDay: number;
  /** Of these, for addresses that nobody signed in from lately; between 0 and 1. */
  strangersShare: number;
}

export function readMessageNorms(entries: readonly NormEntry[]): MessageNorms {
  const whole = (code: string): number => {
    const value = normValue(entries, code, 'message');
    if (!Number.isInteger(value))
      throw new Error(`norm "${code}" is ${value}, expected a whole number`);
    return value;
  };
  const percent = normValue(entries, 'messages-strangers-share', 'percent');
  if (percent > 100)
    throw new Error(`norm "messages-strangers-share" is ${percent}, expected at most 100`);
  return {
    perHour: whole('messages-per-hour'),
    perDay: whole('messages-per-day'),
    strangersShare: percent / 100,
  };
}
