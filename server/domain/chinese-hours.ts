/** Opening hours as offices write them, turned into OSM's syntax. */

const dayNames: Record<string, string> = {
  一: 'Mo',
  二: 'Tu',
  三: 'We',
  四: 'Th',
  五: 'Fr',
  六: 'Sa',
  日: 'Su',
  天: 'Su',
  末: 'Sa,Su',
};
const day = String.raw`(?:(?:周|星期|礼拜)?[一二三四五六日天])`;
const firstDay = String.raw`(?:(?:周|星期|礼拜)[一二三四五六日天])`;
const daySpan = String.raw`${firstDay}(?:-${day})?(?:[,、及和]${day}(?:-${day})?)*`;
const clock = String.raw`(?:凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚|am|pm)?(?:[01]?\d|2[0-4])(?:[:.][0-5]\d|[点时](?:半|[0-5]?\d分?|整)?)(?:am|pm)?`;

const days = new RegExp(`^(?:${daySpan})`);
const dayWords: readonly [RegExp, string][] = [
  [/^(?:每天|每日|天天|全年|全周|(?:周|星期)一-(?:周|星期)?[日天]|一周七天)/, ''],
  [/^(?:工作日|平日)/, 'Mo-Fr'],
  [/^(?:周末|双休日|星期六日|周六日)/, 'Sa,Su'],
  [/^(?:法定)?(?:节假日|公众假期|公休日|假日)/, 'PH'],
];
const always = /^(?:全天候?|24小时|二十四小时|全日)(?:开放|营业|服务)?/;
const off = /^(?:休息|不营业|不开放|闭馆|闭店|关门|除外|放假|休)/;
const times = new RegExp(`^(${clock})-(次日|翌日|第二天)?(${clock})`);

/** Longest text that is looked at. */
const mostCharacters = 200;

interface Rule {
  days: string;
  spans: string[];
  isOff: boolean;
  isAlways: boolean;
}

/** OSM's syntax, or null for anything that is not understood to its last character. */
export function chineseHours(value: string): string | null {
  if (value.length > mostCharacters) return null;
  let rest = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[~～〜—–−－至到]+|--+/g, '-')
    .replace(/[;。；\n]/g, ';')
    .replace(/\s*([-:,、;])\s*/g, '$1')
    .replace(/(?:营业|开放|服务|办公)时间:?|(?:开放|营业)(?=\d)/g, '')
    .trim();
  const rules: Rule[] = [];
  let rule: Rule | null = null;
  const next = (daysOfRule: string) => {
    rule = { days: daysOfRule, spans: [], isOff: false, isAlways: false };
    rules.push(rule);
    return rule;
  };
  while (rest !== '') {
    const gap = /^[\s,、;:/和及()]+/.exec(rest)?.[0].length ?? 0;
    if (gap > 0) {
      rest = rest.slice(gap);
      continue;
    }
    const named = daysAt(rest);
    if (named) {
      const last = rules.at(-1);
      // `周末、节假日 9:00-17:00`: days that follow days belong together.
      if (last && last.days !== '' && isEmpty(last) && named.days !== '')
        last.days += `,${named.days}`;
      else next(named.days);
      rest = rest.slice(named.length);
      continue;
    }
    const current: Rule = rules.at(-1) ?? next('');
    const whole = always.exec(rest)?.[0] ?? off.exec(rest)?.[0];
    if (whole !== undefined) {
      if (!isEmpty(current)) return null;
      if (always.test(whole)) current.isAlways = true;
      else current.isOff = true;
      rest = rest.slice(whole.length);
      continue;
    }
    const span = times.exec(rest);
    if (!span || current.isOff || current.isAlways) return null;
    const clockSpan = spanOf(span[1]!, span[3]!, span[2] !== undefined);
    if (clockSpan === null) return null;
    current.spans.push(clockSpan);
    rest = rest.slice(span[0].length);
  }
  return written(rules);
}

/** As it is kept: what is understood in OSM's syntax, anything else as it was written. */
export const hoursAsKept = (value: string): string => chineseHours(value) ?? value.trim();

function isEmpty(rule: Rule): boolean {
  return rule.spans.length === 0 && !rule.isOff && !rule.isAlways;
}

function written(rules: readonly Rule[]): string | null {
  if (rules.length === 0 || rules.some((rule) => isEmpty(rule) || (rule.isOff && rule.days === '')))
    return null;
  return rules
    .map((rule) => {
      if (rule.isAlways) return rule.days === '' ? '24/7' : `${rule.days} 00:00-24:00`;
      return [rule.days, rule.isOff ? 'off' : rule.spans.join(',')].filter(Boolean).join(' ');
    })
    .join('; ');
}

function daysAt(text: string): { days: string; length: number } | null {
  for (const [expression, osm] of dayWords) {
    const found = expression.exec(text)?.[0];
    if (found) return { days: osm, length: found.length };
  }
  const found = days.exec(text)?.[0];
  if (!found) return null;
  const list = found.replace(/周|星期|礼拜/g, '').replace(/[、及和]/g, ',');
  return {
    days: list.replace(/[一二三四五六日天]/g, (name) => dayNames[name]!),
    length: found.length,
  };
}

/** A span whose end lacks its half of the day takes the start's: `下午2:30-5:30` ends at 17:30. */
function spanOf(start: string, end: string, nextDay: boolean): string | null {
  const from = minutesOf(start);
  let to = minutesOf(end);
  if (from === null || to === null) return null;
  const [startsLate, endNamed] = [isAfternoon(start), /^[^\d]|m$/.test(end)];
  if (startsLate && !endNamed && !nextDay && to <= from && to + 720 > from && to < 720) to += 720;
  if (to === 0 || (end.startsWith('晚') && to === 720)) to = 1440;
  if (from === to) return null;
  return `${hhmm(from)}-${hhmm(to)}`;
}

function isAfternoon(text: string): boolean {
  return /^(?:下午|傍晚|晚上|晚|pm)|pm$/.test(text);
}

function minutesOf(text: string): number | null {
  const [, hourText, rest = ''] = /(\d{1,2})(.*)$/.exec(text)!;
  const minutes = rest.includes('半') ? 30 : Number(/\d+/.exec(rest)?.[0] ?? 0);
  let hour = Number(hourText);
  if (isAfternoon(text) && hour < 12) hour += 12;
  if (text.startsWith('中午') && hour < 3) hour += 12;
  if (/^am|am$/.test(text) && hour === 12) hour = 0;
  return minutes > 59 || hour > 24 || (hour === 24 && minutes > 0) ? null : hour * 60 + minutes;
}

function hhmm(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
