/** `GET /coverage`: its query, read strictly. */
import { cellMeters, coverageFormats, coverageLevels, essentialSet } from '../contract/coverage.ts';
import { profiles } from '../contract/profile.ts';
import { mostChoice } from '../domain/coverage/coverage.ts';
import { isDay } from '../domain/register/day.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { AskedDay, CoverageQuestion } from '../planning/questions.ts';
import type { Parts } from './app.ts';
import { Refusal } from './errors.ts';
import {
  flagIn,
  minutesIn,
  momentIn,
  momentOn,
  oneOf,
  onlyKnown,
  requiredText,
  shown,
  text,
  wholeIn,
  type Query,
} from './query.ts';

const known = [
  'region',
  'category',
  'profile',
  'minutes',
  'at',
  'day',
  'level',
  'size',
  'format',
  'choice',
  'comes',
  'scenario',
];

export interface AskedCoverage {
  engine: RegionEngine;
  question: CoverageQuestion;
  /** Whether it is to be told what comes to doors. */
  comes: boolean;
}

export function coverageIn(query: Query, parts: Parts): AskedCoverage {
  onlyKnown(query, known);
  const id = requiredText(query, 'region');
  const engine = parts.regions().byId(id);
  if (!engine) throw new Refusal('unknown-region', { value: shown(id) });
  const category = categoryIn(requiredText(query, 'category'), parts, true);
  const profile = oneOf(query, 'profile', profiles, 'walk', 'unknown-profile')!;
  const level = oneOf(query, 'level', coverageLevels, 'community', 'unknown-choice')!;
  const format = oneOf(query, 'format', coverageFormats, 'json', 'unknown-choice')!;
  const choice = wholeIn(query, 'choice', 1, mostChoice) ?? 1;
  if (choice > 1 && category === essentialSet)
    throw new Refusal('choice-of-set', { value: category });
  const size = wholeIn(query, 'size', cellMeters.least, cellMeters.most);
  const isCell = level === 'hexagon' || level === 'square';
  if (size !== undefined && !isCell) throw new Refusal('size-without-cells', { value: level });
  const question: CoverageQuestion = {
    kind: 'coverage',
    category,
    choice,
    profile,
    minutes: minutesIn(query) ?? null,
    level,
    meters: isCell ? (size ?? cellMeters[level]) : 0,
    format,
    comes: null,
    ...dayIn(query, engine, parts.now),
  };
  return { engine, question, comes: flagIn(query, 'comes') };
}

export function categoryIn(
  code: string,
  { categories }: Pick<Parts, 'categories'>,
  orSet = false,
): string {
  if ((orSet && code === essentialSet) || categories.some((one) => one.code === code)) return code;
  throw new Refusal('unknown-category', { value: shown(code) });
}

/** A moment lies in its day; without either it is today, and opening hours do not count. */
export function dayIn(query: Query, { hours }: RegionEngine, now: () => Date): AskedDay {
  const given = text(query, 'day');
  if (text(query, 'at') !== undefined) {
    if (given !== undefined) throw new Refusal('one-of-two', { name: 'at', other: 'day' });
    const moment = momentOn(momentIn(query, now), hours.clock);
    const day = hours.dayOf(moment.date).localTime.slice(0, 10);
    return { day, at: { text: moment.text, ms: moment.date.getTime() } };
  }
  if (given === undefined) return { day: hours.dayOf(now()).localTime.slice(0, 10), at: null };
  if (!isDay(given)) throw new Refusal('invalid-day', { name: 'day', value: shown(given) });
  return { day: given, at: null };
}
