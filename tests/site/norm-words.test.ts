import { describe, expect, it } from 'vitest';
import fieldFile from '../../data/community-fields.json' with { type: 'json' };
import normFile from '../../data/norms.json' with { type: 'json' };
import { rowUnits } from '../../server/contract/scorecard.ts';
import { fieldNorms } from '../../site/lib/field-norms.ts';
import { boundWords, unitWord, valueWords } from '../../site/lib/norm-words.ts';
import { chinese, english } from './words-of.ts';

describe('values and norms', () => {
  it('carry their units', () => {
    expect(valueWords(28.5, 'square-meter-per-100-households', chinese)).toBe('28.5 平方米');
    expect(valueWords(23.33, 'percent', english)).toBe('23.33%');
    expect(valueWords(29.99, 'minute', chinese)).toBe('29.99 分钟');
    expect(valueWords(1, 'person', english)).toBe('1 person');
  });

  it('say at least, more than and at most, and a range as one', () => {
    const norm = { code: 'x', value: 20 };
    const area = 'square-meter-per-100-households';
    expect(boundWords([{ ...norm, bound: 'min' }], area, chinese)).toBe('≥ 20 平方米');
    expect(boundWords([{ ...norm, bound: 'above' }], area, chinese)).toBe('> 20 平方米');
    expect(boundWords([{ ...norm, bound: 'max' }], 'minute', english)).toBe('≤ 20 min');
    const committee = [
      { code: 'least', value: 7, bound: 'min' as const },
      { code: 'most', value: 9, bound: 'max' as const },
    ];
    expect(boundWords(committee, 'person', chinese)).toBe('7–9 人');
  });

  it('have a word for every unit alone', () => {
    for (const words of [chinese, english])
      for (const unit of rowUnits) {
        const word = unitWord(unit, words);
        expect([unit, word, /\d|\{/.test(word) || word === '']).toEqual([unit, word, false]);
      }
  });
});

describe('what the plan asks by a figure', () => {
  const { norms } = normFile;
  const field = (code: string) => fieldFile.fields.find((one) => one.code === code)!;

  it('is that of the community’s own kind, with its clause', () => {
    const members = field('committeeMembers');
    expect(fieldNorms(members, 'urban', norms, chinese)).toBe(
      '社区居委会职数（下限）：7 人；社区居委会职数（上限）：9 人 · 规划三(五)1',
    );
    expect(fieldNorms(members, 'rural', norms, chinese)).toBe(
      '村委会职数（下限）：3 人；村委会职数（上限）：7 人 · 规划三(五)1',
    );
    expect(fieldNorms(field('committeeWomen'), 'urban', norms, chinese)).toBe('规划三(五)1');
  });

  it('says of a village that it must exceed the area of towns', () => {
    const indoor = field('indoorSquareMeters');
    expect(fieldNorms(indoor, 'urban', norms, chinese)).not.toContain('农村须超过');
    expect(fieldNorms(indoor, 'rural', norms, chinese)).toContain('20 平方米（农村须超过）');
  });

  it('stands with every figure, in both languages', () => {
    for (const words of [chinese, english])
      for (const one of fieldFile.fields)
        for (const kind of ['urban', 'rural'] as const)
          expect([one.code, fieldNorms(one, kind, norms, words)]).not.toEqual([one.code, '']);
  });
});
