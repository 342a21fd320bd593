import type { CommunityOffice } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import { openWords, type AskedTime } from './open-words.ts';

/** “周一至周五 08:30–17:30 · 开着，17:30 关”; null where the office has given no hours. */
export function officeHoursWords(
  { hours, openNow, changesAt }: CommunityOffice,
  asked: AskedTime,
  words: Translator,
): string | null {
  if (!hours) return null;
  const said = words.lang === 'en' ? hours.en : hours.zh;
  return openNow === null ? said : `${said} · ${openWords({ openNow, changesAt }, asked, words)}`;
}
