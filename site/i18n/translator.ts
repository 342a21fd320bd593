import type zh from './zh-CN.json';

export type Language = 'zh-CN' | 'en';
export type Messages = Readonly<Record<string, string>>;

type AnyKey = keyof typeof zh;
/** A key whose text depends on a number; its forms are `${key}.one`, `${key}.other` … */
export type PluralKey = AnyKey extends infer K
  ? K extends `${infer Base}.other`
    ? Base
    : never
  : never;
export type MessageKey = Exclude<AnyKey, `${PluralKey}.other`>;
export type Params = Readonly<Record<string, string | number>>;

export interface Translator {
  readonly lang: Language;
  t(key: MessageKey, params?: Params): string;
  /** The form for `count`, which is also the parameter `{count}`, written in the language's digits unless `params` hold it as a text. */
  plural(key: PluralKey, count: number, params?: Params): string;
  /** All items, the last one joined by “and”. */
  list(items: readonly string[]): string;
  /** Items side by side, for a list that goes on. */
  row(items: readonly string[]): string;
  meters(meters: number): string;
  /** Seconds as whole minutes, rounded up: in or out of a limit reads the same as the seconds do. */
  minutes(seconds: number): string;
  date(isoDate: string): string;
  /** “19:30” of a wall clock `YYYY-MM-DDTHH:MM`, in the language's own way; nothing is shifted. */
  time(localTime: string): string;
  /** “11月24日 星期二” of the same. */
  day(localTime: string): string;
}

/** Words that only pages without state show; the islands need not carry them. */
const staticOnly = /^(about|design|plain|pages|footer|not-found|demo|comes\.plain)\./;
/** Only the poster's page says these. */
const posterOnly = /^poster\./;
const onPoster =
  /^(poster|share|sheet|verdict|limit|inside|facility|minutes|failure|site|distance)\./;

/** Only the pages about accounts say these. */
const accountOnly =
  /^(account|book|bookings|checkup|invitation|staff|office|provider|planner|evaluation|unit)\./;
const onAccount =
  /^(account|invitation|failure|actions\.close|report\.|provider\.title$|bookings\.(title|next|none|see-all|day|colon))/;
const onBook =
  /^(book|account|failure|actions\.close|locate\.asking|minutes|distance|search)(\.|$)/;
/** In booking the box that finds places asks for a door. */
const searchInBooking: Messages = {
  'book.search.label': 'search.label',
  'book.search.placeholder': 'search.placeholder',
  'book.search.empty': 'search.empty',
  'book.search.nowhere': 'search.nowhere',
  'book.search.nowhere-why': 'search.nowhere-why',
};
const onEvaluation = /^(evaluation|account|failure|actions\.close)/;
const onBookings = /^(bookings|account|failure|actions\.close|site\.name)/;
const onOffice = /^(office|failure|map|unit)\./;
const onStaff = /^(account|invitation\.to-account|staff|failure|actions\.close)/;

const onCheckup =
  /^((checkup|failure|unit|pages\.(level|norms|six))\.|pages\.(norms|six)$|site\.name$)/;
const onPlanner =
  /^(planner|account|failure|map|minutes|distance|unit|invented|actions\.close$|site\.name$)(\.|$)/;

const onProvider = /^(account|provider|failure|map|minutes|actions\.close|office\.position-)/;

/** What an island of a page is sent: its language's words, without those of static pages. */
export const islandMessages = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).filter(
      ([key]) => !staticOnly.test(key) && !posterOnly.test(key) && !accountOnly.test(key),
    ),
  );

/** The words of the poster's island. */
export const posterMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onPoster.test(key)));

/** The words of signing in, one's account and the acceptance of an invitation. */
export const accountMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onAccount.test(key)));

/** The words of booking, with those of signing in and of the search for places. */
export const bookMessages = (messages: Messages): Messages => {
  const own = Object.entries(messages).filter(([key]) => onBook.test(key));
  const doors = Object.entries(searchInBooking).map(([from, to]) => [to, messages[from]!]);
  return Object.fromEntries([...own, ...doors]);
};

/** The words of the residents' yearly evaluation. */
export const evaluationMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onEvaluation.test(key)));

/** The words of one's own bookings. */
export const bookingsMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onBookings.test(key)));

/** The words of the administrators' page. */
export const staffMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onStaff.test(key)));

/** The words of the office's page. */
export const officeMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onOffice.test(key)));

/** The words of the planners' page, with those of signing in for what planners alone may do. */
export const plannerMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onPlanner.test(key)));

/** The words of the provider's desk. */
export const providerMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onProvider.test(key)));

/** The words of the page of reports. */
export const checkupMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => onCheckup.test(key)));

export function makeTranslator(lang: Language, messages: Messages): Translator {
  const plurals = new Intl.PluralRules(lang);
  const lists = new Intl.ListFormat(lang, { type: 'conjunction' });
  const rows = new Intl.ListFormat(lang, { type: 'conjunction', style: 'narrow' });
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });

  // Wall clocks are written as if they stood in UTC, so that no time zone moves them.
  const wall = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
  const longDate = wall({ dateStyle: 'long' });
  const clock = wall({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = wall({ month: 'long', day: 'numeric', weekday: 'long' });

  const text = (key: string, params: Params = {}): string => {
    const message = messages[key];
    if (message === undefined) throw new Error(`no text for "${key}" in ${lang}`);
    return message.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = params[name];
      if (value === undefined) return hole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };

  return {
    lang,
    t: text,
    plural: (key, count, params) => text(`${key}.${plurals.select(count)}`, { count, ...params }),
    list: (items) => lists.format(items),
    row: (items) => rows.format(items),
    meters: (meters) => {
      const tens = meters < 100 ? Math.round(meters) : Math.round(meters / 10) * 10;
      return tens < 1000
        ? text('distance.meters', { count: tens })
        : text('distance.kilometers', { count: meters / 1000 });
    },
    minutes: (seconds) => {
      const count = Math.ceil(seconds / 60);
      return count < 1 ? text('minutes.under-one') : text('minutes.short', { count });
    },
    date: (isoDate) => longDate.format(new Date(`${isoDate}T00:00:00Z`)),
    time: (localTime) => clock.format(new Date(`${localTime}:00Z`)),
    day: (localTime) => weekday.format(new Date(`${localTime}:00Z`)),
  };
}
