/** The six base facilities (六个一) within a community's limit, from its office, on foot. */
import type { RowReason, RowState } from '../../contract/scorecard.ts';
import { position, type Position } from '../../geo/position.ts';
import type { Category } from '../categories.ts';
import { statesAt } from '../circle.ts';
import type { RegionEngine } from '../region-engine.ts';
import { dayOf } from '../register/day.ts';
import type { CommunityInput } from './input.ts';

export const sixInOneCodes = [
  'service-station',
  'culture-sport',
  'health',
  'family',
  'safety',
  'green',
] as const;

export interface SixInOneEntry {
  code: string;
  state: Exclude<RowState, 'not-judged'>;
  why: RowReason | null;
  /** To the nearest one, up to twice the limit; rounded up to tenths, so that beyond the limit never reads as at it. */
  nearestMinutes: number | null;
  facility: { id: string; name: string | null } | null;
}

export interface SixInOne {
  entries: readonly SixInOneEntry[];
  /** Of the six: present, missing for sure, not known. */
  present: number;
  missing: number;
}

interface Kept {
  /** Region, office, kind and day: what the facts follow from. */
  key: string;
  /** Office and kind alone. */
  from: string;
  facts: SixInOne;
}

type Source = Pick<CommunityInput, 'code' | 'kind' | 'office'>;

function fromOf({ office, kind }: Pick<Source, 'office' | 'kind'>): string {
  return `${office![0]},${office![1]} ${kind}`;
}

/** What is the same for all six, and needs no search. */
function allSix(why: RowReason): SixInOne {
  const entries = sixInOneCodes.map((code): SixInOneEntry => ({
    code,
    state: 'no-data',
    why,
    nearestMinutes: null,
    facility: null,
  }));
  return { entries, present: 0, missing: 0 };
}

const withoutOffice = allSix('office-position-missing');
const outside = allSix('outside-every-region');
const offStreet = allSix('office-off-street');
const notComputed = allSix('not-computed-yet');

/**
 * Remembers each community's six for as long as region, register, office, kind and day stay the same: every change of the register
 * brings another engine, and declarations of completeness end with a day. A search takes some milliseconds, so roll-ups take what is
 * known and queue the rest; `step` works one off.
 */
export class SixInOneBook {
  private readonly kept = new Map<string, Kept>();
  private readonly queue = new Map<string, Source>();
  /** Numbers instead of the engines themselves: what is remembered must not keep an old region in memory. */
  private readonly engineNumbers = new WeakMap<RegionEngine, number>();
  private engineCount = 0;
  private lastMoment = NaN;
  private lastDay = '';
  private readonly categories: readonly Category[];

  constructor(
    private readonly regionsAt: (at: Position) => RegionEngine[],
    categories: readonly Category[],
  ) {
    this.categories = sixInOneCodes.map((code) => {
      const category = categories.find((one) => one.code === code);
      if (!category) throw new Error(`category "${code}" is missing`);
      return category;
    });
  }

  /**
   * What is known, without a search; queues what is not and says so. After a change of region or register the former facts of the same
   * office stand in until the search has been made again.
   */
  known(source: Source, now: Date): { six: SixInOne; isOpen: boolean } {
    if (source.office === null) return { six: withoutOffice, isOpen: false };
    const { fresh, engine } = this.lookUp(source, now);
    if (fresh) return { six: fresh, isOpen: false };
    if (!engine) return { six: outside, isOpen: false };
    this.queue.set(source.code, source);
    const former = this.kept.get(source.code);
    const six = former?.from === fromOf(source) ? former.facts : notComputed;
    return { six, isOpen: true };
  }

  /** One search if need be. */
  of(source: Source, now: Date): SixInOne {
    if (source.office === null) return withoutOffice;
    const { fresh, engine, key } = this.lookUp(source, now);
    if (fresh) return fresh;
    if (!engine) return outside;
    const facts = this.searched(source, engine, now);
    this.kept.set(source.code, { key, from: fromOf(source), facts });
    this.queue.delete(source.code);
    return facts;
  }

  /** Works off one queued community; false when there is none left. */
  step(now: Date): boolean {
    for (const [code, source] of this.queue) {
      this.queue.delete(code);
      this.of(source, now);
      return this.queue.size > 0;
    }
    return false;
  }

  private lookUp({ code, kind, office }: Source, now: Date) {
    const [engine = null] = this.regionsAt(position(office![0], office![1]));
    const number = engine ? this.numberOf(engine) : 0;
    const key = `${number} ${fromOf({ kind, office })} ${this.dayAt(now)}`;
    const kept = this.kept.get(code);
    return { fresh: kept?.key === key ? kept.facts : null, engine, key };
  }

  /** Asked for many communities with one moment: a zone's clock is slow. */
  private dayAt(now: Date): string {
    if (this.lastMoment !== now.getTime()) {
      this.lastMoment = now.getTime();
      this.lastDay = dayOf(now);
    }
    return this.lastDay;
  }

  private numberOf(engine: RegionEngine): number {
    const number = this.engineNumbers.get(engine) ?? ++this.engineCount;
    this.engineNumbers.set(engine, number);
    return number;
  }

  private searched({ kind, office }: Source, engine: RegionEngine, now: Date): SixInOne {
    const at = position(office![0], office![1]);
    const states = statesAt(engine, at, kind, now, this.categories);
    if (!states) return offStreet;
    const entries = states.map((found): SixInOneEntry => {
      const { code, state, because, nearestSeconds, nearestFacility, nearestName } = found;
      return {
        code,
        state: state === 'covered' ? 'met' : state === 'gap' ? 'not-met' : 'no-data',
        why:
          state === 'covered'
            ? null
            : state === 'gap'
              ? 'beyond-limit'
              : because === 'data-border'
                ? 'data-border'
                : 'register-incomplete',
        nearestMinutes: nearestSeconds === null ? null : Math.ceil(nearestSeconds / 6) / 10,
        facility: nearestFacility === null ? null : { id: nearestFacility, name: nearestName },
      };
    });
    const count = (state: RowState) => entries.filter((entry) => entry.state === state).length;
    return { entries, present: count('met'), missing: count('not-met') };
  }
}
