import type { Translator } from '../i18n/translator.ts';
import type { Failure } from './api.ts';
import { failureWords } from './failure-words.ts';

/** Why there is no answer about a place: the service's own sentence, or that it may be tried again. */
export function whyFailureWords(failure: Failure | null, words: Translator): string {
  const said = failure && failureWords(failure, words);
  return said && !said.retry ? said.text : words.t('why.failed');
}
