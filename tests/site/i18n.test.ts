import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../site/i18n/en.json' with { type: 'json' };
import zh from '../../site/i18n/zh-CN.json' with { type: 'json' };
import { makeTranslator, type Language, type Messages } from '../../site/i18n/translator.ts';
import { chinese, english } from './words-of.ts';

const languages: [Language, Messages][] = [
  ['zh-CN', zh],
  ['en', en],
];
const pluralForm = /\.(zero|one|two|few|many|other)$/;
const baseKeys = (messages: Messages) =>
  new Set(Object.keys(messages).map((key) => key.replace(pluralForm, '')));

const sources = [
  'site',
  ...['plain', 'pages', 'demo', 'area-reports'].map((room) => `server/http/${room}`),
]
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((path) => `${room}/${path}`),
  )
  .filter((path) => /\.(ts|tsx|astro)$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
/** `t('a.b')`, and the a.b of `t(condition ? 'a.b' : 'a.c')`: every quoted word with a dot that starts like a key. */
const quoted = new Set(
  [...sources.matchAll(/'([a-z-]+(?:\.[a-z\d-]+)+)'/g)].map((match) => match[1]!),
);
/** `t(\`kind.because.${…}\`)` uses all keys that start so. */
const prefixes = [...sources.matchAll(/\b(?:t|plural|text)\(\s*`([a-z.-]+[.-])\$\{/g)].map(
  (match) => match[1]!,
);

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...baseKeys(en)].toSorted()).toEqual([...baseKeys(zh)].toSorted());
  });

  it.each(languages)('have every plural form that %s asks for', (lang, messages) => {
    const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    const plurals = new Set(
      Object.keys(messages)
        .filter((key) => pluralForm.test(key))
        .map((key) => key.replace(pluralForm, '')),
    );
    const have = Object.keys(messages).filter((key) => pluralForm.test(key));
    const need = [...plurals].flatMap((key) => forms.map((form) => `${key}.${form}`));
    expect(have.toSorted()).toEqual(need.toSorted());
  });

  it('have the same holes in every text', () => {
    const holes = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).toSorted();
    const other = en as Messages;
    for (const [key, text] of Object.entries(zh))
      expect([key, holes(other[key]!)]).toEqual([key, holes(text)]);
  });

  it('leave no text empty', () => {
    for (const [, messages] of languages) {
      expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });
});

describe('the keys', () => {
  it('are all used', () => {
    const unused = [...baseKeys(zh)].filter(
      (key) => !quoted.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('are all there', () => {
    const called = [...sources.matchAll(/\b(?:t|plural|text)\(\s*'([a-z\d.-]+)'/g)].map(
      (match) => match[1]!,
    );
    expect(called.length).toBeGreaterThan(50);
    const keys = baseKeys(zh);
    expect(called.filter((key) => !keys.has(key))).toEqual([]);
    for (const prefix of prefixes)
      expect([...keys].some((key) => key.startsWith(prefix))).toBe(true);
  });
});

describe('numbers and lists', () => {
  it('are written as each language does', () => {
    expect(chinese.list(['甲', '乙', '丙'])).toBe('甲、乙和丙');
    expect(english.list(['a', 'b', 'c'])).toBe('a, b, and c');
    expect(english.plural('inside.facilities', 1)).toBe('1 place');
    expect(english.plural('inside.facilities', 1200)).toBe('1,200 places');
    expect(chinese.date('2026-03-01')).toBe('2026年3月1日');
  });

  it('round metres as people do', () => {
    expect([0, 47.4, 454, 994.9, 996, 1449].map(chinese.meters)).toEqual([
      '0 米',
      '47 米',
      '450 米',
      '990 米',
      '1 公里',
      '1.4 公里',
    ]);
    expect(english.meters(454)).toBe('450 m');
  });

  it('round minutes up, so that they stand on the same side of the limit as the seconds', () => {
    expect([0, 1, 60, 899.6, 900, 900.5].map(chinese.minutes)).toEqual([
      '不到 1 分钟',
      '1 分钟',
      '1 分钟',
      '15 分钟',
      '15 分钟',
      '16 分钟',
    ]);
  });

  it('refuse a key without a text', () => {
    expect(() => makeTranslator('en', {}).t('site.name')).toThrow('no text for "site.name" in en');
  });
});
