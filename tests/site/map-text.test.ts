import { describe, expect, it } from 'vitest';
import { textAlong } from '../../site/map/style/line-text.ts';
import { linesOf } from '../../site/map/style/place-text.ts';

/** Every character is ten pixels wide. */
const measure = (text: string) => [...text].length * 10;
const line = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));
const along = (points: ReturnType<typeof line>, name: string, repeat = 460) => [
  ...textAlong(points, name, repeat, measure),
];

describe('a name along a line', () => {
  it('stands in its middle, character by character', () => {
    const [label, ...more] = along(line([0, 0], [100, 0]), '人民路');
    expect(more).toEqual([]);
    expect(label!.middle).toMatchObject({ x: 50, y: 0 });
    expect(label!.glyphs.map(({ text, x }) => [text, x])).toEqual([
      ['人', 40],
      ['民', 50],
      ['路', 60],
    ]);
  });

  it('is left out where the line is too short for it', () => {
    expect(along(line([0, 0], [34, 0]), '人民路')).toEqual([]);
    expect(along(line([0, 0], [35, 0]), '人民路')).toHaveLength(1);
  });

  it('reads from left to right whichever way the street runs', () => {
    const [label] = along(line([100, 0], [0, 0]), '人民路');
    expect(label!.glyphs.map(({ text }) => text).join('')).toBe('人民路');
    expect(label!.glyphs[0]!.x).toBeLessThan(label!.glyphs[2]!.x);
    for (const { radians } of label!.glyphs) expect(Math.cos(radians)).toBeCloseTo(1);
  });

  it('in Chinese stands upright from top to bottom on a steep street, in Latin lies along it', () => {
    const up = line([0, 100], [0, 0]);
    const [chinese] = along(up, '人民路');
    expect(chinese!.glyphs.map(({ y }) => y)).toEqual([40, 50, 60]);
    for (const { radians } of chinese!.glyphs) expect(Math.cos(radians)).toBeCloseTo(1);
    const [latin] = along(up, 'Ring');
    for (const { radians } of latin!.glyphs) expect(Math.cos(radians)).toBeCloseTo(0);
  });

  it('comes again on a long street, as often as there is room', () => {
    expect(along(line([0, 0], [920, 0]), '人民路')).toHaveLength(2);
    expect(along(line([0, 0], [919, 0]), '人民路')).toHaveLength(1);
  });

  it('moves aside from a corner that it could not turn', () => {
    const [label] = along(line([0, 0], [100, 0], [100, 100]), '人民路');
    expect(label!.glyphs.every(({ x, y }) => y === 0 || x === 100)).toBe(true);
    expect(new Set(label!.glyphs.map(({ y }) => y === 0)).size).toBe(1);
    expect(along(line([0, 0], [18, 0], [18, 18]), '人民路')).toEqual([]);
  });
});

describe('a long name at a place', () => {
  it.each([
    ['石村', ['石村']],
    ['一二三四五六七八九', ['一二三四五六七八九']],
    ['一二三四五六七八九十', ['一二三四五', '六七八九十']],
    ['Longgang District', ['Longgang District']],
    ['The Chinese University of Hong Kong', ['The Chinese University', 'of Hong Kong']],
    ['Kreativitätsgrundschule', ['Kreativitätsgrundschule']],
  ])('%s', (name, lines) => {
    expect(linesOf(name)).toEqual(lines);
  });
});
