import type { ProviderBookingAnswer } from '../../server/contract/booking.ts';
import type { Translator } from '../i18n/translator.ts';
import { localTimeIn } from './local-time.ts';
import { yuanText } from './yuan.ts';

type Visit = Pick<
  ProviderBookingAnswer,
  'state' | 'start' | 'end' | 'resourceLabel' | 'proposed' | 'details'
>;

const zone = 'Asia/Shanghai';
export const wallOf = (iso: string): string => localTimeIn(zone, new Date(iso));
/** YYYY-MM-DD. */
export const dayOf = (iso: string): string => wallOf(iso).slice(0, 10);
/** “09:30”. */
export const clockOf = (iso: string): string => wallOf(iso).slice(11, 16);
/** “09:30–11:30”. */
export const spanOf = (from: string, until: string): string =>
  `${clockOf(from)}–${dayOf(until) > dayOf(from) && clockOf(until) === '00:00' ? '24:00' : clockOf(until)}`;

/** “11月24日星期二 09:30–11:30”. */
export const whenWords = (from: string, until: string, words: Translator): string =>
  words.t('provider.when', { day: words.day(wallOf(from)), span: spanOf(from, until) });

/** “45 分钟”, “3 小时 30 分钟”. */
export function lengthWords(minutes: number, words: Translator): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return words.minutes(minutes * 60);
  return rest === 0
    ? words.plural('provider.hours', hours)
    : words.t('provider.hours-and-minutes', { hours: String(hours), minutes: String(rest) });
}

export const priceWords = (fen: number, { t }: Translator): string =>
  fen === 0 ? t('provider.price-none') : t('provider.price', { yuan: yuanText(fen) });

export const offeringName = (
  of: { offeringNameZh: string; offeringNameEn: string | null },
  { lang }: Translator,
): string => (lang === 'en' ? (of.offeringNameEn ?? of.offeringNameZh) : of.offeringNameZh);

/** Whether the provider's answer is still awaited: to a request, or to a time that somebody else proposed. */
export const isWaiting = ({ state, proposed }: Pick<Visit, 'state' | 'proposed'>): boolean =>
  state === 'requested' ||
  (state === 'confirmed' && proposed !== null && proposed.by !== 'provider');

/** What is different between a booking as it was seen and as it is: one short sentence each. */
export function changeWords(before: Visit, after: Visit, words: Translator): string[] {
  const { t } = words;
  const said: string[] = [];
  if (before.state !== after.state)
    said.push(t('provider.changed-state', { state: t(`provider.state.${after.state}`) }));
  if (before.start !== after.start || before.end !== after.end)
    said.push(t('provider.changed-time', { when: whenWords(after.start, after.end, words) }));
  if (before.resourceLabel !== after.resourceLabel)
    said.push(t('provider.changed-staff', { label: after.resourceLabel }));
  if (after.proposed && before.proposed?.start !== after.proposed.start)
    said.push(
      t('provider.changed-proposal', {
        when: whenWords(after.proposed.start, after.proposed.end, words),
      }),
    );
  const address = after.details?.address;
  if (address && before.details?.address && before.details.address !== address)
    said.push(t('provider.changed-address', { address }));
  return said;
}
