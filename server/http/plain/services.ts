/** What comes to a place and what can be booked near it, in words, with the telephone numbers of those who do it. */
import type { Door } from '../../domain/booking/service-area.ts';
import { wallText } from '../../domain/zone-clock.ts';
import { bookLink } from '../../../site/lib/comes.ts';
import { bookingFacts } from '../../../site/lib/booking-facts.ts';
import type { Parts } from '../app.ts';
import { OffersAtDoor, type AtDoor } from '../booking/at-door.ts';
import { suspendedAt } from '../booking/suspended.ts';
import { html, type Html, type Part } from './html.ts';
import { phoneLinks } from './result.ts';
import { addressOf, type Typed } from './typed.ts';
import type { PlainWords } from './words.ts';

const modes = ['at_home', 'at_facility'] as const;
const kindFacts = { 'zh-CN': bookingFacts('zh-CN').kinds, en: bookingFacts('en').kinds };

/** @param typed `service` narrows it to one kind; one that nobody knows is everything */
export function servicesSections(plain: PlainWords, typed: Typed, door: Door, parts: Parts): Html {
  const { t } = plain.words;
  const offers = new OffersAtDoor(parts);
  const question = offers.question(door, {});
  const all = kindFacts[plain.words.lang];
  const kinds = all.filter(({ code }) => code === typed.service);
  const found = offers.list(door, { kind: kinds[0]?.code });
  const suspended = suspendedAt(question.suspensions, question.area, question.nowMs);
  const groups = grouped(found, kinds.length > 0 ? kinds : all).map(({ kind, mode, own }) => {
    const first = offers.earliest(own, question);
    return group(plain, parts, { kind, mode, own: own.toSorted(nearestFirst) }, [
      html`<p class="hint">${startWords(plain, parts, first?.startMs ?? null)}</p>`,
      html`<p>
        <a href="${bookLink(plain.words.lang, door.position, kind.code)}"
          >${t('comes.plain.online')}</a
        >
      </p>`,
    ]);
  });
  return html`<h1>${t('comes.plain.title')}</h1>
    <p>${t('comes.plain.lead')}</p>
    ${suspended && html`<p class="is-gap">${t('comes.plain.suspended', { why: suspended })}</p>`}
    ${groups.length > 0 ? groups : html`<p>${t('comes.plain.none')}</p>`}
    <p><a href="${addressOf(plain.base, typed)}">${t('comes.plain.circle')}</a></p>`;
}

/** All who are vetted, wherever they go: for whom no place is asked about. */
export function everyService(plain: PlainWords, parts: Parts): Html {
  const { catalogue } = parts.records.booking;
  catalogue.look();
  const today = new OffersAtDoor(parts).today();
  const found = catalogue.offered().flatMap((row): AtDoor[] => {
    const place = parts.nearby.placeOf(row, today);
    const able = catalogue.able(row.id);
    const isThere = able.length > 0 && (row.mode === 'at_home' || place !== null);
    return isThere ? [{ row, able, place, seconds: null }] : [];
  });
  if (found.length === 0) return html`<p>${plain.words.t('comes.plain.nobody')}</p>`;
  const all = kindFacts[plain.words.lang];
  return html`<p>${plain.words.t('comes.plain.everyone')}</p>
    ${grouped(found, all).map((one) => group(plain, parts, one, []))}`;
}

interface Group {
  kind: (typeof kindFacts)['en'][number];
  mode: (typeof modes)[number];
  own: AtDoor[];
}

/** By kind and mode, in the order of the kinds. */
function grouped(found: readonly AtDoor[], kinds: readonly Group['kind'][]): Group[] {
  return kinds.flatMap((kind) =>
    modes.flatMap((mode) => {
      const own = found.filter(({ row }) => row.serviceKind === kind.code && row.mode === mode);
      return own.length > 0 ? [{ kind, mode, own }] : [];
    }),
  );
}

/** @param around what stands before and after the list; nothing where no place was asked about */
function group(
  plain: PlainWords,
  parts: Parts,
  { kind, mode, own }: Group,
  [before, after]: readonly Html[],
): Html {
  return html`<section>
    <h2>${kind.name} <span class="hint">${plain.words.t(`comes.plain.${modeKey[mode]}`)}</span></h2>
    ${before}
    <ul>
      ${own.map((one) => item(plain, parts, one))}
    </ul>
    ${after}
  </section>`;
}

const modeKey = { at_home: 'at-home', at_facility: 'at-facility' } as const;

/** Where the area says more than the way, it comes last. */
const nearestFirst = (a: AtDoor, b: AtDoor) =>
  (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || 0;

function startWords({ words }: PlainWords, { bookingRules }: Parts, startMs: number | null) {
  if (startMs === null) return words.t('comes.plain.no-time');
  const wall = wallText(bookingRules.clock.wallOf(new Date(startMs)));
  return words.t('comes.plain.earliest', { day: words.day(wall), time: words.time(wall) });
}

function item({ words }: PlainWords, { records }: Parts, one: AtDoor): Html {
  const { t, lang } = words;
  const { row, place, seconds } = one;
  const provider = records.booking.catalogue.provider(row.provider)!;
  const own = (zh: string, en: string | null) => (lang === 'en' && en) || zh;
  const minutes = seconds === null ? null : words.minutes(seconds);
  const details = [
    place && t('comes.plain.place', { name: own(place.name, place.nameEn) }),
    minutes && t(place ? 'comes.plain.walk' : 'comes.plain.away', { minutes }),
    priceWords(words, row),
    row.subsidised && t('comes.plain.subsidised'),
  ].filter(Boolean);
  return html`<li>
    <strong>${own(provider.name, provider.nameEn)}</strong> · ${own(row.nameZh, row.nameEn)}
    <span class="details">${details.join(' · ')}</span>${phonePart(provider.phone)}
  </li> `;
}

const phonePart = (phone: string): Part => phone.trim() !== '' && phoneLinks(phone);

/** Whole yuan without decimals. */
function priceWords(
  { t, lang }: PlainWords['words'],
  { priceFen, priceUnit }: AtDoor['row'],
): string {
  if (priceUnit === 'free' || priceFen === 0) return t('comes.plain.free');
  const decimals = priceFen % 100 === 0 ? 0 : 2;
  const yuan = new Intl.NumberFormat(lang, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(priceFen / 100);
  return t(priceUnit === 'hour' ? 'comes.plain.per-hour' : 'comes.plain.per-visit', { yuan });
}
