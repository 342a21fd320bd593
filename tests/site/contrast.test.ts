import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('site/styles/tokens.css', 'utf8');
const darkStart = css.indexOf('prefers-color-scheme: dark');
const darkEnd = css.indexOf('\n}\n', darkStart);

function tokensIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([a-z\d-]+):\s*(#[\da-f]{6})/g)].map(([, name, hex]) => [name!, hex!]),
  );
}

const light = tokensIn(css.slice(0, darkStart));
const dark = new Map([...light, ...tokensIn(css.slice(darkStart, darkEnd))]);

/** WCAG 2.2 relative luminance of sRGB. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dim, bright] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright! + 0.05) / (dim! + 0.05);
}

/** Text on its ground. */
const texts = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'surface-sunk'],
  ['ink', 'brand-soft'],
  ['ink-quiet', 'paper'],
  ['ink-quiet', 'surface'],
  ['ink-quiet', 'surface-sunk'],
  ['ink-quiet', 'gap-soft'],
  ['ink-quiet', 'doubt-soft'],
  ['ink-quiet', 'brand-soft'],
  ['brand', 'paper'],
  ['brand', 'surface'],
  ['brand', 'brand-soft'],
  ['brand-deep', 'surface'],
  ['brand-deep', 'brand-soft'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-deep'],
  ['gap', 'surface'],
  ['gap', 'gap-soft'],
  ['doubt', 'surface'],
  ['doubt', 'doubt-soft'],
  ['open', 'surface'],
  ['map-label', 'map-land'],
  ['map-label', 'map-halo'],
  ['paper', 'ink'],
] as const;

/** What must be seen but not read: borders of controls, marks, the pin. */
const shapes = [
  ['line-strong', 'surface'],
  ['focus', 'surface'],
  ['pin', 'map-land'],
  ['band-line', 'map-land'],
  ['route', 'map-land'],
  ['place-0', 'place-edge'],
  ['place-1', 'place-edge'],
  ['place-2', 'place-edge'],
  ['place-3', 'place-edge'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('colours of the %s theme', (_theme, tokens) => {
  const between = (one: string, other: string) => contrast(tokens.get(one)!, tokens.get(other)!);

  it('let text be read: 4.5 to 1 and more', () => {
    const weak = texts.filter(([ink, ground]) => !(between(ink, ground) >= 4.5));
    expect(weak.map(([ink, ground]) => `${ink} on ${ground}: ${between(ink, ground)}`)).toEqual([]);
  });

  it('let shapes be seen: 3 to 1 and more', () => {
    const weak = shapes.filter(([shape, ground]) => !(between(shape, ground) >= 3));
    expect(
      weak.map(([shape, ground]) => `${shape} on ${ground}: ${between(shape, ground)}`),
    ).toEqual([]);
  });
});

describe('the measure', () => {
  it('is WCAG’s: black on white is 21, equal colours are 1, #767676 on white just passes', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#123456', '#123456')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });

  it('finds every colour by name', () => {
    for (const pair of [...texts, ...shapes])
      for (const name of pair) expect([name, dark.has(name)]).toEqual([name, true]);
  });
});
