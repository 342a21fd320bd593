/** Coverage of one region: for each category everybody's seconds and state. */
import { nodeAtBorder } from '../../network/flags.ts';
import type { RegionEngine } from '../region-engine.ts';
import { BucketQueue } from './bucket-queue.ts';
import { choiceOf } from './choice.ts';
import { countedFacilities, type Asked, type Counted } from './counted.ts';
import { goalsOf, goalsTo } from './goals.ts';
import { nearestFew } from './k-nearest.ts';
import { nothingKept, type Memory } from './memory.ts';
import { nearestTo, secondsOfPeople, type Nearest } from './nearest.ts';
import { outcomesOf, type Outcomes } from './outcomes.ts';
import type { People } from './people.ts';
import { RegisterDoubts } from './register-doubt.ts';

/** The nearest, the second and the third. */
export const mostChoice = 3;

const queue = new BucketQueue();

/** Over one engine on one day. Searches are made when first asked for, and kept by the memory. */
export class Coverage {
  readonly engine: RegionEngine;
  readonly people: People;
  private readonly asked: Asked;
  private readonly memory: Memory;
  private readonly doubts: RegisterDoubts;
  private readonly back;

  constructor(engine: RegionEngine, people: People, asked: Asked, memory: Memory = nothingKept) {
    this.engine = engine;
    this.people = people;
    this.asked = asked;
    this.memory = memory;
    this.back = engine.otherTravel(people.profile, 'reversed');
    this.doubts = new RegisterDoubts(engine.region, this.back, asked.day, memory);
  }

  counted(code: string): Counted {
    return countedFacilities(this.engine, code, this.asked);
  }

  /** Seconds from every node; null for a category without a single facility. */
  nearest(code: string): Nearest | null {
    const { numbers } = this.counted(code);
    if (numbers.length === 0) return null;
    return this.memory.keep(`nearest ${this.nameOf(numbers)}`, () =>
      nearestTo(
        this.engine.region.network,
        this.back,
        goalsTo(this.engine, this.people.profile, numbers),
        queue,
      ),
    );
  }

  /** @param choice 1 for the nearest, up to `mostChoice` */
  seconds(code: string, choice = 1): Float64Array {
    const { numbers } = this.counted(code);
    const places = this.memory.nameOf([this.people.edge]);
    if (choice === 1)
      return this.memory.keep(`seconds ${this.nameOf(numbers)} ${places}`, () =>
        secondsOfPeople(this.nearest(code), this.people),
      );
    const columns = this.memory.keep(`choice ${this.nameOf(numbers)} ${places}`, () =>
      choiceOf(
        nearestFew(
          this.engine.region.network,
          this.back,
          goalsTo(this.engine, this.people.profile, numbers),
          mostChoice,
          queue,
        ),
        this.people,
      ),
    );
    return columns[choice - 1]!;
  }

  outcomes(code: string, choice = 1): Outcomes {
    const doubt = this.doubts.of(code, this.people);
    return outcomesOf(this.people, this.seconds(code, choice), this.borderSeconds(), doubt);
  }

  private borderSeconds(): Float64Array {
    const { profile } = this.people;
    const places = this.memory.nameOf([this.people.edge]);
    return this.memory.keep(`border ${profile} ${places}`, () => {
      const { network } = this.engine.region;
      const nodes: number[] = [];
      network.nodeFlags.forEach((flags, node) => flags & nodeAtBorder && nodes.push(node));
      return secondsOfPeople(nearestTo(network, this.back, goalsOf([], nodes), queue), this.people);
    });
  }

  private nameOf(numbers: readonly number[]): string {
    const { facilities } = this.engine.region;
    const which = this.memory.nameOf(numbers.map((number) => facilities[number]!));
    return `${this.people.profile} ${which}`;
  }
}

/**
 * By category code, in the order asked. Facilities closed for good by `day` (YYYY-MM-DD on the region's clock) do not count.
 * Cost: one search over the network per category, and few more; one reading per person and category.
 */
export function coverageOf(
  engine: RegionEngine,
  people: People,
  codes: readonly string[],
  day: string,
): Map<string, Outcomes> {
  // Doubts about categories that the same communities signed for are searched once.
  const searched = new Map<string, object>();
  const memory: Memory = {
    keep: (key, make) => {
      if (!/^(doubt|border) /.test(key)) return make();
      const found = searched.get(key) ?? make();
      searched.set(key, found);
      return found as ReturnType<typeof make>;
    },
    nameOf: () => '',
  };
  const coverage = new Coverage(engine, people, { day, at: null }, memory);
  return new Map(codes.map((code) => [code, coverage.outcomes(code)]));
}
