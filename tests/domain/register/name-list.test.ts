/** Many names in few arrays say the same as each on its own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, nameLikeness } from '../../../server/domain/register/name-likeness.ts';
import { NameList } from '../../../server/domain/register/name-list.ts';

const listOf = (names: readonly string[], counts: (i: number) => boolean = () => true) =>
  new NameList(names.length, (i) => names[i]!, counts);
const name = fc.string({ unit: fc.constantFrom(...'唐家湾市场分店有限公司a𠮷（'), maxLength: 40 });

describe('a list of names', () => {
  it('finds each as like a name as the two are', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), name, (names, asked) => {
        const list = listOf(names);
        const own = comparable(asked);
        const core = list.coreNumber(own.core);
        for (const [i, other] of names.entries())
          expect(list.likeness(i, own, core, 0)).toBe(nameLikeness(own, comparable(other)));
      }),
    );
  });

  it('may say 0 of what is below the asked likeness, and of nothing else', () => {
    fc.assert(
      fc.property(name, name, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, least) => {
        const list = listOf([b]);
        const own = comparable(a);
        const likeness = nameLikeness(own, comparable(b));
        const said = list.likeness(0, own, list.coreNumber(own.core), least);
        if (likeness >= least) expect(said).toBe(likeness);
        else expect([0, likeness]).toContain(said);
      }),
    );
  });

  it('knows namesakes in their order, as many as are asked for, and only those that count', () => {
    const names = ['公园', '市场', '（公园）', '公 园', '公园'];
    const list = listOf(names, (i) => i !== 2);
    const park = list.coreNumber('公园');
    expect(list.namesakes(park, 10)).toEqual([0, 3, 4]);
    expect(list.namesakes(park, 2)).toEqual([0, 3]);
    expect(list.namesakes(list.coreNumber('学校'), 10)).toEqual([]);
  });

  it('may be empty', () => {
    expect(listOf([]).namesakes(listOf([]).coreNumber('公园'), 10)).toEqual([]);
  });
});
