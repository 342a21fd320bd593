import { comparable, couldBeAlike, pairLikeness, type ComparableName } from './name-likeness.ts';

const none = -1;

/**
 * The names of very many places in a few arrays. Memory: some 200 bytes a name of ten characters, where an object and an array for each would
 * take twice that.
 */
export class NameList {
  private readonly coreOf: Int32Array;
  private readonly coreNumbers = new Map<string, number>();
  /** Pairs of name `i`: from `firstPair[i]` to before `firstPair[i + 1]`. */
  private readonly firstPair: Uint32Array;
  private pairs: Float64Array;
  /** By core the first namesake, by name the next one. */
  private readonly firstNamesake: Int32Array;
  private readonly nextNamesake: Int32Array;

  /** @param counts whether a name is among the namesakes */
  constructor(count: number, nameOf: (i: number) => string, counts: (i: number) => boolean) {
    this.coreOf = new Int32Array(count);
    this.firstPair = new Uint32Array(count + 1);
    this.pairs = new Float64Array(12 * count);
    for (let i = 0; i < count; i++) this.add(i, comparable(nameOf(i)));
    this.firstNamesake = new Int32Array(this.coreNumbers.size).fill(none);
    this.nextNamesake = new Int32Array(count).fill(none);
    // From the last to the first, so that lists ascend.
    for (let i = count - 1; i >= 0; i--) {
      if (!counts(i)) continue;
      const core = this.coreOf[i]!;
      this.nextNamesake[i] = this.firstNamesake[core]!;
      this.firstNamesake[core] = i;
    }
  }

  /** Number of a core in this list; of one that no name has, none of them. */
  coreNumber(core: string): number {
    return this.coreNumbers.get(core) ?? none;
  }

  /** `nameLikeness` to the `i`-th name, or 0 where it is below `least` by the lengths alone. */
  likeness(i: number, name: ComparableName, coreNumber: number, least: number): number {
    if (this.coreOf[i] === coreNumber) return name.core === '' ? 0 : 1;
    const first = this.firstPair[i]!,
      end = this.firstPair[i + 1]!;
    if (!couldBeAlike(name.pairs.length, end - first, least)) return 0;
    return pairLikeness(name.pairs, this.pairs, first, end);
  }

  /** The first names of a core, at most `most`, ascending. */
  namesakes(coreNumber: number, most: number): number[] {
    const found: number[] = [];
    let i = coreNumber === none ? none : this.firstNamesake[coreNumber]!;
    for (; i !== none && found.length < most; i = this.nextNamesake[i]!) found.push(i);
    return found;
  }

  private add(i: number, { core, pairs }: ComparableName): void {
    const known = this.coreNumbers.get(core);
    this.coreOf[i] = known ?? this.coreNumbers.size;
    if (known === undefined) this.coreNumbers.set(core, this.coreNumbers.size);
    const first = this.firstPair[i]!,
      end = first + pairs.length;
    if (end > this.pairs.length) {
      const wider = new Float64Array(Math.ceil(1.25 * end));
      wider.set(this.pairs);
      this.pairs = wider;
    }
    this.pairs.set(pairs, first);
    this.firstPair[i + 1] = end;
  }
}
