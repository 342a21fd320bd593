/** Notices of an area and of those above it as RSS 2.0 and Atom. */
import { Feed } from 'feed';
import type { StoredNotice } from '../../store/app/notices.ts';
import { rendered } from '../markdown.ts';
import { html } from '../plain/html.ts';
import { inLanguage, type Page } from './page.ts';
import { pathOf } from './area.ts';
import type { Subject } from './subject.ts';

const mostItems = 50;

export type FeedKind = 'rss' | 'atom';

/** @param origin `https://…`, without a slash at the end */
export function feedOf(page: Page, subject: Subject, kind: FeedKind, origin: string): string {
  const { words } = page.plain;
  const english = words.lang === 'en';
  const base = `${origin}${english ? '/en' : ''}`;
  const { notices } = page.parts.records.notices.shown(
    { area: subject.code, below: false },
    mostItems,
  );
  const address = `${origin}/feeds/${subject.code}/${kind}.xml${english ? '?lang=en' : ''}`;
  // The newest change, never the clock: the same notices make the same feed.
  const updated = notices.reduce((last, { updatedAt, publishAt }) => {
    const at = publishAt !== null && publishAt > updatedAt ? publishAt : updatedAt;
    return at > last ? at : last;
  }, '1970-01-01T00:00:00.000Z');
  const feed = new Feed({
    id: address,
    title: printable(words.t('pages.feed.title', { name: subject.name })),
    description: printable(words.t('site.description')),
    link: `${base}${pathOf(subject.code)}`,
    language: words.lang,
    copyright: '',
    generator: '近邻圈 Jinlin',
    updated: new Date(updated),
    feedLinks: { [kind]: address },
  });
  for (const notice of notices) {
    const title = inLanguage(page, notice.title)!.text;
    const link = `${base}/notice/${notice.id}/`;
    feed.addItem({
      id: link,
      link,
      // Atom's titles are HTML to this package, RSS's are words.
      title: kind === 'atom' ? html`${printable(title)}`.markup : printable(title),
      date: new Date(notice.publishAt ?? notice.updatedAt),
      published: new Date(notice.publishAt ?? notice.updatedAt),
      content: printable(contentOf(page, notice)),
    });
  }
  return kind === 'atom' ? feed.atom1() : feed.rss2();
}

/** The package ends a CDATA section early at the second `]]>` of a text; and XML has no word for control characters. */
const printable = (text: string): string =>
  text
    .replaceAll(']]>', ']] >')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

function contentOf(page: Page, { body, guide }: StoredNotice): string {
  const { t } = page.plain.words;
  const text = inLanguage(page, body);
  const rows = guide
    ? (['who', 'bring', 'hours', 'howLong', 'fee'] as const).map((question) => {
        const said = inLanguage(page, guide[question]);
        return (
          said &&
          html`<p>
            <strong>${t(`pages.guide.${question}`)}</strong>${t('pages.colon')}${said.text}
          </p>`
        );
      })
    : [];
  return html`${rows}`.markup + (text ? rendered(text.text) : '');
}
