/** The raster of nearest stretches, made anew around what changed. */
import { unitsPerDegree } from '../../geo/position.ts';
import { eachBlock, gridOver, nearestCells, type Grid } from '../build/stretches.ts';
import { notAStreet } from '../flags.ts';
import { blockSize, type Network, type StretchRaster } from '../network.ts';

type Streets = Omit<Network, 'bounds' | 'snappable' | 'stretches' | 'density'>;

/**
 * Blocks of cells within reach of a changed edge are read anew from all edges near them and come after the others; the cells that they
 * replace stay unused. Others are as they were, because no edge near them changed.
 * @param changed edges that are new, cut or closed
 * @param mask flags of those who use the raster
 */
export function mendStretches(
  raster: StretchRaster,
  graph: Streets,
  changed: readonly number[],
  mask: number,
): StretchRaster {
  const grid = gridOver(raster.lattice);
  const blockOf = raster.blockOf.slice();
  const own = new Int32Array(blockOf.length).fill(-1);
  const firstBlock = raster.rowBits.length / blockSize;
  const edges = new Set<number>();
  let blocks = 0;
  eachBlock(graph, changed, grid, (block) => {
    if (own[block] !== -1) return;
    own[block] = blocks++;
    blockOf[block] = firstBlock + own[block]!;
    for (const edge of edgesNear(graph, grid, block, mask)) edges.add(edge);
  });
  const ordered = [...edges].sort((a, b) => a - b);
  const cells = nearestCells(graph, ordered, grid, own, blocks);
  const firstCell = raster.edge.length;
  return {
    lattice: raster.lattice,
    blockOf,
    rowBits: joined(raster.rowBits, cells.rowBits),
    rowFirst: joined(
      raster.rowFirst,
      cells.rowFirst.map((cell) => cell + firstCell),
    ),
    edge: joined(raster.edge, cells.edge),
    along: joined(raster.along, cells.along),
    offEast: joined(raster.offEast, cells.offEast),
    offNorth: joined(raster.offNorth, cells.offNorth),
  };
}

/** Edges whose box meets the block or comes within a block of it, more than a cell's reach. */
function edgesNear(graph: Streets, grid: Grid, block: number, mask: number): number[] {
  const { lattice, blockColumns } = grid;
  const degrees = (start: number, cells: number, step: number) =>
    ((start + cells * step) * 10) / unitsPerDegree;
  const column = (block % blockColumns) * blockSize,
    row = Math.floor(block / blockColumns) * blockSize;
  return graph.edgeIndex
    .search(
      degrees(lattice.west, column - blockSize, lattice.stepLng),
      degrees(lattice.south, row - blockSize, lattice.stepLat),
      degrees(lattice.west, column + 2 * blockSize, lattice.stepLng),
      degrees(lattice.south, row + 2 * blockSize, lattice.stepLat),
    )
    .filter((edge) => {
      const flags = graph.edgeFlags[edge] ?? 0;
      return (flags & mask) !== 0 && (flags & notAStreet) === 0;
    });
}

function joined<T extends Uint32Array | Uint16Array | Int8Array>(a: T, b: T): T {
  const whole = new (a.constructor as new (length: number) => T)(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
