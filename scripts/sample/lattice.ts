import { splineAt } from './curve.ts';
import { add, at, minus, scale, type Line, type Point } from './plane.ts';
import { riverY } from './terrain.ts';

/** A bent lattice of main roads: `points[column][row]`, columns from west to east, rows from south to north. */
export interface Lattice {
  points: Point[][];
}

const bankMeters = 97;

function bent(x: number, y: number): Point {
  return [
    x + 0.08 * (y - 3600) + 92 * Math.sin(y / 610 + x / 1700) + 34 * Math.sin(y / 250 + x / 480),
    y - 0.07 * (x - 4200) + 84 * Math.sin(x / 780 + y / 1200) + 38 * Math.sin(x / 310 + 1),
  ];
}

/** North of the river: row 0 follows the bank, row 4 is the northern ring. */
export function northLattice(): Lattice {
  const columns = [1830, 2450, 3080, 3760, 4500, 5230, 5980, 6700];
  const rows = [2700, 3150, 3650, 4170, 4720];
  return {
    points: columns.map((x, column) =>
      rows.map((y, row) => {
        const p = bent(x, y + (row === 1 ? 0.35 * (riverY(x) - 2550) : 0));
        if (row > 0) return p;
        const bankX = column === 0 ? x : p[0];
        return [bankX, riverY(bankX) + bankMeters] as const;
      }),
    ),
  };
}

/** South of the river: row 0 is the southern ring, row 2 follows the bank opposite the northern columns. */
export function southLattice(north: Lattice): Lattice {
  const columns = [1, 3, 5, 6].map((column) => at(at(north.points, column), 0)[0]);
  columns[2] = 4870;
  return {
    points: columns.map((x) => [
      add(bent(x, 1080), [0, 20]),
      add(bent(x, 1740), [0, 30]),
      [x, riverY(x) - bankMeters] as const,
    ]),
  };
}

export function rowOf(lattice: Lattice, row: number): Line {
  return lattice.points.map((column) => at(column, row));
}

export function columnOf(lattice: Lattice, column: number): Line {
  return at(lattice.points, column);
}

/** A place inside one superblock: u from its west to its east side, v from south to north (a Coons patch). */
export type Patch = (u: number, v: number) => Point;

export function patchOf(lattice: Lattice, column: number, row: number): Patch {
  const bottom = rowOf(lattice, row);
  const top = rowOf(lattice, row + 1);
  const west = columnOf(lattice, column);
  const east = columnOf(lattice, column + 1);
  const corner = (du: number, dv: number): Point => at(at(lattice.points, column + du), row + dv);
  return (u, v) => {
    const ruled = add(
      add(scale(splineAt(bottom, column, u), 1 - v), scale(splineAt(top, column, u), v)),
      add(scale(splineAt(west, row, v), 1 - u), scale(splineAt(east, row, v), u)),
    );
    const south = add(scale(corner(0, 0), 1 - u), scale(corner(1, 0), u));
    const north = add(scale(corner(0, 1), 1 - u), scale(corner(1, 1), u));
    return minus(ruled, add(scale(south, 1 - v), scale(north, v)));
  };
}
