import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCreditCode } from '../../../server/domain/booking/credit-code.ts';

/** The worked example of GB 32100-2015: products add up to 1640, 1640 mod 31 is 28, the check sign is 31 − 28 = 3. */
const example = '91350100M000100Y43';

describe('a unified social credit code', () => {
  test.each([
    example,
    // Companies that publish theirs: Tencent, Baidu, Huawei, Alibaba.
    '9144030071526726XG',
    '91110000802100433B',
    '914403001922038216',
    '91330100799655058B',
  ])('%s is right', (code) => {
    expect(readCreditCode(code)).toEqual({ ok: true, code });
  });

  test('is read in small letters, in groups, in full-width signs', () => {
    for (const typed of [
      '91350100m000100y43',
      ' 9135 0100 M000100Y4 3 ',
      '９１３５０１００Ｍ０００１００Ｙ４３',
    ])
      expect(readCreditCode(typed)).toEqual({ ok: true, code: example });
  });

  test('with a wrong check sign says which one the others ask for', () => {
    expect(readCreditCode('91350100M000100Y44')).toEqual({
      ok: false,
      reason: 'check',
      position: 18,
      found: '4',
      expected: '3',
    });
  });

  test('with a sign that no code has says where it is, and what was likely meant', () => {
    // As in the standard's own counterexample.
    expect(readCreditCode('91350100M000100Y4Z')).toEqual({
      ok: false,
      reason: 'sign',
      position: 18,
      found: 'Z',
      perhaps: '2',
    });
    expect(readCreditCode('9135010OM000100Y43')).toMatchObject({
      reason: 'sign',
      position: 8,
      perhaps: '0',
    });
    expect(readCreditCode('91350100M000100Y4号')).toMatchObject({ position: 18, perhaps: null });
  });

  test('has digits where the division is', () => {
    expect(readCreditCode('9135B100M000100Y43')).toEqual({
      ok: false,
      reason: 'digit',
      position: 5,
      found: 'B',
      perhaps: '8',
    });
  });

  test.each([
    ['', 0],
    ['91350100M000100Y4', 17],
    ['91350100M000100Y433', 19],
  ])('of another length says it: “%s” has %d', (typed, found) => {
    expect(readCreditCode(typed)).toEqual({ ok: false, reason: 'length', found });
  });

  test('with any one sign changed is not right', () => {
    const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...signs), (place, sign) => {
        if (example[place] === sign) return;
        const changed = example.slice(0, place) + sign + example.slice(place + 1);
        expect(readCreditCode(changed).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
