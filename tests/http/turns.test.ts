import { expect, test } from 'vitest';
import { Turns } from '../../server/http/turns.ts';

test('work is done one after the other, also after one that failed', async () => {
  const turns = new Turns(3);
  const [first, second, third] = [turns.enter()!, turns.enter()!, turns.enter()!];
  const order: string[] = [];
  let end = () => {};
  const slow = first.take(async () => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    order.push('first');
    throw new Error('broken');
  });
  const later = [second, third].map((place, i) => place.take(async () => order.push(`${i}`)));
  await Promise.resolve();
  expect(order).toEqual([]);
  end();
  await expect(slow).rejects.toThrow('broken');
  await Promise.all(later);
  expect(order).toEqual(['first', '0', '1']);
});

test('the house is full at its limit, and a place that is left twice is free once', () => {
  const turns = new Turns(2);
  const [first, second] = [turns.enter(), turns.enter()];
  expect([first, second]).not.toContain(null);
  expect(turns.enter()).toBeNull();
  first!.leave();
  first!.leave();
  expect(turns.enter()).not.toBeNull();
  expect(turns.enter()).toBeNull();
});
