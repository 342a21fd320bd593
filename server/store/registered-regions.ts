/**
 * The regions in service with the register over them. A change in the register is in the next answer: overlays are looked after before
 * each question. What would hold up questions (a new network's ground, thousands of new rows) is made in slices beside them, and shown whole.
 */
import { accessClasses } from '../network/profiles.ts';
import { layGround, layGroundInSlices, type Ground } from '../domain/register/ground.ts';
import { withRegister, withWords } from '../domain/register/with-register.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Facility, RegionData } from '../domain/region.ts';
import { contains, type Position } from '../geo/position.ts';
import type { RegisterSource, Seen } from './app/register-source.ts';
import type { TileSet } from './mbtiles.ts';
import type { Regions } from './regions.ts';

/** Facilities whose access points are found before a question; more of them are found beside questions. */
export const mostAtOnce = 3000;
const perSlice = 200;
const lookEveryMs = 500;

interface Overlay {
  base: RegionEngine;
  engine: RegionEngine;
  ground: Ground;
  /** What of the register is in it. */
  rows: number;
  words: number;
}

export interface RegisteredOptions {
  now: () => Date;
  /** Called once for each version of a region that comes into service, with its facilities as OpenStreetMap has them. */
  onVersion?: (base: RegionEngine, all: readonly RegionEngine[]) => void;
  onError?: (message: string) => void;
}

export class RegisteredRegions implements Regions {
  private readonly base: Regions;
  private readonly source: RegisterSource;
  private readonly options: RegisteredOptions;
  private readonly overlays = new Map<string, Overlay>();
  /** Regions whose next overlay is being made. */
  private readonly preparing = new Set<string>();
  private readonly told = new WeakSet<RegionEngine>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** Makes the first overlays at once: nobody is asking yet. */
  constructor(base: Regions, source: RegisterSource, options: RegisteredOptions) {
    this.base = base;
    this.source = source;
    this.options = options;
    let seen = source.look();
    while (seen.more) seen = source.look();
    for (const engine of base.all()) this.put(engine, seen, this.ground(engine));
    this.tellVersions();
  }

  all(): RegionEngine[] {
    this.catchUp();
    return this.base.all().flatMap((engine) => this.overlay(engine) ?? []);
  }

  byId(id: string): RegionEngine | undefined {
    this.catchUp();
    const engine = this.base.byId(id);
    return engine && this.overlay(engine);
  }

  at(position: Position): RegionEngine[] {
    this.catchUp();
    return this.base.at(position).flatMap((engine) => this.overlay(engine) ?? []);
  }

  tilesOf(id: string): TileSet | null {
    return this.base.tilesOf(id);
  }

  /** The regions as OpenStreetMap has them. */
  bare(): RegionEngine[] {
    return this.base.all();
  }

  /** Looks for changes when nobody asks, so that the next one who does need not wait for them. */
  watch(): void {
    this.timer = setInterval(() => this.safely(() => this.catchUp()), lookEveryMs);
    this.timer.unref();
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
  }

  private overlay({ region }: RegionEngine): RegionEngine | undefined {
    return this.overlays.get(region.info.id)?.engine;
  }

  private catchUp(): void {
    if (this.closed) return;
    const seen = this.source.look();
    if (seen.more) return void setImmediate(() => this.safely(() => this.catchUp()));
    const inService = this.base.all();
    for (const id of this.overlays.keys())
      if (!inService.some(({ region }) => region.info.id === id)) this.overlays.delete(id);
    for (const engine of inService) {
      const overlay = this.overlays.get(engine.region.info.id);
      const sameGround = overlay?.base === engine && overlay.words === seen.words;
      if (sameGround && overlay.rows === seen.rows) continue;
      if (this.preparing.has(engine.region.info.id)) continue;
      if (sameGround && this.unsnapped(engine) <= mostAtOnce)
        this.put(engine, seen, overlay.ground);
      else if (overlay?.base === engine && !sameGround && this.isSameGround(engine, overlay))
        this.put(engine, seen, overlay.ground);
      else void this.prepare(engine);
    }
    this.tellVersions();
  }

  /** Makes the next overlay between questions. The one before goes on answering. */
  private async prepare(engine: RegionEngine): Promise<void> {
    const { id } = engine.region.info;
    this.preparing.add(id);
    const { words } = this.source.look();
    try {
      const communities = this.communitiesOf(engine);
      const work = layGroundInSlices(engine.region.network, communities);
      let step = work.next();
      for (; !step.done; step = work.next()) await pause();
      let done = 0;
      for (const facility of this.facilitiesOver(engine))
        for (const accessClass of accessClasses) {
          if (engine.parts.hasAccessPoints(accessClass, facility)) continue;
          engine.parts.accessPoints(accessClass, facility);
          if (++done % perSlice === 0) await pause();
        }
      if (this.closed || this.base.byId(id) !== engine) return void this.preparing.delete(id);
      const seen = this.source.look();
      // What changed in the meantime is found at the next look.
      if (!seen.more) this.put(engine, { ...seen, words }, step.value);
      this.preparing.delete(id);
    } catch (error) {
      // It stays marked: what failed would fail again at every question.
      this.sayError(error);
    }
  }

  private put(base: RegionEngine, seen: Seen, ground: Ground): void {
    const { region, hours } = base;
    const today = hours.dayOf(this.options.now()).localTime.slice(0, 10);
    const completeness = { ground, signed: this.source.signed() };
    const data: RegionData = withRegister(
      region,
      this.source.entries.values(),
      ground.communities.length > 0 ? completeness : null,
      today,
    );
    const engine = data === region ? base : base.over(data);
    engine.access('walk'); // The commonest question's index is ready before the first one comes.
    this.overlays.set(region.info.id, { base, engine, ground, rows: seen.rows, words: seen.words });
  }

  private ground(engine: RegionEngine): Ground {
    return layGround(engine.region.network, this.communitiesOf(engine));
  }

  private communitiesOf({ region }: RegionEngine) {
    const codes = region.communities.map(({ code }) => code);
    return withWords(region.communities, this.source.words(region.info.bounds, codes));
  }

  /** Boundaries and kinds are what they were: only signatures or figures changed. */
  private isSameGround(engine: RegionEngine, { ground }: Overlay): boolean {
    return JSON.stringify(this.communitiesOf(engine)) === JSON.stringify(ground.communities);
  }

  private *facilitiesOver(engine: RegionEngine): Generator<Facility> {
    const { bounds } = engine.region.info;
    yield* engine.region.facilities;
    for (const { facility } of this.source.entries.values())
      if (contains(bounds, facility.position[0], facility.position[1])) yield facility;
  }

  private unsnapped(engine: RegionEngine): number {
    let count = 0;
    for (const facility of this.facilitiesOver(engine))
      if (!engine.parts.hasAccessPoints('foot', facility)) count++;
    return count;
  }

  private tellVersions(): void {
    for (const engine of this.base.all()) {
      if (this.told.has(engine) || !this.overlays.has(engine.region.info.id)) continue;
      this.told.add(engine);
      this.safely(() => this.options.onVersion?.(engine, this.base.all()));
    }
  }

  private safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.sayError(error);
    }
  }

  private sayError(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.options.onError?.(`the register cannot be laid over the regions: ${reason}`);
  }
}

const pause = () => new Promise((done) => setImmediate(done));
