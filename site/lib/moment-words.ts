import type { Translator } from '../i18n/translator.ts';
import { localTimeIn } from './local-time.ts';

/** A moment of the API (ISO 8601, UTC) as Guangdong's clocks showed it: “2026年11月24日 19:30”. */
export function momentWords(moment: string, { date, time }: Translator): string {
  const local = localTimeIn('Asia/Shanghai', new Date(moment));
  return `${date(local.slice(0, 10))} ${time(local)}`;
}

/** “4:09” of 249 seconds. */
export const clockWords = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** A secret in groups of four, to be read off and typed. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
