import { beforeAll, describe, expect, test } from 'vitest';
import { reachedStreetMeters, streetsByMinute } from '../../server/network/reached-streets.ts';
import { draw, gridCity, toPlane, type Drawn } from '../fixtures/drawn-world.ts';

describe('a city of 100 m blocks, 21 streets each way, walked at 1 m/s from its middle', () => {
  let city: Drawn;
  beforeAll(async () => {
    city = await draw(gridCity(21, 21, 100));
  });

  test('every junction is as many seconds away as its blocks east and north add up to metres', () => {
    city.reach([1000, 1000], 2000);
    const { network, engine } = city;
    expect(network.nodeCount).toBe(21 * 21);
    for (let n = 0; n < network.nodeCount; n++) {
      const [x, y] = toPlane([network.nodeLng[n]! / 1e7, network.nodeLat[n]! / 1e7]);
      const blocks = Math.round(Math.abs(x - 1000) / 100) + Math.round(Math.abs(y - 1000) / 100);
      expect(Math.abs(engine.reach.seconds[n]! - blocks * 100)).toBeLessThan(0.5);
    }
  });

  test('1,000 s reach the 221 junctions of a diamond and 40 km of street', () => {
    city.reach([1000, 1000], 1000);
    // 1 + 4 × (1 + … + 10) junctions lie within ten blocks. The outermost forty are reached at 1,000 s
    // exactly, give or take what a sphere adds, so they are counted within 0.5 s.
    const within = [...city.engine.reach.seconds].filter((seconds) => seconds <= 1000.5);
    expect(within).toHaveLength(1 + 4 * 55);
    // Streets between junctions k and k + 1 blocks away: 8k + 4 for k = 0 … 9, which is 400 blocks of 100 m.
    expect(Math.abs(reachedStreetMeters(city.engine.reach, 1000) - 40_000)).toBeLessThan(20);
  });

  test('950 s end in the middle of the diamond’s last blocks', () => {
    city.reach([1000, 1000], 950);
    // 324 blocks whole (k = 0 … 8), and half of each of the last 76.
    expect(Math.abs(reachedStreetMeters(city.engine.reach, 950) - (32_400 + 76 * 50))).toBeLessThan(
      20,
    );
  });

  test('the picture of 15 minutes is a diamond: 900 m along the streets and half as far both ways', () => {
    const { features } = city.circle([1000, 1000], { minutes: 15 }).contours;
    expect(features.map(({ properties }) => properties.minutes)).toEqual([5, 10, 15]);
    const corners = features[2]!.geometry.coordinates[0]![0]!.map(toPlane);
    const east = Math.max(...corners.map(([x]) => x));
    const north = Math.max(...corners.map(([, y]) => y));
    // A cell of 12 m lies within half a cell of its street, so the tip may end that much early or late.
    expect(Math.abs(east - 1900)).toBeLessThan(12);
    expect(Math.abs(north - 1900)).toBeLessThan(12);
    // The diamond |x| + |y| ≤ 900 holds 1.62 km². Blocks are filled from their streets, 50 m deep at the most.
    const area = features[2]!.properties.areaSquareMeters;
    expect(area).toBeGreaterThan(1.45e6);
    expect(area).toBeLessThan(1.75e6);
  });

  test('streets by minute: minute 1 holds 60 m in each of four directions, all minutes together the whole reach', () => {
    city.reach([1000, 1000], 600);
    const byMinute = streetsByMinute(city.engine.reach, 10);
    const meters = (lines: number[][][]) =>
      lines.reduce((sum, line) => {
        const points = line.map(toPlane);
        return (
          sum +
          points
            .slice(1)
            .reduce((s, [x, y], i) => s + Math.hypot(x - points[i]![0], y - points[i]![1]), 0)
        );
      }, 0);
    expect(Math.abs(meters(byMinute.get(1)!) - 240)).toBeLessThan(1);
    expect(Math.max(...byMinute.keys())).toBe(10);
    const all = [...byMinute.values()].reduce((sum, lines) => sum + meters(lines), 0);
    expect(Math.abs(all - reachedStreetMeters(city.engine.reach, 600))).toBeLessThan(20);
  });
});
