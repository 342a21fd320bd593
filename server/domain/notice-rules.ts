/** What a notice must have, whoever writes it. */

interface Said {
  readonly zh: string | null;
  readonly en: string | null;
}

export interface NoticeContent {
  readonly kind: 'notice' | 'policy' | 'guide';
  readonly title: Said;
  readonly body: Said;
  /** Null: no guide. */
  readonly guide: unknown;
  /** ISO UTC; null: not yet published, never expires. */
  readonly publishAt: string | null;
  readonly expiresAt: string | null;
}

export type NoticeFault = 'notice-needs-title' | 'only-guides' | 'expires-too-early';

/** Null where all is well. Both languages are optional, one of them is needed; what is said in one needs its title. */
export function noticeFault(notice: NoticeContent): NoticeFault | null {
  const { kind, title, body, guide, publishAt, expiresAt } = notice;
  const said = (['zh', 'en'] as const).filter((lang) => title[lang] !== null);
  if (said.length === 0) return 'notice-needs-title';
  if ((['zh', 'en'] as const).some((lang) => body[lang] !== null && title[lang] === null))
    return 'notice-needs-title';
  if (guide !== null && kind !== 'guide') return 'only-guides';
  if (publishAt !== null && expiresAt !== null && expiresAt <= publishAt)
    return 'expires-too-early';
  return null;
}

/** Published, and in its time. */
export function isShown(
  {
    status,
    publishAt,
    expiresAt,
  }: {
    readonly status: string;
    readonly publishAt: string | null;
    readonly expiresAt: string | null;
  },
  now: Date,
): boolean {
  const at = now.toISOString();
  return (
    status === 'published' &&
    publishAt !== null &&
    publishAt <= at &&
    (expiresAt === null || expiresAt > at)
  );
}
