/** Opening hours in OSM's syntax, said in words as far as they are simple; what is not stays as it is written. */

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const zhDays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const enDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const simple =
  /^(?:(?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)[-,]?)+ ?)?(?:off|24\/7|(?:\d\d:\d\d-\d\d:\d\d,? ?)+)$/;

export function hoursWords(value: string): { zh: string; en: string } {
  const rules = value.split(';').map((rule) => rule.trim());
  if (rules.some((rule) => !simple.test(rule))) return { zh: value, en: value };
  const said = (names: readonly string[], words: readonly [string, RegExp | string][]) =>
    rules.map((rule) => {
      let text = rule.replace(/\b(Mo|Tu|We|Th|Fr|Sa|Su)\b/g, (day) => names[days.indexOf(day)]!);
      for (const [word, pattern] of words) text = text.replaceAll(pattern, word);
      return text;
    });
  const zh = said(zhDays, [
    ['节假日', /\bPH\b/g],
    ['休息', /\boff\b/g],
    ['全天', '24/7'],
    ['$1至$2', /(周.)-(周.)/g],
    ['$1–$2', /(\d)-(\d)/g],
    ['、', /, ?/g],
  ]);
  const en = said(enDays, [
    ['public holidays', /\bPH\b/g],
    ['closed', /\boff\b/g],
    ['at all hours', '24/7'],
    ['$1–$2', /(\w)-(\w)/g],
    [', ', /, ?/g],
  ]);
  return { zh: zh.join('；'), en: en.join('; ') };
}
