import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heatClassCount } from '../../../site/lib/planner/minutes-scale.ts';
import { contrast, deltaE, lab, linear, seenBy, visions } from '../colour-vision.ts';

const split = (path: string) => {
  const css = readFileSync(path, 'utf8');
  const dark = css.indexOf('prefers-color-scheme: dark');
  return { light: css.slice(0, dark), dark: css.slice(dark) };
};
const heat = split('site/styles/planner-map.css');
const tokens = split('site/styles/tokens.css');
type Theme = keyof typeof heat;

function found(text: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6}|[\\d.]+);`).exec(text)?.[1];
  if (!value) throw new Error(`no --${name}`);
  return value;
}

/** As it is seen: through the colour lies the ground. */
function overLand(theme: Theme, colour: string): string {
  const opacity = Number(found(heat[theme], 'heat-opacity'));
  const land = found(tokens[theme], 'map-land');
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [colour, land].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(a! * opacity + b! * (1 - opacity));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const classes = (theme: Theme): string[] =>
  Array.from({ length: heatClassCount }, (_, index) =>
    overLand(theme, found(heat[theme], `heat-${index + 1}`)),
  );

describe.each(['light', 'dark'] as const)('the scale in the %s theme', (theme) => {
  it.each(['normal', 'protan', 'deutan', 'tritan'] as const)(
    'tells neighbouring classes apart by ΔE 10 and more for %s vision',
    (vision) => {
      const colours = classes(theme);
      const distances = colours
        .slice(1)
        .map((colour, index) =>
          deltaE(
            lab(seenBy(visions[vision], linear(colours[index]!))),
            lab(seenBy(visions[vision], linear(colour))),
          ),
        );
      expect(distances).toHaveLength(heatClassCount - 1);
      expect(Math.min(...distances)).toBeGreaterThanOrEqual(10);
    },
  );

  it.each(['normal', 'protan', 'deutan', 'tritan'] as const)(
    'tells the nearest class from bare ground by ΔE 8 and more for %s vision',
    (vision) => {
      const [near] = classes(theme);
      const seen = (hex: string) => lab(seenBy(visions[vision], linear(hex)));
      const land = found(tokens[theme], 'map-land');
      expect(deltaE(seen(near!), seen(land))).toBeGreaterThanOrEqual(8);
    },
  );

  it('goes one way in lightness, so that it also holds in grey', () => {
    const lightness = classes(theme).map((colour) => lab(linear(colour))[0]);
    expect(lightness).toEqual(lightness.toSorted((a, b) => (theme === 'light' ? b - a : a - b)));
  });

  it('has lines of areas and of hatching that stand out from the ground', () => {
    const land = linear(found(tokens[theme], 'map-land'));
    for (const name of ['area-edge', 'area-hatch'])
      expect(contrast(linear(found(heat[theme], name)), land)).toBeGreaterThanOrEqual(3);
  });
});
