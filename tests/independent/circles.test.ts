import { beforeAll, describe, expect, test } from 'vitest';
import { accessOf, measureTown, quantile, type TownMeasures } from './measure-town.ts';
import { sharedData } from '../shared-data.ts';

const towns = ['shenzhen-longgang', 'sichuan-panzhihua', 'neubrandenburg'];
const origins = 200;

/** Allowed share of wrong street length by minutes: [median, 95th percentile]. */
const allowed: Record<number, [number, number]> = {
  5: [0.03, 0.07],
  10: [0.02, 0.04],
  15: [0.02, 0.04],
  20: [0.02, 0.04],
  30: [0.02, 0.04],
};

describe.each(towns)('%s against a textbook search over 5 m pieces', (town) => {
  const file = sharedData(`osm/${town}.osm.pbf`);
  let measures: TownMeasures;

  beforeAll(async () => {
    measures = await measureTown(file, origins, Object.keys(allowed).map(Number));
  }, 300_000);

  test('facilities’ seconds agree within 1 s + 0.5 %', () => {
    expect(measures.origins).toBe(origins);
    expect(measures.facilityPairs).toBeGreaterThan(accessOf(town));
    expect(measures.worstFacility).toBeLessThanOrEqual(0);
    expect(measures.listedWrongly).toBe(0);
  });

  test.each(Object.entries(allowed))('the polygon at %s minutes', (minutes, [median, high]) => {
    const errors = measures.errors.get(Number(minutes))!;
    console.info(
      `${town} ${minutes} min: wrong street length median ${(100 * quantile(errors, 0.5)).toFixed(2)} %, p95 ${(100 * quantile(errors, 0.95)).toFixed(2)} %`,
    );
    expect(errors).toHaveLength(origins);
    expect(quantile(errors, 0.5)).toBeLessThanOrEqual(median);
    expect(quantile(errors, 0.95)).toBeLessThanOrEqual(high);
  });
});
