import { describe, expect, test } from 'vitest';
import categoriesFile from '../../data/categories.json' with { type: 'json' };
import serviceKindsFile from '../../data/service-kinds.json' with { type: 'json' };
import { bookingFacts } from '../../site/lib/booking-facts.ts';
import { serviceSymbols } from '../../site/lib/category-sprite.ts';

describe('a page of booking is built with', () => {
  test('every kind, in its own language, with its category and what must be held', () => {
    const { kinds } = bookingFacts('zh-CN');
    expect(kinds.map(({ code }) => code)).toEqual(serviceKindsFile.kinds.map(({ code }) => code));
    expect(kinds.find(({ code }) => code === 'home-nursing')).toMatchObject({
      name: '上门护理',
      modes: ['at_home'],
      category: 'health',
      certificates: ['nurse-licence'],
    });
    expect(bookingFacts('en').kinds[0]).toMatchObject({ name: 'Home cleaning' });
  });

  test('names for every type of certificate and every category that a kind names', () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const { kinds, certificates, categories } = bookingFacts(lang);
      const types = certificates.map(({ code }) => code);
      const codes = categories.map(({ code }) => code);
      for (const kind of kinds) {
        for (const type of kind.certificates) expect(types).toContain(type);
        if (kind.category !== null) expect(codes).toContain(kind.category);
      }
    }
    expect(bookingFacts('en').categories).toHaveLength(categoriesFile.categories.length);
  });

  test('a picture for every kind', () => {
    expect(serviceSymbols().map(({ id }) => id)).toEqual(
      serviceKindsFile.kinds.map(({ code }) => `service-${code}`),
    );
  });
});
