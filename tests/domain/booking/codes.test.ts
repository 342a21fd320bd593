import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingCode, readBookingCode, visitCode } from '../../../server/domain/booking/codes.ts';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 16 });
const signs = '34679ACDEFGHJKMNPQRTWXY';
const reads = (typed: string) => {
  const result = readBookingCode(typed);
  return result.ok ? result.code : result.reason;
};

describe('a booking’s code', () => {
  test('is the same for the same bytes, in two groups of four', () => {
    expect(bookingCode(new Uint8Array(8))).toBe('3333-3333');
    // The number 1: its signs from the least on, and the check sign number 23 − 2 × 1 = 21.
    expect(bookingCode(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1]))).toBe('4333-333X');
  });

  test('has no sign that looks like another', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(bookingCode(given)).not.toMatch(/[01258BILOSUVZ]/);
      }),
    );
  });

  test('is read back as it was typed: small, with spaces, without a dash, in full-width signs', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const code = bookingCode(given);
        const wide = [...code].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
        for (const typed of [
          code,
          code.toLowerCase(),
          ` ${code.replace('-', ' ')} `,
          wide.join(''),
        ])
          expect(reads(typed)).toBe(code);
      }),
    );
  });

  test('with one wrong sign is never another code', () => {
    fc.assert(
      fc.property(bytes, fc.nat(7), fc.constantFrom(...signs), (given, place, sign) => {
        const code = bookingCode(given).replace('-', '');
        if (code[place] === sign) return;
        expect(reads(code.slice(0, place) + sign + code.slice(place + 1))).toBe('check');
      }),
      { numRuns: 500 },
    );
  });

  test('with two signs swapped is never another code', () => {
    fc.assert(
      fc.property(bytes, fc.nat(7), fc.nat(7), (given, a, b) => {
        const code = [...bookingCode(given).replace('-', '')];
        if (code[a] === code[b]) return;
        [code[a], code[b]] = [code[b]!, code[a]!];
        expect(reads(code.join(''))).toBe('check');
      }),
      { numRuns: 500 },
    );
  });

  test('that cannot be one says what is wrong', () => {
    expect(readBookingCode('3333-333')).toEqual({
      ok: false,
      reason: 'length',
      found: 7,
      expected: 8,
    });
    expect(readBookingCode('3333-33333')).toMatchObject({ reason: 'length', found: 9 });
    expect(readBookingCode('')).toMatchObject({ reason: 'length', found: 0 });
    expect(readBookingCode('33O3-3333')).toEqual({
      ok: false,
      reason: 'sign',
      position: 3,
      found: 'O',
    });
  });

  test('needs eight bytes', () => {
    expect(() => bookingCode(new Uint8Array(7))).toThrow('7 random bytes, expected 8 or more');
  });
});

describe('a code for the door', () => {
  test('has as many digits as asked for, zeros in front too', () => {
    expect(visitCode(new Uint8Array(8), 4)).toBe('0000');
    expect(visitCode(new Uint8Array([0, 0, 0, 0, 0, 0, 4, 210]), 6)).toBe('001234');
    fc.assert(
      fc.property(bytes, fc.integer({ min: 4, max: 6 }), (given, digits) => {
        expect(visitCode(given, digits)).toMatch(new RegExp(`^\\d{${digits}}$`));
      }),
    );
  });

  test.each([3, 7, 4.5])('of %d digits is a fault', (digits) => {
    expect(() => visitCode(new Uint8Array(8), digits)).toThrow(`of ${digits} digits`);
  });
});
