/** The six base facilities (六个一) within a community's limit, from its office, on foot. */
import type { RowReason, RowState } from '../../contract/scorecard.ts';
import { contains, position, type Bounds } from '../../geo/position.ts';
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
  lng: number;
  lat: number;
  kind: Source['kind'];
  engine: number;
  day: string;
  facts: SixInOne;
}

interface View {
  /** The smallest first, as it is the more particular one. */
  regions: readonly { engine: RegionEngine; number: number; bounds: Bounds }[];
  /** On the offices' clock: declarations of completeness end with a day. */
  day: string;
  now: Date;
}

type Source = Pick<CommunityInput, 'code' | 'kind' | 'office'>;

/** Whether the facts were found from this office for this kind. */
function isFrom({ lng, lat, kind: was }: Kept, { office, kind }: Source): boolean {
  return lng === office![0] && lat === office![1] && was === kind;
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
  private readonly categories: readonly Category[];

  constructor(
    private readonly engines: () => readonly RegionEngine[],
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
  known(source: Source, view: View): { six: SixInOne; isOpen: boolean } {
    if (source.office === null) return { six: withoutOffice, isOpen: false };
    const { fresh, engine } = this.lookUp(source, view);
    if (fresh) return { six: fresh, isOpen: false };
    if (!engine) return { six: outside, isOpen: false };
    this.queue.set(source.code, source);
    const former = this.kept.get(source.code);
    const six = former && isFrom(former, source) ? former.facts : notComputed;
    return { six, isOpen: true };
  }

  /** One search if need be. */
  of(source: Source, view: View): SixInOne {
    if (source.office === null) return withoutOffice;
    const { fresh, engine, number, day } = this.lookUp(source, view);
    if (fresh) return fresh;
    if (!engine) return outside;
    const facts = this.searched(source, engine, view.now);
    const { kind, office } = source;
    const [lng, lat] = office!;
    this.kept.set(source.code, { lng, lat, kind, engine: number, day, facts });
    this.queue.delete(source.code);
    return facts;
  }

  /** Works off one queued community; false when there is none left. */
  step(now: Date): boolean {
    for (const [code, source] of this.queue) {
      this.queue.delete(code);
      this.of(source, this.view(now));
      return this.queue.size > 0;
    }
    return false;
  }

  /** Regions and day as they are now, for one question about many communities: looking for regions may look into the database. */
  view(now: Date): View {
    const size = ({ region: { info } }: RegionEngine) =>
      (info.bounds[2] - info.bounds[0]) * (info.bounds[3] - info.bounds[1]);
    const regions = [...this.engines()]
      .sort((a, b) => size(a) - size(b))
      .map((engine) => ({
        engine,
        number: this.numberOf(engine),
        bounds: engine.region.info.bounds,
      }));
    return { regions, day: dayOf(now), now };
  }

  private lookUp(source: Source, { regions, day }: View) {
    const [lng, lat] = source.office!;
    const found = regions.find(({ bounds }) => contains(bounds, lng, lat));
    const number = found?.number ?? 0;
    const kept = this.kept.get(source.code);
    const isFresh =
      kept !== undefined && kept.engine === number && kept.day === day && isFrom(kept, source);
    return { fresh: isFresh ? kept.facts : null, engine: found?.engine ?? null, number, day };
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
