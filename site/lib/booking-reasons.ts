import type { ComplaintAbout } from '../../server/contract/complaint.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';

/** Keys that end in “other” are plural forms, so that code has a key of its own. */
const keyOf = (code: string): string => (code === 'other' ? 'something-else' : code);

/** Why somebody called a visit off, declined or disputed it: a short code of the API. */
export const reasonWords = (code: string, { t }: Translator): string =>
  t(`bookings.reason.${keyOf(code)}` as MessageKey);

/** What a complaint is about. */
export const aboutWords = (code: ComplaintAbout, { t }: Translator): string =>
  t(`bookings.about.${keyOf(code)}` as MessageKey);
