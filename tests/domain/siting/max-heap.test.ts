import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MaxHeap } from '../../../server/domain/siting/max-heap.ts';

it('a heap gives its items by falling key, whatever is pushed in between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }))), (steps) => {
      const heap = new MaxHeap();
      const plain: number[] = [];
      for (const key of steps) {
        if (key === null) {
          expect(heap.topKey).toBe(plain[0] ?? -Infinity);
          expect(heap.pop()).toBe(plain.shift() ?? -1);
        } else {
          // The item is its key, so that ties cannot be told apart.
          heap.push(key, key);
          plain.push(key);
          plain.sort((a, b) => b - a);
        }
        expect(heap.size).toBe(plain.length);
      }
    }),
  );
});
