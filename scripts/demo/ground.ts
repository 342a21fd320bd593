/** The county under the demo: communities by name, doors on its streets, and places of the register. */
import { communityAt } from '../../server/domain/kind.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { contains, rounded, type Position } from '../../server/geo/position.ts';
import { makeRandom, type Random } from '../sample/random.ts';

export interface Door {
  position: Position;
  community: string;
}

/** Communities of the county itself; one more lies beyond its border. */
export const county = '449901';
/** Half the side of the square around a junction in which a door lies, in degrees: some 20 metres. */
const aside = 2e-4;

export class DemoGround {
  private readonly codes: ReadonlyMap<string, string>;
  private readonly doorsOf: ReadonlyMap<string, Position[]>;
  private readonly engine: RegionEngine;

  constructor(engine: RegionEngine, seed: number) {
    this.engine = engine;
    const own = engine.region.communities.filter(({ code }) => code?.startsWith(county));
    this.codes = new Map(
      own.map(({ name, code }) => [name.replace(/(社区居|村)委会$/, ''), code!]),
    );
    this.doorsOf = doorsByCommunity(engine, makeRandom(seed));
  }

  get communities(): string[] {
    return [...this.codes.values()];
  }

  code(name: string): string {
    const code = this.codes.get(name);
    if (code === undefined) throw new Error(`there is no community "${name}" in the county`);
    return code;
  }

  /** One of the doors of a community, the same for the same number. */
  door(community: string, number: number): Door {
    const doors = this.doorsOf.get(community);
    if (!doors?.length) throw new Error(`community ${community} has no door on a street`);
    return { position: doors[number % doors.length]!, community };
  }

  /** A facility of the register by its name. */
  facility(named: string): { id: string; position: Position; community: string } {
    const { facilities, communities } = this.engine.region;
    const found = facilities.find(({ name }) => name === named);
    const community = found && communityAt(communities, found.position)?.code;
    if (!found || !community) throw new Error(`the county has no facility called "${named}"`);
    return { id: found.id, position: found.position, community };
  }

  /** A place so many hundredths of the way across the county. */
  at([east, north]: readonly [number, number]): Position {
    const [west, south, eastEnd, northEnd] = this.engine.region.info.bounds;
    return rounded(
      west + ((eastEnd - west) * east) / 100,
      south + ((northEnd - south) * north) / 100,
    );
  }
}

/** Near junctions that can be reached on foot, in an order that the seed decides. */
function doorsByCommunity({ region }: RegionEngine, random: Random): Map<string, Position[]> {
  const { network } = region;
  const nodes = new Set<number>();
  network.snappable.foot.forEach((usable, edge) => {
    if (usable) nodes.add(network.edgeFrom[edge]!);
  });
  const found = new Map<string, Position[]>();
  for (const node of shuffled([...nodes], random)) {
    const lng = network.nodeLng[node]! / 1e7 + random.between(-aside, aside);
    const lat = network.nodeLat[node]! / 1e7 + random.between(-aside, aside);
    if (!contains(network.bounds, lng, lat)) continue;
    const at = rounded(lng, lat);
    const code = communityAt(region.communities, at)?.code;
    if (code) found.set(code, [...(found.get(code) ?? []), at]);
  }
  return found;
}

function shuffled<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.whole(0, i);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
