import type { Translator } from '../i18n/translator.ts';
import { momentWords } from './moment-words.ts';

/** A sentence of the API with its moments (ISO 8601) as Guangdong's clocks show them. */
export const saidMoments = (sentence: string, words: Translator): string =>
  sentence.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (moment) =>
    momentWords(moment, words),
  );
