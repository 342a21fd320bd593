import type { Circle, GuideInCircle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import { facilityName } from './facility-words.ts';

export interface GuideNear {
  readonly href: string;
  readonly title: string;
  /** Of a title that is there in the other language only. */
  readonly lang: string;
  /** “广场社区公共服务站 · 离您 6 分钟”. */
  readonly where: string;
}

/** The guides of a circle in the reader's language, else in the other one. */
export function guidesNear(
  { guides = [], facilities }: Pick<Circle, 'guides' | 'facilities'>,
  nameOf: (category: string) => string,
  words: Translator,
): GuideNear[] {
  const english = words.lang === 'en';
  return guides.flatMap((guide): GuideNear[] => {
    const facility = facilities.find(({ id }) => id === guide.facility);
    const said = titleIn(guide, english);
    if (!facility || !said) return [];
    const name = facilityName(facility, nameOf, words);
    const minutes = words.minutes(guide.seconds);
    const where = words.t('community.guide-away', { name, minutes });
    return [{ href: `${english ? '/en' : ''}${guide.path}`, ...said, where }];
  });
}

function titleIn({ title: { zh, en } }: GuideInCircle, english: boolean) {
  const inEnglish = { title: en, lang: 'en' };
  const inChinese = { title: zh, lang: 'zh-CN' };
  const found = (english ? [inEnglish, inChinese] : [inChinese, inEnglish]).find(
    ({ title }) => title !== null,
  );
  return found && { title: found.title!, lang: found.lang };
}
