import type { MessageAnswer } from '../../server/contract/message.ts';
import type { Translator } from '../i18n/translator.ts';
import { whenWords } from './visit-words.ts';

const kinds = [
  'request',
  'confirm',
  'propose',
  'agree',
  'move',
  'change-door',
  'reassign',
  'cancel',
  'dispute',
] as const;

/** A message to the provider in one line, with the time of the visit that it is about. */
export function newsWords({ kind, facts }: MessageAnswer, words: Translator): string {
  const { t } = words;
  const known = kinds.find((one) => kind === `booking:${one}`);
  const { startMs, endMs } = (facts ?? {}) as { startMs?: unknown; endMs?: unknown };
  if (!known || typeof startMs !== 'number' || typeof endMs !== 'number') return t('provider.news');
  const iso = (ms: number) => new Date(ms).toISOString();
  return t('provider.news-of', {
    what: t(`provider.news-${known}`),
    when: whenWords(iso(startMs), iso(endMs), words),
  });
}
