import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../../server/domain/siting/program-builder.ts';
import { loadHighsSolver } from '../../server/solve/highs-solver.ts';

const solver = await loadHighsSolver();

/** Worth 5, 4 and 3, weighing 2, 3 and 1, in a sack of 5: the first two, 9; a part of the third is not allowed. */
function sack() {
  const builder = new ProgramBuilder('most');
  for (const worth of [5, 4, 3]) builder.column(worth, 1, true, 0);
  builder.row(-Infinity, 5);
  [2, 3, 1].forEach((weight, column) => builder.entry(column, weight));
  return builder.built();
}

describe('HiGHS', () => {
  it('fills a sack in whole pieces', () => {
    const { program, start } = sack();
    const solved = solver.solve(program, { start, seconds: 10 });
    expect(solved.state).toBe('optimal');
    expect([...solved.values!].map(Math.round)).toEqual([1, 1, 0]);
    expect(solved.bound).toBeCloseTo(9, 6);
    expect(solved.seconds).toBeGreaterThan(0);
  });

  it('covers three pairs of a triangle with two corners, where halves would cost 1.5', () => {
    const builder = new ProgramBuilder('least');
    for (let corner = 0; corner < 3; corner++) builder.column(1, 1, true, 1);
    for (const side of [
      [0, 1],
      [1, 2],
      [2, 0],
    ]) {
      builder.row(1, Infinity);
      for (const corner of side) builder.entry(corner, 1);
    }
    const { program, start } = builder.built();
    const solved = solver.solve(program, { start, seconds: 10 });
    expect(solved).toMatchObject({ state: 'optimal' });
    expect(solved.bound).toBeCloseTo(2, 6);
  });

  it('fails as a value where a program is none', () => {
    const { program, start } = sack();
    const broken = { ...program, rowColumns: Int32Array.from([0, 1, 7]) };
    expect(solver.solve(broken, { start, seconds: 10 })).toMatchObject({
      state: 'failed',
      values: null,
      bound: Infinity,
    });
  });
});
