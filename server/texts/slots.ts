/** Why a day has no free start, in words: “周二已满；周三 9:00 起”. */
import { dayWords, type Said } from './on-site.ts';

/** Keys as `domain/booking/why-none.ts` has them. */
const chinese = {
  'beyond-window': '还没有开放预约',
  'too-far-between': '前后两家之间来不及赶路',
  full: '已满',
  'too-soon': '离现在太近，来不及准备',
  suspended: '上门服务暂停',
  'certificate-expired': '所需证书不在有效期内',
  leave: '请假',
  holiday: '节假日休息',
  'too-long': '没有这么长的空档',
  closed: '不上班',
} as const;
type Why = keyof typeof chinese;

const english: Record<Why, string> = {
  'beyond-window': 'cannot be booked yet',
  'too-far-between': 'the way between two homes is too long',
  full: 'is full',
  'too-soon': 'is too soon to prepare for',
  suspended: 'visits are suspended',
  'certificate-expired': 'a required certificate is not valid',
  leave: 'away',
  holiday: 'closed for the holiday',
  'too-long': 'no gap is long enough',
  closed: 'nobody works',
};

export interface SpokenDay {
  /** YYYY-MM-DD. */
  date: string;
  /** 1 is Monday. */
  weekday: number;
}

/** @param next the next free start: its day, and its hour as HH:MM */
export function whyNoneWords(
  day: SpokenDay,
  why: Why,
  next: (SpokenDay & { clock: string }) | null,
): Said {
  const spoken = dayWords(day.date, day.weekday);
  const zh = `${spoken.zh}${chinese[why]}`;
  const en = `${spoken.en}: ${english[why]}`;
  if (!next) return { zh: `${zh}。`, en: `${en}.` };
  const then = dayWords(next.date, next.weekday);
  return {
    zh: `${zh}；${then.zh} ${next.clock} 起。`,
    en: `${en}; from ${then.en}, ${next.clock}.`,
  };
}
