import { smooth } from './curve.ts';
import { at, mix, type Line, type Point } from './plane.ts';

/** The lie of the land: where water, rail and expressway run. Everything else is laid out around them. */
export const river: Line = smooth(
  [
    [-300, 3990],
    [600, 3800],
    [1350, 3340],
    [2050, 2900],
    [2900, 2570],
    [3700, 2430],
    [4500, 2500],
    [5300, 2640],
    [6000, 2480],
    [6700, 2020],
    [7400, 1660],
    [8300, 1560],
    [9300, 1760],
  ],
  10,
);

/** Half of the river's width where it passes x. */
export const riverHalfWidth = (x: number): number =>
  52 + 9 * Math.sin(x / 640) + 5 * Math.sin(x / 190);

/** y of a line that runs from west to east, at x. */
export function heightAt(line: Line, x: number): number {
  for (let i = 1; i < line.length; i++) {
    const a = at(line, i - 1);
    const b = at(line, i);
    if (x <= b[0]) return mix(a, b, (x - a[0]) / (b[0] - a[0]))[1];
  }
  return at(line, -1)[1];
}

export const riverY = (x: number): number => heightAt(river, x);

export const expressway: Line = smooth(
  [
    [-300, 5330],
    [900, 5180],
    [2200, 5240],
    [3600, 5330],
    [5000, 5260],
    [6300, 5060],
    [7500, 5120],
    [9300, 5420],
  ],
  8,
);

export const railway: Line = smooth(
  [
    [-300, 180],
    [1200, 420],
    [2700, 500],
    [4300, 430],
    [5700, 470],
    [6700, 700],
    [7350, 1200],
    [7800, 1900],
    [8400, 2350],
    [9300, 2560],
  ],
  8,
);

/** A brook that comes down from the northern hills into the river, east of the town. */
export const brook: Line = smooth(
  [
    [6900, 7100],
    [6750, 6400],
    [7000, 5800],
    [6900, 5090],
    [7050, 4500],
    [7250, 3900],
    [7150, 3300],
    [7350, 2700],
    [7150, 1800],
  ],
  6,
);

/** Middle and reach of the wooded hills. */
export const hills: { center: Point; reachX: number; reachY: number; name: string; en: string }[] =
  [
    { center: [5620, 4520], reachX: 300, reachY: 190, name: '文塔山', en: 'Wenta Hill' },
    { center: [3900, 6550], reachX: 900, reachY: 420, name: '北坑岭', en: 'Beikeng Ridge' },
    { center: [6900, 6000], reachX: 700, reachY: 380, name: '大雾岭', en: 'Dawu Ridge' },
    { center: [600, 1200], reachX: 620, reachY: 520, name: '西樵坑', en: 'Xiqiaokeng' },
    { center: [8500, 4500], reachX: 420, reachY: 480, name: '鸡公山', en: 'Jigong Hill' },
    { center: [1200, 6300], reachX: 600, reachY: 450, name: '石牛岭', en: 'Shiniu Ridge' },
  ];

/** True on a hill; `margin` widens it. */
export function onHill(p: Point, margin = 1): boolean {
  return hills.some(
    (h) => ((p[0] - h.center[0]) / h.reachX) ** 2 + ((p[1] - h.center[1]) / h.reachY) ** 2 < margin,
  );
}
