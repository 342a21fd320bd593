/** Notices, policies and guides (事项指南): what an office publishes for an area. */
import Type, { type Static } from 'typebox';

export const noticeKinds = ['notice', 'policy', 'guide'] as const;
export const noticeStates = ['draft', 'published', 'withdrawn'] as const;
export const longestTitle = 100;
export const longestBody = 20_000;
export const longestGuideText = 500;
export const longestLink = 500;
/** Entries on one page of a list. */
export const noticesPerPage = 20;

const closed = { additionalProperties: false };
/** No control characters but tab and line feeds: no feed may hold them. */
const line =
  '^[^\\u0000-\\u001f\\u007f\\ufffe\\uffff]*[^\\s\\u0000-\\u001f\\u007f\\ufffe\\uffff][^\\u0000-\\u001f\\u007f\\ufffe\\uffff]*$';
const lines = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufffe\\uffff]*$';

/** A text in one or both languages; null or absent where there is none. */
const both = (text: Type.TSchema) =>
  Type.Object(
    {
      zh: Type.Optional(Type.Union([text, Type.Null()])),
      en: Type.Optional(Type.Union([text, Type.Null()])),
    },
    closed,
  ) as unknown as Type.TUnsafe<Words>;

/** What was said in each language; null where nothing was. */
export interface Words {
  zh?: string | null;
  en?: string | null;
}

const Title = both(Type.String({ maxLength: longestTitle, pattern: line }));
const Body = both(
  Type.String({
    maxLength: longestBody,
    pattern: lines,
    description: 'Markdown; raw HTML is shown as text, images are left out',
  }),
);
const GuideText = both(Type.String({ maxLength: longestGuideText, pattern: lines }));

export const GuideSchema = Type.Object(
  {
    who: Type.Optional(GuideText),
    bring: Type.Optional(GuideText),
    hours: Type.Optional(GuideText),
    howLong: Type.Optional(GuideText),
    fee: Type.Optional(GuideText),
    link: Type.Optional(
      Type.Union([
        Type.String({
          maxLength: longestLink,
          pattern: '^https://[^\\s"\'<>\\\\@/]+(/[^\\s"\'<>\\\\]*)?$',
          description: 'where it can be done online; https only',
        }),
        Type.Null(),
      ]),
    ),
    facility: Type.Optional(
      Type.Union([
        Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\w:./-]+$' }),
        Type.Null(),
      ]),
    ),
  },
  closed,
);

const area = Type.String({
  pattern: '^44(\\d{2}|\\d{4}|\\d{7}|\\d{10})?$',
  description: 'division code of 2, 4, 6, 9 or 12 digits: shown there and below',
});
const moment = Type.String({
  maxLength: 40,
  description: 'ISO 8601 with an offset, or without one on the wall clock of Asia/Shanghai',
});
const maybe = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const NewNoticeSchema = Type.Object(
  {
    kind: Type.Enum([...noticeKinds]),
    area,
    title: Title,
    body: Type.Optional(Body),
    guide: Type.Optional(Type.Union([GuideSchema, Type.Null()], { description: 'of guides only' })),
    expiresAt: Type.Optional(Type.Union([moment, Type.Null()])),
  },
  closed,
);

const version = Type.Integer({ minimum: 1, description: 'the version that was looked at' });

/** What is absent stays as it is. */
export const NoticeChangeSchema = Type.Object(
  {
    version,
    title: Type.Optional(Title),
    body: Type.Optional(Body),
    guide: Type.Optional(Type.Union([GuideSchema, Type.Null()])),
    expiresAt: Type.Optional(Type.Union([moment, Type.Null()])),
  },
  closed,
);

export const PublishSchema = Type.Object(
  {
    version,
    at: Type.Optional(
      Type.Union([moment, Type.Null()], { description: 'from when on; at once without it' }),
    ),
    expiresAt: Type.Optional(Type.Union([moment, Type.Null()])),
  },
  closed,
);

export const WithdrawSchema = Type.Object({ version }, closed);

export const PreviewSchema = Type.Object(
  { body: Type.String({ maxLength: longestBody, pattern: lines }) },
  closed,
);
export const PreviewAnswerSchema = Type.Object({ html: Type.String() });

const SaidSchema = Type.Object({ zh: maybe(Type.String()), en: maybe(Type.String()) });

const shortFields = {
  id: Type.String(),
  kind: Type.Enum([...noticeKinds]),
  area: Type.String(),
  areaName: Type.Union([Type.String(), Type.Null()], { description: 'null for an unknown code' }),
  title: SaidSchema,
  publishAt: maybe(Type.String({ description: 'ISO UTC' })),
  expiresAt: maybe(Type.String({ description: 'ISO UTC; from then on it is no longer shown' })),
  updatedAt: Type.String(),
  path: Type.String({ description: 'of its page; in English below /en' }),
};

export const NoticeSummarySchema = Type.Object(shortFields);

export const NoticeSchema = Type.Object({
  ...shortFields,
  body: SaidSchema,
  html: Type.Object(
    { zh: maybe(Type.String()), en: maybe(Type.String()) },
    { description: 'the body as safe HTML; headings begin at h3' },
  ),
  guide: Type.Union([
    Type.Object({
      who: SaidSchema,
      bring: SaidSchema,
      hours: SaidSchema,
      howLong: SaidSchema,
      fee: SaidSchema,
      link: maybe(Type.String()),
      facility: maybe(Type.String()),
    }),
    Type.Null(),
  ]),
});

/** As its office sees it. */
export const StaffNoticeSchema = Type.Object({
  ...NoticeSchema.properties,
  status: Type.Enum([...noticeStates]),
  shown: Type.Boolean({ description: 'published, in its time' }),
  version: Type.Integer(),
  createdAt: Type.String(),
});

const pageFields = {
  page: Type.Integer({ minimum: 1 }),
  pages: Type.Integer({ minimum: 1 }),
  total: Type.Integer({ minimum: 0 }),
};
export const NoticesSchema = Type.Object({
  notices: Type.Array(NoticeSummarySchema, { description: 'newest first' }),
  ...pageFields,
});
export const StaffNoticesSchema = Type.Object({
  notices: Type.Array(StaffNoticeSchema, { description: 'last changed first' }),
  ...pageFields,
});

export type NoticeKind = (typeof noticeKinds)[number];
export type NoticeStatus = (typeof noticeStates)[number];
export type NewNotice = Static<typeof NewNoticeSchema>;
export type NoticeChange = Static<typeof NoticeChangeSchema>;
export type Guide = NonNullable<Static<typeof NoticeSchema>['guide']>;
export type GuideInput = Static<typeof GuideSchema>;
export type NoticeSummary = Static<typeof NoticeSummarySchema>;
export type NoticeAnswer = Static<typeof NoticeSchema>;
export type StaffNotice = Static<typeof StaffNoticeSchema>;
