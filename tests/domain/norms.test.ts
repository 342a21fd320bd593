import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readNorms, type NormEntry } from '../../server/domain/norms.ts';

const { norms } = JSON.parse(
  readFileSync(new URL('../../data/norms.json', import.meta.url), 'utf8'),
) as { norms: NormEntry[] };
const changed = (code: string, change: Partial<NormEntry>) =>
  norms.map((norm) => (norm.code === code ? { ...norm, ...change } : norm));

describe('the norms reader', () => {
  test('reads the plan’s minutes, and speeds in metres a minute', () => {
    const read = readNorms(norms);
    expect([read.urbanMinutes, read.ruralMinutes]).toEqual([15, 30]);
    // 12 km/h are 200 m/min, 18 km/h are 300.
    expect(read.travel.metersPerMinute).toEqual({
      walk: 80,
      elder: 60,
      pram: 60,
      bike: 200,
      ebike: 300,
    });
    expect(read.travel).toMatchObject({ stepsSpeedFactor: 0.5, signalWaitSeconds: 20 });
    expect(read).toMatchObject({
      snapLimitMeters: 300,
      smallComponentMeters: 300,
      offStreetMeters: 50,
    });
  });

  test('takes a deployment’s own values, a wait of zero too', () => {
    expect(readNorms(changed('speed-elder', { value: 50 })).travel.metersPerMinute.elder).toBe(50);
    expect(
      readNorms(changed('wait-signalled-crossing', { value: 0 })).travel.signalWaitSeconds,
    ).toBe(0);
  });

  test('names a norm that is missing', () => {
    expect(() => readNorms(norms.filter(({ code }) => code !== 'speed-walk'))).toThrow(
      'norm "speed-walk" is missing',
    );
  });

  test('names both units where they differ: 4.8 km/h is not 4.8 m/min', () => {
    expect(() =>
      readNorms(changed('speed-walk', { value: 4.8, unit: 'kilometer-per-hour' })),
    ).toThrow('norm "speed-walk" is in "kilometer-per-hour", expected "meter-per-minute"');
  });

  test.each([
    ['speed-walk', 0],
    ['speed-walk', -80],
    ['steps-speed-factor', 0],
    ['limit-urban', Number.NaN],
    ['wait-ferry', -1],
    ['snap-limit', '300' as unknown as number],
  ])('refuses %s = %o and quotes it', (code, value) => {
    expect(() => readNorms(changed(code, { value }))).toThrow(
      new RegExp(`norm "${code}" is ${value}, expected`),
    );
  });
});
