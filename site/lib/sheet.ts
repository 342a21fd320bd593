import type { Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import type { PageFacts } from './categories.ts';
import type { ComesHere } from './comes.ts';
import { facilityName } from './facility-words.ts';
import { groupInside, groupIndex, facilitiesInside } from './inside.ts';
import { essentials } from './verdict.ts';
import { asPosition, type Position } from './view-state.ts';

/** What a sheet of paper says of one category. */
export interface SheetCategory {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** The nearest first. */
  readonly nearest: readonly { readonly name: string; readonly minutes: string }[];
}

/** Categories with something inside, in the order of the data, each with its nearest few. */
export function sheetCategories(
  circle: Circle,
  facts: PageFacts,
  nameOf: (code: string) => string,
  words: Translator,
  few: number,
): SheetCategory[] {
  return groupInside(circle, facts)
    .flatMap(({ categories }) => categories)
    .map(({ code, name, facilities }) => ({
      code,
      name,
      count: facilities.length,
      nearest: facilities.slice(0, few).map((facility) => ({
        name: facilityName(facility, nameOf, words),
        minutes: words.minutes(facility.seconds),
      })),
    }));
}

/** The essential categories that a poster leads with: those there, in the order of the data, at most `most`. */
export function posterCategories(
  circle: Circle,
  facts: PageFacts,
  nameOf: (code: string) => string,
  words: Translator,
  most: number,
): SheetCategory[] {
  const essential = new Set(essentials(circle).map(({ code }) => code));
  const order = new Map(posterOrder.map((code, index) => [code, index]));
  const rank = ({ code }: SheetCategory) =>
    (order.get(code) ?? posterOrder.length) + (essential.has(code) ? 0 : 100);
  return sheetCategories(circle, facts, nameOf, words, 1)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most);
}

/** What people look for most often on a notice board; the rest follows in the order of the data. */
const posterOrder = [
  'market',
  'health',
  'grocery',
  'pharmacy',
  'green',
  'service-station',
  'parcel',
  'bank',
  'culture-sport',
  'dining',
];

/**
 * Essential categories in a state, by name, with the nearest where one is known, and how many providers come.
 * @param comes what is known of who comes; nothing until the door was asked about
 */
export function sheetShortfall(
  circle: Circle,
  state: 'gap' | 'unknown',
  nameOf: (code: string) => string,
  { t, minutes, plural }: Translator,
  comes: (code: string) => ComesHere | undefined,
): string[] {
  return essentials(circle)
    .filter((category) => category.state === state)
    .map(({ code, nearestSeconds }) => {
      const name =
        nearestSeconds === null
          ? nameOf(code)
          : t('sheet.entry', { name: nameOf(code), minutes: minutes(nearestSeconds) });
      const here = comes(code);
      return here ? t('comes.sheet', { name, comes: plural('comes.here', here.providers) }) : name;
    });
}

/** The facilities inside as dots of a printed map. */
export const sheetDots = (
  circle: Circle,
  facts: PageFacts,
): { readonly position: Position; readonly group: number }[] =>
  facilitiesInside(circle).map((facility) => ({
    position: asPosition(facility.position),
    group: groupIndex(facility.categories, facts),
  }));
