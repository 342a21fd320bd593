/**
 * One planned facility that moves, and everybody's seconds while it does.
 *
 * The seconds without it are found once. From its place a search goes out that stops wherever it is not nearer than what stands already:
 * beyond such a node every way through it is nearer to the other facility too. So it looks at the ground that the facility wins and no
 * further, and what it says is what a search from all facilities would say, to the last bit.
 */
import type { AccessPoint } from '../../network/network.ts';
import { BucketQueue } from './bucket-queue.ts';
import type { Coverage } from './coverage.ts';
import { goalsOf } from './goals.ts';
import { eachEnd, secondsAlong, secondsAt, type Nearest } from './nearest.ts';
import { noStreet, type People } from './people.ts';

export class MovedFacility {
  /** Everybody's seconds with the facility where it stands now; overwritten by the next move. */
  readonly seconds: Float64Array;
  private readonly people: People;
  private readonly without: Nearest;
  private readonly secondsWithout: Float64Array;
  private readonly nodes: Float64Array;
  private readonly expandedAt: Float64Array;
  private readonly won: number[] = [];
  private readonly changed: number[] = [];
  private readonly queue = new BucketQueue();
  /** Persons by edge: those of edge e are `person[first[e]]` up to `person[first[e + 1]]`. */
  private readonly first: Uint32Array;
  private readonly person: Uint32Array;
  private readonly seenEdge: Uint8Array;

  /** @param coverage over a region in which the facility does not stand. Cost: one search, and room for three columns of nodes. */
  constructor(coverage: Coverage, code: string) {
    const { people, engine } = coverage;
    const { network } = engine.region;
    this.people = people;
    this.without = coverage.nearest(code) ?? {
      network,
      back: engine.otherTravel(people.profile, 'reversed'),
      goals: goalsOf([]),
      seconds: new Float64Array(network.nodeCount).fill(Infinity),
    };
    this.secondsWithout = coverage.seconds(code);
    this.seconds = this.secondsWithout.slice();
    this.nodes = this.without.seconds.slice();
    this.expandedAt = new Float64Array(network.nodeCount).fill(Infinity);
    this.seenEdge = new Uint8Array(network.edgeCount);
    this.first = new Uint32Array(network.edgeCount + 1);
    for (const edge of people.edge) if (edge !== noStreet) this.first[edge + 1]!++;
    for (let edge = 0; edge < network.edgeCount; edge++) this.first[edge + 1]! += this.first[edge]!;
    this.person = new Uint32Array(this.first[network.edgeCount]!);
    const next = this.first.slice();
    people.edge.forEach((edge, i) => {
      if (edge !== noStreet) this.person[next[edge]!++] = i;
    });
  }

  /** @param doors where it meets the streets now. Returns how many points it is nearer to than anything that stands already. */
  moveTo(doors: readonly AccessPoint[]): number {
    this.takeBack();
    const { network, back } = this.without;
    const { adjacentFirst, adjacentNode, adjacentEdge } = network;
    for (const door of doors)
      eachEnd(network, back, door, (node, seconds) => this.improve(node, seconds));
    for (let node = this.queue.pop(); node !== -1; node = this.queue.pop()) {
      const here = this.nodes[node]!;
      if (here >= this.expandedAt[node]!) continue;
      this.expandedAt[node] = here;
      for (let slot = adjacentFirst[node]!, end = adjacentFirst[node + 1]!; slot < end; slot++)
        this.improve(adjacentNode[slot]!, here + back.slotSeconds[slot]!);
    }
    const edges: number[] = [];
    const touch = (edge: number) => {
      if (this.seenEdge[edge]) return;
      this.seenEdge[edge] = 1;
      edges.push(edge);
    };
    for (const { edge } of doors) touch(edge);
    for (const node of this.won)
      for (let slot = adjacentFirst[node]!, end = adjacentFirst[node + 1]!; slot < end; slot++)
        touch(adjacentEdge[slot]! >> 1);
    for (const edge of edges) {
      this.seenEdge[edge] = 0;
      for (let at = this.first[edge]!, end = this.first[edge + 1]!; at < end; at++)
        this.read(this.person[at]!, edge, doors);
    }
    return this.changed.length;
  }

  private improve(node: number, seconds: number): void {
    if (seconds >= this.nodes[node]!) return;
    // A node is won once; whatever it falls to afterwards, it is one.
    if (this.nodes[node] === this.without.seconds[node]) this.won.push(node);
    this.nodes[node] = seconds;
    this.queue.push(node, seconds);
  }

  private read(i: number, edge: number, doors: readonly AccessPoint[]): void {
    const { network, back, goals } = this.without;
    const alongMeters = this.people.alongMeters[i]!,
      offStreetMeters = this.people.offStreetMeters[i]!;
    const now: Nearest = { network, back, goals, seconds: this.nodes };
    let best = secondsAt(now, edge, alongMeters, offStreetMeters);
    for (const door of doors)
      if (door.edge === edge)
        best = Math.min(
          best,
          secondsAlong(
            network,
            back,
            { edge, alongMeters, offStreetMeters },
            { ...door, facility: -1 },
          ),
        );
    if (best >= this.secondsWithout[i]!) return;
    this.seconds[i] = best;
    this.changed.push(i);
  }

  private takeBack(): void {
    for (const node of this.won) {
      this.nodes[node] = this.without.seconds[node]!;
      this.expandedAt[node] = Infinity;
    }
    for (const i of this.changed) this.seconds[i] = this.secondsWithout[i]!;
    this.won.length = 0;
    this.changed.length = 0;
  }
}
