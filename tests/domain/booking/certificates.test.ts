import { describe, expect, test } from 'vitest';
import {
  certifiedUntil,
  endingBy,
  isCertifiedOn,
} from '../../../server/domain/booking/certificates.ts';
import type { Certificate } from '../../../server/domain/booking/model.ts';

const held = (type: string, expiresOn: string | null): Certificate => ({
  type,
  level: null,
  number: `${type}-${expiresOn}`,
  expiresOn,
});

describe('required certificates', () => {
  test('none: for ever', () => {
    expect(certifiedUntil([], [])).toBe('for-ever');
    expect(certifiedUntil([held('health', '2020-01-01')], [])).toBe('for-ever');
  });

  test('are held until the first of them ends', () => {
    const mine = [held('health', '2026-05-31'), held('nurse', '2027-01-01')];
    expect(certifiedUntil(mine, ['health', 'nurse'])).toBe('2026-05-31');
    expect(certifiedUntil(mine, ['nurse'])).toBe('2027-01-01');
  });

  test('of one type count by the one that is valid longest', () => {
    expect(
      certifiedUntil([held('health', '2026-05-31'), held('health', '2027-05-31')], ['health']),
    ).toBe('2027-05-31');
    expect(certifiedUntil([held('health', '2026-05-31'), held('health', null)], ['health'])).toBe(
      'for-ever',
    );
  });

  test('that are missing make it never', () => {
    expect(certifiedUntil([held('nurse', null)], ['nurse', 'health'])).toBe('never');
  });

  test.each([
    ['2026-05-30', true],
    ['2026-05-31', true],
    ['2026-06-01', false],
  ])('on %s: %s', (day, certified) => {
    expect(isCertifiedOn([held('health', '2026-05-31')], ['health'], day)).toBe(certified);
    expect(isCertifiedOn([], ['health'], day)).toBe(false);
    expect(isCertifiedOn([], [], day)).toBe(true);
  });
});

test('certificates that end soon are pointed out, the soonest first, unless renewed', () => {
  const mine = [
    held('nurse', '2026-04-01'),
    held('health', '2026-03-03'),
    held('cook', '2026-03-20'),
    held('cook', '2027-03-20'),
    held('driver', '2026-04-02'),
    held('first-aid', null),
  ];
  const told = endingBy(mine, '2026-03-04', '2026-04-01');
  expect(told.map(({ certificate, state }) => `${certificate.type} ${state}`)).toEqual([
    'health expired',
    'nurse ending',
  ]);
  expect(endingBy([held('a', '2026-03-04')], '2026-03-04', '2026-04-01')[0]!.state).toBe('ending');
});
