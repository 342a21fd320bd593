/** Sessions on site: 现场办公, 义诊, 墟日. Somewhere on their days only. */
import Type, { type Static } from 'typebox';
import { PositionSchema } from './position.ts';

const closed = { additionalProperties: false };
const line =
  '^[^\\u0000-\\u001f\\u007f\\ufffe\\uffff]*[^\\s\\u0000-\\u001f\\u007f\\ufffe\\uffff][^\\u0000-\\u001f\\u007f\\ufffe\\uffff]*$';
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
const clock = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$',
  description: 'HH:MM on the region’s wall clock',
});

/** One session may have so many rules, dates in one, and last so long. */
export const mostRules = 10;
export const mostDates = 100;
export const longestSpanDays = 1100;

export const DayRuleSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('dates'),
      dates: Type.Array(day, { minItems: 1, maxItems: mostDates, uniqueItems: true }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('weekly'),
      weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
        minItems: 1,
        maxItems: 7,
        uniqueItems: true,
        description: '1 is Monday, 7 is Sunday',
      }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('lunar-days'),
      days: Type.Array(Type.Integer({ minimum: 1, maximum: 30 }), {
        minItems: 1,
        maxItems: 30,
        uniqueItems: true,
        description: 'of each lunar month, leap months too: 1 and 15 are 初一、十五',
      }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('lunar-endings'),
      endings: Type.Array(Type.Integer({ minimum: 0, maximum: 9 }), {
        minItems: 1,
        maxItems: 10,
        uniqueItems: true,
        description: '逢一四七: [1, 4, 7], every lunar day that ends so; 0 is 初十、二十、三十',
      }),
    },
    closed,
  ),
]);

const fields = {
  community: Type.String({ pattern: '^44\\d{10}$' }),
  title: Type.String({ maxLength: 100, pattern: line }),
  titleEn: Type.Union([Type.String({ maxLength: 100, pattern: line }), Type.Null()]),
  categories: Type.Array(Type.String({ maxLength: 60 }), {
    maxItems: 10,
    uniqueItems: true,
    description: 'kinds of service; nothing is added to the circle’s own counts',
  }),
  position: PositionSchema,
  place: Type.String({ maxLength: 100, pattern: line, description: 'in words: 村口大榕树下' }),
  days: Type.Array(DayRuleSchema, { minItems: 1, maxItems: mostRules }),
  opens: clock,
  closes: clock,
  from: day,
  until: day,
};
const { titleEn, categories, ...required } = fields;

export const NewOnSiteSchema = Type.Object(
  { ...required, titleEn: Type.Optional(titleEn), categories: Type.Optional(categories) },
  closed,
);

const version = Type.Integer({ minimum: 1, description: 'the version that was looked at' });
const { community: _community, ...changeable } = fields;
/** What is absent stays as it is. */
export const OnSiteChangeSchema = Type.Object(
  { version, ...Type.Partial(Type.Object(changeable)).properties },
  closed,
);
export const OnSiteWithdrawSchema = Type.Object({ version }, closed);

export const OnSiteDaySchema = Type.Object({
  date: day,
  words: Type.Object(
    { zh: Type.String(), en: Type.String() },
    { description: 'weekday and lunar date' },
  ),
});

export const OnSiteSchema = Type.Object({
  id: Type.String(),
  ...fields,
  daysInWords: Type.Object(
    { zh: Type.String(), en: Type.String() },
    { description: '农历逢一四七 · 每周三' },
  ),
  next: Type.Array(OnSiteDaySchema, {
    description: 'its next days from the asked one on, up to 5',
  }),
  onDay: Type.Boolean({ description: 'takes place on the asked day' }),
  version: Type.Integer(),
});

export const OnSitesSchema = Type.Object({
  day,
  sessions: Type.Array(OnSiteSchema, { description: 'by their next day, then by when they open' }),
});

/** One that takes place on the asked day within the limit of a circle. */
export const OnSiteInCircleSchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  titleEn: Type.Optional(Type.String()),
  categories: Type.Array(Type.String()),
  position: PositionSchema,
  place: Type.String(),
  opens: Type.String(),
  closes: Type.String(),
  seconds: Type.Number({ description: 'network seconds from the origin' }),
  openNow: Type.Boolean({ description: 'at the asked time' }),
  today: Type.Boolean({ description: 'the asked day is today' }),
});

export type DayRule = Static<typeof DayRuleSchema>;
export type NewOnSite = Static<typeof NewOnSiteSchema>;
export type OnSiteChange = Static<typeof OnSiteChangeSchema>;
export type OnSiteAnswer = Static<typeof OnSiteSchema>;
export type OnSiteInCircle = Static<typeof OnSiteInCircleSchema>;
