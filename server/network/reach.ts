/**
 * Bounded shortest-path search with a bucket queue (Dial 1969, with buckets a few seconds wide).
 *
 * Invariant: when a bucket has been emptied, every node whose seconds fall into it or an earlier one is
 * final. Within a bucket a node may be improved and expanded again; edges shorter than the bucket is
 * wide make that possible, and the loop goes on until the bucket is empty, so the result is exact.
 */
import type { AccessPoint, Network } from './network.ts';
import { waitSeconds, type Travel } from './travel.ts';

const bucketSeconds = 4;

/** Predecessor marks: a node reached straight from the origin, along its edge. */
export const fromOrigin = -1;

export class Reach {
  readonly network: Network;
  /** Seconds per node, Infinity where not reached. Final up to `untilSeconds`. */
  readonly seconds: Float64Array;
  /** Adjacency slot over which a node was reached, or `fromOrigin`. */
  readonly slotTo: Int32Array;
  /** Node the slot leaves from. */
  readonly cameFrom: Uint32Array;
  /** Nodes that hold a value, in the order found. */
  touched: Uint32Array<ArrayBuffer>;
  touchedCount = 0;
  travel!: Travel;
  origin!: AccessPoint;
  /** Seconds spent before the street is reached. */
  originSeconds = 0;
  maxSeconds = 0;
  untilSeconds = 0;

  private expandedAt: Float64Array;
  private bucketHead: Int32Array<ArrayBuffer> = new Int32Array(1024).fill(-1);
  private entryNode: Uint32Array<ArrayBuffer> = new Uint32Array(4096);
  private entryNext: Int32Array<ArrayBuffer> = new Int32Array(4096);
  private entryCount = 0;
  private freeEntry = -1;
  private bucket = 0;
  private bucketEnd = 0;

  /** Scratch for one network, reused from query to query. 28 bytes per node. */
  constructor(network: Network) {
    this.network = network;
    this.seconds = new Float64Array(network.nodeCount).fill(Infinity);
    this.expandedAt = new Float64Array(network.nodeCount).fill(Infinity);
    this.slotTo = new Int32Array(network.nodeCount);
    this.cameFrom = new Uint32Array(network.nodeCount);
    this.touched = new Uint32Array(Math.min(network.nodeCount, 4096) + 2);
  }

  /** Forgets the last query and starts at a place on the network. Nothing beyond `maxSeconds` is kept. */
  start(travel: Travel, origin: AccessPoint, maxSeconds: number): void {
    this.clear();
    this.travel = travel;
    this.origin = origin;
    this.originSeconds = origin.offStreetMeters * travel.offStreetSecondsPerMeter;
    this.maxSeconds = maxSeconds;
    this.untilSeconds = 0;
    this.bucket = 0;
    const { network } = this;
    const flags = network.edgeFlags[origin.edge]!;
    const pace = travel.secondsPerMeter[origin.edge]!;
    const ahead = network.edgeLengthMeters[origin.edge]! - origin.alongMeters;
    if (flags & travel.backward) {
      this.improve(
        network.edgeFrom[origin.edge]!,
        this.originSeconds + waitSeconds(travel, flags, false) + origin.alongMeters * pace,
        fromOrigin,
        0,
      );
    }
    if (flags & travel.forward) {
      this.improve(
        network.edgeTo[origin.edge]!,
        this.originSeconds + waitSeconds(travel, flags, true) + ahead * pace,
        fromOrigin,
        0,
      );
    }
  }

  /** Makes every node final whose seconds are at most `untilSeconds`. Continues where the last call ended. */
  expand(untilSeconds: number): void {
    const limit = Math.min(untilSeconds, this.maxSeconds);
    const { network, seconds, expandedAt, travel } = this;
    const { adjacentFirst, adjacentNode } = network;
    const { slotSeconds } = travel;
    for (; this.bucket < this.bucketEnd && this.bucket * bucketSeconds <= limit; this.bucket++) {
      for (
        let entry = this.bucketHead[this.bucket]!;
        entry !== -1;
        entry = this.bucketHead[this.bucket]!
      ) {
        this.bucketHead[this.bucket] = this.entryNext[entry]!;
        const node = this.entryNode[entry]!;
        this.entryNext[entry] = this.freeEntry;
        this.freeEntry = entry;
        const here = seconds[node]!;
        // A node waits in each bucket it was ever put into; only its best value is expanded, once.
        if (here >= expandedAt[node]!) continue;
        expandedAt[node] = here;
        for (let slot = adjacentFirst[node]!, end = adjacentFirst[node + 1]!; slot < end; slot++) {
          const there = here + slotSeconds[slot]!;
          const next = adjacentNode[slot]!;
          if (there < seconds[next]! && there <= this.maxSeconds)
            this.improve(next, there, slot, node);
        }
      }
    }
    this.untilSeconds = Math.max(this.untilSeconds, limit);
  }

  /** True once every node within `maxSeconds` is final. */
  get exhausted(): boolean {
    return this.bucket >= this.bucketEnd;
  }

  /** Seconds to a place on an edge; Infinity where it was not reached. Exact up to `untilSeconds`. */
  secondsOnEdge(edge: number, alongMeters: number): number {
    const { network, travel, seconds } = this;
    const flags = network.edgeFlags[edge]!;
    const pace = travel.secondsPerMeter[edge]!;
    let best = Infinity;
    if (flags & travel.forward) {
      best =
        seconds[network.edgeFrom[edge]!]! + waitSeconds(travel, flags, false) + alongMeters * pace;
    }
    if (flags & travel.backward) {
      const back =
        seconds[network.edgeTo[edge]!]! +
        waitSeconds(travel, flags, true) +
        (network.edgeLengthMeters[edge]! - alongMeters) * pace;
      if (back < best) best = back;
    }
    if (edge === this.origin.edge) best = Math.min(best, this.secondsAlongOrigin(alongMeters));
    return best;
  }

  /** Seconds straight along the origin's own edge. */
  secondsAlongOrigin(alongMeters: number): number {
    const { network, travel, origin } = this;
    const delta = alongMeters - origin.alongMeters;
    const flags = network.edgeFlags[origin.edge]!;
    if (delta !== 0 && (flags & (delta > 0 ? travel.forward : travel.backward)) === 0)
      return Infinity;
    return this.originSeconds + Math.abs(delta) * travel.secondsPerMeter[origin.edge]!;
  }

  /** Street metres of the quickest way to a place on an edge, the origin's off-street metres included. */
  streetMetersTo(edge: number, alongMeters: number): number {
    const { network, travel, origin, seconds } = this;
    const start = origin.offStreetMeters;
    const arrive = this.secondsOnEdge(edge, alongMeters);
    if (edge === origin.edge && this.secondsAlongOrigin(alongMeters) <= arrive)
      return start + Math.abs(alongMeters - origin.alongMeters);
    const flags = network.edgeFlags[edge]!;
    const from = network.edgeFrom[edge]!;
    const ahead =
      seconds[from]! +
      waitSeconds(travel, flags, false) +
      alongMeters * travel.secondsPerMeter[edge]!;
    const viaFrom = (flags & travel.forward) !== 0 && ahead <= arrive;
    let meters = start + (viaFrom ? alongMeters : network.edgeLengthMeters[edge]! - alongMeters);
    let node = viaFrom ? from : network.edgeTo[edge]!;
    for (let slot = this.slotTo[node]!; slot !== fromOrigin; slot = this.slotTo[node]!) {
      meters += network.edgeLengthMeters[network.adjacentEdge[slot]! >> 1]!;
      node = this.cameFrom[node]!;
    }
    return meters + this.metersAlongOrigin(node);
  }

  /** Metres from the origin to the end of its own edge over which a node was reached. */
  metersAlongOrigin(node: number): number {
    return this.leavesBackward(node)
      ? this.origin.alongMeters
      : this.network.edgeLengthMeters[this.origin.edge]! - this.origin.alongMeters;
  }

  /** Whether a node reached straight from the origin lies at the `from` end of its edge. On a loop, the end taken. */
  leavesBackward(node: number): boolean {
    const { network, origin, travel } = this;
    if (network.edgeFrom[origin.edge] !== node) return false;
    if (network.edgeTo[origin.edge] !== node) return true;
    const flags = network.edgeFlags[origin.edge]!;
    const back =
      this.originSeconds +
      waitSeconds(travel, flags, false) +
      origin.alongMeters * travel.secondsPerMeter[origin.edge]!;
    return (flags & travel.backward) !== 0 && this.seconds[node] === back;
  }

  private improve(node: number, seconds: number, slot: number, from: number): void {
    if (seconds > this.maxSeconds || seconds >= this.seconds[node]!) return;
    if (this.seconds[node] === Infinity) {
      if (this.touchedCount === this.touched.length) this.touched = grown(this.touched);
      this.touched[this.touchedCount++] = node;
    }
    this.seconds[node] = seconds;
    this.slotTo[node] = slot;
    this.cameFrom[node] = from;
    const bucket = Math.floor(seconds / bucketSeconds);
    while (bucket >= this.bucketHead.length) {
      const heads = new Int32Array(this.bucketHead.length * 2).fill(-1);
      heads.set(this.bucketHead);
      this.bucketHead = heads;
    }
    if (bucket >= this.bucketEnd) this.bucketEnd = bucket + 1;
    let entry = this.freeEntry;
    if (entry !== -1) this.freeEntry = this.entryNext[entry]!;
    else {
      if (this.entryCount === this.entryNode.length) {
        this.entryNode = grown(this.entryNode);
        const next = new Int32Array(this.entryNode.length);
        next.set(this.entryNext);
        this.entryNext = next;
      }
      entry = this.entryCount++;
    }
    this.entryNode[entry] = node;
    this.entryNext[entry] = this.bucketHead[bucket]!;
    this.bucketHead[bucket] = entry;
  }

  private clear(): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const node = this.touched[i]!;
      this.seconds[node] = Infinity;
      this.expandedAt[node] = Infinity;
    }
    this.touchedCount = 0;
    this.bucketHead.fill(-1, 0, this.bucketEnd);
    this.entryCount = 0;
    this.freeEntry = -1;
    this.bucketEnd = 0;
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
