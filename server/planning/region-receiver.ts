/** The thread's regions: the service's own network, seen from here, under the records that were sent. */
import type { Category } from '../domain/categories.ts';
import type { Population } from '../domain/coverage/population.ts';
import type { Norms } from '../domain/norms.ts';
import { RegionEngine } from '../domain/region-engine.ts';
import type { Community, Facility, NamedPlace, RegionData } from '../domain/region.ts';
import { layGround, type Ground } from '../domain/register/ground.ts';
import type { Signed } from '../domain/register/with-register.ts';
import { decodeNetwork } from '../network/file.ts';
import { KeptInThread, roomInThread } from './kept-in-thread.ts';
import { partsOf, type RegionMessage, type ToThread } from './region-messages.ts';
import type { PlanningWorld } from './world.ts';

/** A network in service here, with what was searched on it. */
interface Base {
  engine: RegionEngine;
  memory: KeptInThread;
}

export class RegionReceiver {
  private readonly norms: Norms;
  private readonly categories: readonly Category[];
  private readonly parts = new Map<number, unknown>();
  private readonly bases = new Map<number, Base>();
  private readonly room = roomInThread();
  private readonly grounds = new WeakMap<readonly Community[], Ground>();
  private readonly facilities = new Map<string, Map<number, Facility>>();
  private readonly regions = new Map<string, { message: RegionMessage; world: PlanningWorld }>();

  constructor(norms: Norms, categories: readonly Category[]) {
    this.norms = norms;
    this.categories = categories;
  }

  world(region: string): PlanningWorld {
    const found = this.regions.get(region);
    if (!found) throw new Error(`region ${region} was not sent`);
    return found.world;
  }

  take(message: Exclude<ToThread, { type: 'question' }>): void {
    if (message.type === 'facilities') this.takeFacilities(message.region, message.added);
    else if (message.type === 'region') this.takeRegion(message);
    else {
      this.regions.delete(message.region);
      this.facilities.delete(message.region);
      this.forgetUnused();
    }
  }

  private takeFacilities(region: string, added: readonly (readonly [number, Facility])[]): void {
    const known = this.facilities.get(region) ?? new Map<number, Facility>();
    for (const [number, facility] of added) known.set(number, facility);
    this.facilities.set(region, known);
  }

  private takeRegion(message: RegionMessage): void {
    for (const [number, part] of message.added) this.parts.set(number, part);
    const { id } = message.info;
    const known = this.facilities.get(id) ?? new Map<number, Facility>();
    const own = new Map([...message.facilities].map((number) => [number, known.get(number)!]));
    this.facilities.set(id, own);
    const { engine, memory } = this.baseOf(message);
    const communities = this.part<readonly Community[]>(message.communities);
    const data: RegionData = {
      ...engine.region,
      info: message.info,
      facilities: [...own.values()],
      communities,
      ...(message.aliases ? { aliases: message.aliases } : {}),
      ...(message.signed === null
        ? {}
        : {
            completeness: {
              ground: this.groundOf(engine, communities),
              signed: this.part<Signed>(message.signed),
            },
          }),
    };
    const world = {
      engine: engine.over(data),
      population: message.population === null ? null : this.part<Population>(message.population),
      divisionNames: this.part<PlanningWorld['divisionNames']>(message.divisionNames),
      categories: this.categories,
      memory,
    };
    this.regions.set(id, { message: { ...message, added: [] }, world });
    this.forgetUnused();
  }

  private baseOf({ network, places, info }: RegionMessage): Base {
    let base = this.bases.get(network);
    if (!base) {
      const data: RegionData = {
        info,
        network: decodeNetwork(this.part<SharedArrayBuffer>(network)),
        facilities: [],
        places: this.part<readonly NamedPlace[]>(places),
        communities: [],
      };
      base = {
        engine: new RegionEngine(data, this.norms),
        memory: new KeptInThread(this.room, String(network)),
      };
      this.bases.set(network, base);
    }
    return base;
  }

  private groundOf({ region }: RegionEngine, communities: readonly Community[]): Ground {
    let ground = this.grounds.get(communities);
    if (!ground) {
      ground = layGround(region.network, communities);
      this.grounds.set(communities, ground);
    }
    return ground;
  }

  private part<T>(number: number): T {
    if (!this.parts.has(number)) throw new Error(`part ${number} was not sent`);
    return this.parts.get(number) as T;
  }

  /** The sender reckons with the same rule: what no region of now is made of is gone. */
  private forgetUnused(): void {
    const used = new Set([...this.regions.values()].flatMap(({ message }) => partsOf(message)));
    for (const number of this.parts.keys()) if (!used.has(number)) this.parts.delete(number);
    for (const [number, { memory }] of this.bases) {
      if (used.has(number)) continue;
      memory.forget();
      this.bases.delete(number);
    }
  }
}
