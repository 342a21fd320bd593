/** Days of sessions on site, in words. */

export interface Said {
  zh: string;
  en: string;
}

type Rule =
  | { kind: 'dates'; dates: readonly string[] }
  | { kind: 'weekly'; weekdays: readonly number[] }
  | { kind: 'lunar-days'; days: readonly number[] }
  | { kind: 'lunar-endings'; endings: readonly number[] };

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const weekdaysZh = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthsZh = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '腊'];
const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 1 初一, 10 初十, 14 十四, 20 二十, 29 廿九, 30 三十. */
export function lunarDayName(day: number): string {
  if (day <= 10) return `初${digits[day]}`;
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${day < 20 ? '十' : '廿'}${digits[day % 10]}`;
}

/** 十月十六 and “10th lunar month, day 16”. */
export function lunarDateWords(lunar: { month: number; leap: boolean; day: number }): Said {
  const { month, leap, day } = lunar;
  return {
    zh: `农历${leap ? '闰' : ''}${monthsZh[month - 1]}月${lunarDayName(day)}`,
    en: `${leap ? 'leap ' : ''}lunar month ${month}, day ${day}`,
  };
}

/** 11月24日 星期二, Tuesday 24 November. @param weekday 1 is Monday */
export function dayWords(date: string, weekday: number): Said {
  const [, month, day] = date.split('-').map(Number) as [number, number, number];
  return {
    zh: `${month}月${day}日 星期${weekdaysZh[weekday - 1]}`,
    en: `${weekdaysEn[weekday - 1]} ${day} ${monthsEn[month - 1]}`,
  };
}

export function rulesWords(rules: readonly Rule[]): Said {
  const said = rules.map(ruleWords);
  return {
    zh: said.map(({ zh }) => zh).join('；'),
    en: said.map(({ en }) => en).join('; '),
  };
}

function ruleWords(rule: Rule): Said {
  switch (rule.kind) {
    case 'dates': {
      const dates = rule.dates.toSorted();
      return {
        zh: dates.map((date) => dateZh(date)).join('、'),
        en: dates.map((date) => dateEn(date)).join(', '),
      };
    }
    case 'weekly': {
      const days = rule.weekdays.toSorted((a, b) => a - b);
      if (days.length === 7) return { zh: '每天', en: 'Every day' };
      return {
        zh: `每周${days.map((day) => weekdaysZh[day - 1]).join('、')}`,
        en: `Every ${listEn(days.map((day) => weekdaysEn[day - 1]!))}`,
      };
    }
    case 'lunar-days': {
      const days = rule.days.toSorted((a, b) => a - b);
      return {
        zh: `农历每月${days.map(lunarDayName).join('、')}`,
        en: `Lunar days ${listEn(days.map(String))} of each lunar month`,
      };
    }
    case 'lunar-endings': {
      // 逢十 is how people say the days that end in 0; they stand last.
      const endings = rule.endings.map((ending) => ending || 10).toSorted((a, b) => a - b);
      return {
        zh: `农历逢${endings.map((ending) => digits[ending]).join('')}`,
        en: `Lunar days ending in ${listEn(endings.map((ending) => String(ending % 10)))}`,
      };
    }
  }
}

const dateZh = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const dateEn = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${monthsEn[month - 1]} ${year}`;
};

const listEn = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
