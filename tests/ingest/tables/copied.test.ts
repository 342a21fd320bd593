import { expect, it } from 'vitest';
import { copied } from '../../../server/ingest/tables/copied.ts';

it('is the same text, short or long, with rare characters and half ones', () => {
  for (const text of ['', '唐家市场', 'a'.repeat(12), 'a'.repeat(13), `𠮷店㙍村${'长'.repeat(20)}`])
    expect(copied(text)).toBe(text);
  const half = `${'甲'.repeat(20)}\ud842`;
  expect(copied(half)).toBe(half);
});
