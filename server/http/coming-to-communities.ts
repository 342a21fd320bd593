/** Which categories come to the door, community by community: told to planners beside what lies inside. */
import type { ComesToArea } from '../contract/coverage.ts';
import { categoriesThatCome } from '../domain/booking/categories-that-come.ts';
import type { PopulationColumns } from '../domain/coverage/population.ts';
import { communityAt } from '../domain/kind.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import { position, type Position } from '../geo/position.ts';
import type { About } from '../planning/planner.ts';
import type { Parts } from './app.ts';

type Known = Pick<Parts, 'coming' | 'serviceKinds' | 'records'>;

interface Told {
  engine: RegionEngine;
  population: About['population'];
  catalogue: number;
  areas: Promise<ComesToArea[]>;
}

/** Kept by region until offerings, people or the map change. */
export class ComingToCommunities {
  private readonly parts: Known;
  private readonly told = new Map<string, Told>();

  constructor(parts: Known) {
    this.parts = parts;
  }

  /** In the order of codes. One door for each community, where most of its people live: a search for each, with pauses between them. */
  to({ engine, population }: About): Promise<ComesToArea[]> {
    const { id } = engine.region.info;
    const catalogue = this.parts.records.booking.catalogue.look();
    const before = this.told.get(id);
    if (
      before?.engine === engine &&
      before.population === population &&
      before.catalogue === catalogue
    )
      return before.areas;
    const areas = this.work(engine, population?.columns ?? null);
    this.told.set(id, { engine, population, catalogue, areas });
    areas.catch(() => this.told.delete(id));
    return areas;
  }

  private async work(
    engine: RegionEngine,
    columns: PopulationColumns | null,
  ): Promise<ComesToArea[]> {
    const areas: ComesToArea[] = [];
    for (const [community, door] of columns ? await doorsOf(engine, columns) : []) {
      await pause();
      const { code, name } = engine.region.communities[community]!;
      if (code === null) continue;
      const coming = this.parts.coming
        .to({ position: door, community: code })
        .map(({ row }) => row);
      areas.push({
        code,
        name,
        categories: categoriesThatCome(this.parts.serviceKinds, coming).map(
          ({ category, providers }) => ({ code: category, providers: providers.length }),
        ),
      });
    }
    return areas.sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}

const pointsAtOnce = 2000;
const pause = () => new Promise((done) => setImmediate(done));

/** By number of the community, its point with most people. */
async function doorsOf(
  { region }: RegionEngine,
  { lng, lat, people }: PopulationColumns,
): Promise<Map<number, Position>> {
  const ground = region.completeness?.ground;
  const numbers = new Map(region.communities.map((community, i) => [community, i]));
  const numberAt = (at: Position) =>
    ground ? ground.numberAt(at[0], at[1]) : numbers.get(communityAt(region.communities, at)!);
  const most = new Map<number, number>();
  const doors = new Map<number, Position>();
  for (let i = 0; i < people.length; i++) {
    if (i % pointsAtOnce === 0) await pause();
    const at = position(lng[i]!, lat[i]!);
    const community = numberAt(at) ?? -1;
    if (community < 0 || people[i]! <= (most.get(community) ?? 0)) continue;
    most.set(community, people[i]!);
    doors.set(community, at);
  }
  return doors;
}
