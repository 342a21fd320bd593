/** Engines of the scenarios that were asked about last, up to a number of bytes. */
import type { Change } from '../../contract/scenario.ts';
import type { Network } from '../../network/network.ts';
import type { RegionEngine } from '../region-engine.ts';
import { changedEngine, type ChangedEngine } from './changed-engine.ts';
import { streetChanges, type OtherStreets } from './other-streets.ts';

interface KeptStreets {
  /** Of today: streets are kept while it is in service. */
  network: Network;
  streets: OtherStreets;
  bytes: number;
}

interface KeptEngine {
  of: RegionEngine;
  changed: ChangedEngine;
}

/** Engines over kept streets share them: what is their own is a list of facilities and its index. */
const mostEngines = 8;

/**
 * A fingerprint is the text of the changes: of those of streets for streets, of all for the engine. The streets used last are always kept, however
 * large they are.
 */
export class ScenarioEngines {
  private readonly mostBytes: number;
  private readonly categories: ReadonlySet<string>;
  private readonly streets = new Map<string, KeptStreets>();
  private readonly engines = new Map<string, KeptEngine>();

  constructor(categories: ReadonlySet<string>, mostBytes: number) {
    this.categories = categories;
    this.mostBytes = mostBytes;
  }

  of(engine: RegionEngine, changes: readonly Change[]): ChangedEngine {
    const key = `${engine.region.info.id} ${JSON.stringify(changes)}`;
    const known = this.engines.get(key);
    this.engines.delete(key);
    const changed = known?.of === engine ? known.changed : this.make(engine, changes);
    this.engines.set(key, { of: engine, changed });
    letGo(this.engines, () => this.engines.size > mostEngines);
    return changed;
  }

  private make(engine: RegionEngine, changes: readonly Change[]): ChangedEngine {
    const { network, info } = engine.region;
    this.forgetOlder(engine);
    const wanted = streetChanges(changes).map(({ street }) => street);
    const key = `${info.id} ${JSON.stringify(wanted)}`;
    const known = this.streets.get(key);
    const isUsable = known?.network === network;
    const changed = changedEngine(
      engine,
      changes,
      this.categories,
      isUsable ? known.streets : undefined,
    );
    if (!changed.ok || !changed.streets) return changed;
    this.streets.delete(key);
    const { streets } = changed;
    this.streets.set(key, { network, streets, bytes: isUsable ? known.bytes : streets.bytes });
    letGo(this.streets, () => this.bytes > this.mostBytes);
    return changed;
  }

  /** What was made over a network that is no longer in service would only hold that network in memory. */
  private forgetOlder({ region }: RegionEngine): void {
    const isOld = (key: string, network: Network) =>
      key.startsWith(`${region.info.id} `) && network !== region.network;
    for (const [key, { network }] of this.streets)
      if (isOld(key, network)) this.streets.delete(key);
    for (const [key, { of }] of this.engines)
      if (isOld(key, of.region.network)) this.engines.delete(key);
  }

  private get bytes(): number {
    return [...this.streets.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** What was used longest ago first; the last one stays. */
function letGo(kept: Map<string, unknown>, isTooMuch: () => boolean): void {
  for (const key of kept.keys()) {
    if (kept.size <= 1 || !isTooMuch()) return;
    kept.delete(key);
  }
}
