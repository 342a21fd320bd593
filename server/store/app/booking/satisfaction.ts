/** How satisfied people are: counts of 1 to 5 from ratings that everybody sees and from calls back, by provider, kind, community and month. */
import type { BookingNorms } from '../../../domain/booking/norms.ts';
import {
  summaryOf,
  type RatingCounts,
  type RatingSummary,
} from '../../../domain/booking/rating.ts';
import type { AppDatabase } from '../database.ts';

export interface Asked {
  /** Starts of division codes; empty: nowhere. */
  areas: readonly string[];
  provider?: string | undefined;
  serviceKind?: string | undefined;
  /** YYYY-MM, both counted. */
  fromMonth?: string | undefined;
  untilMonth?: string | undefined;
}

export type GroupedBy = 'provider' | 'serviceKind' | 'community' | 'month';

export interface Counted {
  /** The values of the columns that were asked for. */
  key: Partial<Record<GroupedBy, string>>;
  ratings: RatingCounts;
  calls: RatingCounts;
}

const columns: Record<GroupedBy, string> = {
  provider: 'provider',
  serviceKind: 'service_kind',
  community: 'community',
  month: 'month',
};

/** A rating counts once it is shown: both have spoken, or time is over. */
const shown = `side = 'resident' AND hidden_at_ms IS NULL AND (blind_until_ms <= :nowMs
  OR EXISTS (SELECT 1 FROM rating o WHERE o.booking = rating.booking AND o.side <> rating.side))`;

/** So long what everybody sees may be old: lists ask for it at every look. */
const keptMs = 60_000;

const none: RatingCounts = [0, 0, 0, 0, 0];

export class Satisfaction {
  private readonly database: AppDatabase;
  private readonly norms: BookingNorms;
  private readonly now: () => Date;
  private readonly kept = new Map<
    string | null,
    { atMs: number; shown: Map<string, RatingSummary> }
  >();

  constructor(database: AppDatabase, norms: BookingNorms, now: () => Date) {
    this.database = database;
    this.norms = norms;
    this.now = now;
  }

  /**
   * What everybody may know of the providers of a kind: by provider, those without a shown rating left out. One read, kept for a minute; what
   * is hidden is gone at once.
   * @param serviceKind null: of all kinds together
   */
  shownOf(serviceKind: string | null): ReadonlyMap<string, RatingSummary> {
    const nowMs = this.now().getTime();
    const known = this.kept.get(serviceKind);
    if (known && nowMs >= known.atMs && nowMs < known.atMs + keptMs) return known.shown;
    const { kind, providers } = this.ofKind(serviceKind ?? undefined);
    const seen = new Map(
      [...providers]
        .map(([id, counts]) => [id, summaryOf(counts, kind, this.norms)] as const)
        .filter(([, { count }]) => count > 0),
    );
    this.kept.set(serviceKind, { atMs: nowMs, shown: seen });
    return seen;
  }

  /** Something was hidden. */
  forget(): void {
    this.kept.clear();
  }

  /** Ordered by the key. Groups of which nobody said anything are not among them. */
  counts(asked: Asked, by: readonly GroupedBy[]): Counted[] {
    const found = new Map<string, Counted>();
    for (const [from, what] of [
      ['ratings', `rating WHERE ${shown}`],
      ['calls', `follow_up WHERE satisfaction IS NOT NULL`],
    ] as const)
      for (const row of this.rows(what, from === 'ratings' ? 'stars' : 'satisfaction', asked, by)) {
        const key = Object.fromEntries(by.map((one) => [one, String(row[one])]));
        const name = JSON.stringify(by.map((one) => key[one]));
        const group = found.get(name) ?? { key, ratings: none, calls: none };
        const counts = [...group[from]] as [number, number, number, number, number];
        counts[Number(row.value) - 1] = Number(row.n);
        found.set(name, { ...group, [from]: counts });
      }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  }

  /** Of each provider of a kind, and of the kind as a whole: what a ranking is computed on. */
  ofKind(serviceKind?: string): { kind: RatingCounts; providers: Map<string, RatingCounts> } {
    const providers = new Map<string, RatingCounts>();
    let kind = none;
    for (const { key, ratings } of this.counts({ areas: [''], serviceKind }, ['provider'])) {
      providers.set(key.provider!, ratings);
      kind = kind.map((count, i) => count + ratings[i]!) as unknown as RatingCounts;
    }
    return { kind, providers };
  }

  private rows(
    from: string,
    value: string,
    { areas, provider, serviceKind, fromMonth, untilMonth }: Asked,
    by: readonly GroupedBy[],
  ): Record<string, unknown>[] {
    const bound: Record<string, unknown> = { nowMs: this.now().getTime() };
    const conditions: string[] = [];
    const bind = (condition: string, name: string, given: string | undefined) => {
      if (given === undefined) return;
      conditions.push(condition);
      bound[name] = given;
    };
    bind('provider = :provider', 'provider', provider);
    bind('service_kind = :serviceKind', 'serviceKind', serviceKind);
    bind('month >= :fromMonth', 'fromMonth', fromMonth);
    bind('month <= :untilMonth', 'untilMonth', untilMonth);
    const within = areas.map((area, i) => {
      bound[`area${i}`] = area;
      bound[`after${i}`] = `${area}:`;
      return `(community >= :area${i} AND community < :after${i})`;
    });
    conditions.push(within.length === 0 ? '0' : `(${within.join(' OR ')})`);
    const keys = by.map((one) => `${columns[one]} AS "${one}"`);
    const grouped = [...by.map((one) => columns[one]), value].join();
    return this.database.raw
      .prepare(
        `SELECT ${[...keys, `${value} AS value`, 'count(*) AS n'].join()} FROM ${from} AND ${conditions.join(' AND ')} GROUP BY ${grouped}`,
      )
      .all(bound) as Record<string, unknown>[];
  }
}
