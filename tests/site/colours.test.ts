import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { minuteClassCount } from '../../site/lib/minute-classes.ts';
import { contrast, deltaE, lab, linear, seenBy, visions } from './colour-vision.ts';

const css = readFileSync('site/styles/tokens.css', 'utf8');
const darkStart = css.indexOf('prefers-color-scheme: dark');
const themes = { light: css.slice(0, darkStart), dark: css.slice(darkStart) };

type Theme = keyof typeof themes;
function token(theme: Theme, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(themes[theme])?.[1];
  if (!found) throw new Error(`no --${name} in the ${theme} theme`);
  return found;
}

const numbered = (theme: Theme, name: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => token(theme, `${name}-${from + index}`));
const neighbours = (colours: readonly string[]): [string, string][] =>
  colours.slice(1).map((colour, index) => [colours[index]!, colour]);
const pairs = (colours: readonly string[]): [string, string][] =>
  colours.flatMap((a, index) => colours.slice(index + 1).map((b): [string, string] => [a, b]));

/** One sRGB colour over another, as the browser lays them: part by part, in sRGB. */
function mixed(over: string, under: string, opacity: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [over, under].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(a! * opacity + b! * (1 - opacity));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The least CIEDE2000 of the pairs as one kind of vision sees them. */
const least = (vision: keyof typeof visions, of: readonly [string, string][]): number =>
  Math.min(
    ...of.map(([a, b]) =>
      deltaE(lab(seenBy(visions[vision], linear(a))), lab(seenBy(visions[vision], linear(b)))),
    ),
  );

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const minutes = numbered(theme, 'minutes', 1, minuteClassCount);
  // As they are seen: through the band lies the ground.
  const opacity = Number(/--band-opacity: ([\d.]+);/.exec(themes[theme])![1]);
  const bands = numbered(theme, 'band', 1, 3).map((band) =>
    mixed(band, token(theme, 'map-land'), opacity),
  );
  const places = numbered(theme, 'place', 0, 3);
  const land = token(theme, 'map-land');

  describe.each(['normal', 'protan', 'deutan', 'tritan'] as const)('%s vision', (vision) => {
    it('tells neighbouring classes of minutes apart by ΔE 10 and more', () => {
      expect(least(vision, neighbours(minutes))).toBeGreaterThanOrEqual(10);
    });

    it('tells neighbouring bands apart by ΔE 5 and more', () => {
      expect(least(vision, neighbours(bands))).toBeGreaterThanOrEqual(5);
    });

    it('tells the four groups of places apart by ΔE 11 and more', () => {
      expect(least(vision, pairs(places))).toBeGreaterThanOrEqual(11);
    });
  });

  it('streets and places stand out from the ground by 3 : 1', () => {
    for (const colour of [...minutes, ...places])
      expect([colour, contrast(linear(colour), linear(land)) >= 3]).toEqual([colour, true]);
  });

  it('classes of minutes go one way in lightness', () => {
    const lightness = minutes.map((colour) => lab(linear(colour))[0]);
    const sorted = lightness.toSorted((a, b) => (theme === 'light' ? a - b : b - a));
    expect(lightness).toEqual(sorted);
  });
});

describe('the measure itself', () => {
  it('gives what Sharma, Wu and Dalal publish for their pairs 1, 8 and 25', () => {
    expect(deltaE([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(deltaE([50, -1, 2], [50, 0, 0])).toBeCloseTo(2.3669, 4);
    expect(deltaE([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(
      1.2644,
      4,
    );
  });

  it('lets red and green of one lightness nearly meet for deutans, and not for others', () => {
    const redGreen: [string, string][] = [['#b35c3c', '#7d7a2c']];
    expect(least('deutan', redGreen)).toBeLessThan(least('normal', redGreen) / 2);
  });
});
