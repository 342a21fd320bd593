import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import categoriesFile from '../../../data/categories.json' with { type: 'json' };
import kindsFile from '../../../data/service-kinds.json' with { type: 'json' };
import {
  kindFault,
  standInsFor,
  type ServiceKind,
} from '../../../server/domain/booking/service-kinds.ts';

const kinds = kindsFile.kinds as ServiceKind[];
const named = (code: string) => kinds.find((kind) => kind.code === code)!;

describe('the kinds of service', () => {
  test('are the eleven household services of the categories’ list by the same names, and four that one goes to', () => {
    const household = kinds.slice(0, 11).map(({ code, zh, en }) => ({ code, zh, en }));
    expect(household).toEqual(categoriesFile.household);
    for (const { code } of household) expect(named(code).modes).toContain('at_home');
    expect(kinds.slice(11).map(({ code, modes }) => [code, ...modes])).toEqual([
      ['counter-appointment', 'at_facility'],
      ['clinic-appointment', 'at_facility'],
      ['room-booking', 'at_facility'],
      ['court-booking', 'at_facility'],
    ]);
  });

  test('have codes, words and clauses as they are read elsewhere', () => {
    expect(new Set(kinds.map(({ code }) => code)).size).toBe(kinds.length);
    for (const { code, zh, en, clause, synonyms } of kinds) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(zh).toMatch(/^[一-鿿]+$/);
      expect(en).toMatch(/^[A-Z][a-z ]+(-[a-z ]+)*$/);
      expect(clause).toMatch(/^[二三四]\([一二三四五]\)\d?/);
      expect(synonyms.some((word) => /[一-鿿]/.test(word))).toBe(true);
      expect(synonyms.some((word) => /^[a-z ]+$/.test(word))).toBe(true);
      expect(new Set(synonyms).size).toBe(synonyms.length);
    }
  });

  test('belong to categories that exist', () => {
    const codes = categoriesFile.categories.map(({ code }) => code);
    for (const { category } of kinds) if (category !== null) expect(codes).toContain(category);
  });

  test('ask for certificates that are listed, each with a law or a reason', () => {
    const listed = kindsFile.certificates.map(({ code }) => code);
    expect(new Set(listed).size).toBe(listed.length);
    for (const { certificates } of kindsFile.kinds)
      for (const certificate of certificates) {
        expect(listed).toContain(certificate.type);
        if ('source' in certificate) {
          expect(certificate.source?.document).toMatch(/条例/);
          expect(certificate.source?.clause).toMatch(/^第.+条$/);
        } else {
          expect(certificate.assumption).toBe(true);
          expect(certificate.reason?.zh).toMatch(/[一-鿿]/);
          expect(certificate.reason?.en).toMatch(/[a-z]/);
        }
      }
  });

  test('have pictures that exist', () => {
    const require = createRequire(import.meta.url);
    const folder = (name: string) => join(require.resolve(`${name}/package.json`), '..', 'icons');
    for (const { icon } of kinds) {
      const [set, name] = icon.startsWith('temaki:')
        ? ['@rapideditor/temaki', icon.slice(7)]
        : ['@mapbox/maki', icon];
      expect([icon, existsSync(join(folder(set), `${name}.svg`))]).toEqual([icon, true]);
    }
  });
});

test('a category’s stand-ins are the kinds that come to the door', () => {
  expect(standInsFor(kinds, 'health')).toEqual(['home-nursing']);
  expect(standInsFor(kinds, 'housekeeping')).toEqual(['home-cleaning']);
  expect(standInsFor(kinds, 'culture-sport')).toEqual([]);
});

describe('an offering', () => {
  const nursing = {
    serviceKind: 'home-nursing',
    mode: 'at_home' as const,
    requiredCertificates: ['nurse-licence', 'health-certificate'],
  };
  test('of a kind, in its mode, with its certificates and more is right', () => {
    expect(kindFault(kinds, nursing)).toBeNull();
  });

  test.each([
    [{ ...nursing, serviceKind: 'magic' }, { reason: 'no-such-kind' }],
    [{ ...nursing, mode: 'at_facility' as const }, { reason: 'not-in-this-mode' }],
    [
      { ...nursing, requiredCertificates: ['health-certificate'] },
      { reason: 'certificate-missing', type: 'nurse-licence' },
    ],
  ])('%j is not', (given, fault) => {
    expect(kindFault(kinds, given)).toEqual(fault);
  });
});
