import type { Translator } from '../../i18n/translator.ts';
import type { Failure } from '../api.ts';
import { failureWords } from '../failure-words.ts';
import { startWords } from './visit-time.ts';

/** Why a time could not be had, and which ones can. */
export interface TimeProblem {
  readonly text: string;
  readonly nextFree: readonly string[];
}

/** A refused hold in words: the API quotes moments as programs write them, people read days and hours. */
export function timeRefused(failure: Failure, start: string, words: Translator): TimeProblem {
  const { t } = words;
  const none = { nextFree: [] };
  if (failure.kind !== 'problem') return { text: failureWords(failure, words).text, ...none };
  const { code, detail, suggestion } = failure.problem;
  switch (code) {
    case 'slot-taken':
      return {
        text: t('book.taken', { time: startWords(start, words) }),
        nextFree: momentsIn(suggestion as { nextFree?: unknown } | undefined),
      };
    case 'too-many-holds':
      return { text: t('book.too-many-holds'), ...none };
    case 'no-one-comes':
      return { text: t('book.no-one-comes'), ...none };
    default:
      return { text: detail, ...none };
  }
}

const momentsIn = (suggestion: { nextFree?: unknown } | undefined): string[] =>
  Array.isArray(suggestion?.nextFree)
    ? suggestion.nextFree.filter(
        (moment): moment is string =>
          typeof moment === 'string' && !Number.isNaN(Date.parse(moment)),
      )
    : [];
