/** The streets of a region as a scenario has them, under whatever facilities. */
import type { Change, ChangeFault } from '../../contract/scenario.ts';
import { contains, type Position } from '../../geo/position.ts';
import {
  changedNetwork,
  type StreetChange,
  type StreetEffect,
} from '../../network/changed/changed.ts';
import { meantWithinMeters } from '../../network/changed/open-close.ts';
import { ownBytes } from '../../network/changed/own-bytes.ts';
import type { RegionEngine } from '../region-engine.ts';
import type { RegionData } from '../region.ts';
import type { Ground } from '../register/ground.ts';
import { quoted } from './changed-facilities.ts';
import { grownGround } from './grown-ground.ts';
import type { ChangeProblem } from './problem.ts';

/** What a change of streets came to, with its place in the list. */
export interface Effect {
  readonly change: number;
  readonly effect: StreetEffect;
}

export class OtherStreets {
  /** Holds what questions need of the network: travel times, searches. Its facilities are those of the day it was made. */
  readonly engine: RegionEngine;
  readonly effects: readonly StreetEffect[];
  private readonly base: RegionEngine;
  private readonly grounds = new WeakMap<Ground, Ground>();

  constructor(base: RegionEngine, engine: RegionEngine, effects: readonly StreetEffect[]) {
    this.base = base;
    this.engine = engine;
    this.effects = effects;
  }

  /** The region, as it is now, on these streets. */
  under(region: RegionData): RegionEngine {
    const { network } = this.engine.region;
    const { completeness } = region;
    if (!completeness) return this.engine.over({ ...region, network });
    const { ground } = completeness;
    let grown = this.grounds.get(ground);
    if (!grown) this.grounds.set(ground, (grown = grownGround(ground, region.network, network)));
    return this.engine.over({
      ...region,
      network,
      completeness: { ...completeness, ground: grown },
    });
  }

  /** In memory beside the region's own, with a search and the times of two profiles there and back. */
  get bytes(): number {
    const { network } = this.engine.region;
    const ofTravel = 16 * network.edgeCount;
    const ofSearches = 28 * network.nodeCount + 4 * ofTravel;
    return ownBytes(this.base.region.network, network) + ofSearches;
  }
}

export type OtherStreetsResult =
  { ok: true; streets: OtherStreets } | { ok: false; problem: ChangeProblem };

export interface PlacedChange {
  /** Its place in the scenario's list. */
  readonly change: number;
  readonly street: StreetChange;
}

/** The changes that are of streets. */
export function streetChanges(changes: readonly Change[]): PlacedChange[] {
  const found: PlacedChange[] = [];
  for (const [change, one] of changes.entries()) {
    if (one.kind === 'add-path')
      found.push({ change, street: { ...one, line: one.line as Position[] } });
    else if (one.kind === 'open-gate' || one.kind === 'close-street')
      found.push({ change, street: { kind: one.kind, position: one.position as Position } });
  }
  return found;
}

/** @param wanted at least one */
export function otherStreets(
  engine: RegionEngine,
  wanted: readonly PlacedChange[],
): OtherStreetsResult {
  const { region, norms } = engine;
  for (const { change, street } of wanted) {
    const line = street.kind === 'add-path' ? street.line : [street.position];
    const outside = line.find(([lng, lat]) => !contains(region.info.bounds, lng, lat));
    if (outside)
      return { ok: false, problem: { change, reason: 'outside-region', value: quoted(outside) } };
  }
  const made = changedNetwork(
    region.network,
    wanted.map(({ street }) => street),
    region.facilities.map(({ position }) => position),
    norms,
  );
  if (!made.ok) {
    const { change, street } = wanted[made.change]!;
    const { reason } = made.fault;
    const value = quotedFault(street, made.fault);
    const isMeant = reason === 'no-closed-gate-near' || reason === 'no-street-near';
    const meters = isMeant ? meantWithinMeters : norms.snapLimitMeters;
    return { ok: false, problem: { change, reason, value, meters } };
  }
  const own = engine.onOtherStreets({ ...region, network: made.network });
  return { ok: true, streets: new OtherStreets(engine, own, made.effects) };
}

function quotedFault(street: StreetChange, fault: { reason: ChangeFault; at?: Position }): string {
  return quoted(fault.at ?? (street.kind === 'add-path' ? street.line[0]! : street.position));
}
