/** Candidates as a body tells them, in positions of the service. */
import { mostParcelCorners, spacingMeters, type Candidates } from '../../contract/siting.ts';
import type { CandidatesAsked, SiteFacts } from '../../domain/siting-world/candidate.ts';
import { position, type Position } from '../../geo/position.ts';
import type { Language } from '../../texts/problems.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';
import type { TableReader } from '../upload.ts';
import { pointsOfTable } from './candidate-table.ts';

/** @param publicCategories what a public building houses */
export async function candidatesIn(
  asked: Candidates,
  publicCategories: readonly string[],
  readTable: TableReader,
  language: Language,
): Promise<CandidatesAsked> {
  switch (asked.kind) {
    case 'nodes':
      return { kind: 'nodes', everyMeters: asked.everyMeters ?? spacingMeters.usual };
    case 'public-buildings':
      return { kind: 'public-buildings', categories: publicCategories };
    case 'points':
      return {
        kind: 'points',
        points: asked.points.map((one) => ({ ...facts(one), position: minted(one.position) })),
      };
    case 'table':
      return { kind: 'points', points: await pointsOfTable(asked, readTable, language) };
    case 'parcels': {
      const count = asked.parcels.flatMap(({ polygon }) => polygon.flat()).length;
      if (count > mostParcelCorners)
        throw new Refusal('too-many-corners', { count, most: mostParcelCorners });
      return {
        kind: 'parcels',
        everyMeters: asked.everyMeters ?? spacingMeters.usual,
        parcels: asked.parcels.map((parcel, i) => ({
          ...facts(parcel),
          rings: parcel.polygon.map((ring) => closedRing(ring, i + 1)),
        })),
      };
    }
  }
}

const minted = ([lng, lat]: readonly number[]): Position => position(lng!, lat!);

function facts({ name, cost, capacity }: SiteFacts): SiteFacts {
  return {
    ...(name ? { name } : {}),
    ...(cost === undefined ? {} : { cost }),
    ...(capacity === undefined ? {} : { capacity }),
  };
}

/** With its first corner as its last as well. A ring without an area is refused. */
function closedRing(ring: readonly (readonly number[])[], item: number): Position[] {
  const corners = ring.map(minted);
  const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
  if (corners.length > 0 && !isSame(corners[0]!, corners.at(-1)!)) corners.push(corners[0]!);
  let doubled = 0;
  for (let i = 0; i + 1 < corners.length; i++) {
    const [[x1, y1], [x2, y2]] = [corners[i]!, corners[i + 1]!];
    doubled += x1 * y2 - x2 * y1;
  }
  // Below a square metre at any latitude, and above the rounding of products of degrees.
  if (corners.length < 4 || Math.abs(doubled) < 1e-11)
    throw new Refusal('invalid-parcel', { item, value: shown(JSON.stringify(ring)) });
  return corners;
}
