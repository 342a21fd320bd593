/** How satisfied people are: counts of 1 to 5 from ratings that everybody sees and from calls back, by provider, kind, community and month. */
import type { BookingNorms } from '../../../domain/booking/norms.ts';
import {
  sumOf,
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

const sources = {
  ratings: [`rating WHERE ${shown}`, 'stars'],
  calls: ['follow_up WHERE satisfaction IS NOT NULL', 'satisfaction'],
} as const;

const everywhere = ['44'];

/** So long what everybody sees may be old: lists ask for it at every look. */
const keptMs = 60_000;

interface KeptKind {
  atMs: number;
  /** All that everybody sees of the kind. */
  kind: RatingCounts;
  shown: ReadonlyMap<string, RatingSummary>;
}

const none: RatingCounts = [0, 0, 0, 0, 0];

export class Satisfaction {
  private readonly database: AppDatabase;
  private readonly norms: BookingNorms;
  private readonly now: () => Date;
  private readonly kept = new Map<string, KeptKind>();

  constructor(database: AppDatabase, norms: BookingNorms, now: () => Date) {
    this.database = database;
    this.norms = norms;
    this.now = now;
  }

  /**
   * What everybody may know of the providers of a kind: by provider, those without a shown rating left out. One read, kept for a minute; what
   * is hidden is gone at once.
   */
  shownOf(serviceKind: string): ReadonlyMap<string, RatingSummary> {
    return this.keptOf(serviceKind).shown;
  }

  /** A provider's, of all its kinds together; the mean leans towards that of these kinds. Null without a shown rating. */
  shownOfProvider(provider: string): RatingSummary | null {
    const own = this.counts({ areas: everywhere, provider }, ['serviceKind'], ['ratings']);
    if (own.length === 0) return null;
    const kinds = own.map(({ key }) => this.keptOf(key.serviceKind!).kind);
    return summaryOf(sumOf(own.map(({ ratings }) => ratings)), sumOf(kinds), this.norms);
  }

  private keptOf(serviceKind: string): KeptKind {
    const nowMs = this.now().getTime();
    const known = this.kept.get(serviceKind);
    if (known && nowMs >= known.atMs && nowMs < known.atMs + keptMs) return known;
    const { kind, providers } = this.ofKind(serviceKind);
    const seen = new Map(
      [...providers]
        .map(([id, counts]) => [id, summaryOf(counts, kind, this.norms)] as const)
        .filter(([, { count }]) => count > 0),
    );
    const read = { atMs: nowMs, kind, shown: seen };
    this.kept.set(serviceKind, read);
    return read;
  }

  /** Something was hidden. */
  forget(): void {
    this.kept.clear();
  }

  /** Ordered by the key. Groups of which nobody said anything are not among them. @param froms what is counted */
  counts(
    asked: Asked,
    by: readonly GroupedBy[],
    froms: readonly (keyof typeof sources)[] = ['ratings', 'calls'],
  ): Counted[] {
    const found = new Map<string, Counted>();
    for (const from of froms) {
      const [where, value] = sources[from];
      for (const row of this.rows(where, value, asked, by)) {
        const key = Object.fromEntries(by.map((one) => [one, String(row[one])]));
        const name = JSON.stringify(by.map((one) => key[one]));
        const group = found.get(name) ?? { key, ratings: none, calls: none };
        const counts = [...group[from]] as [number, number, number, number, number];
        counts[Number(row.value) - 1] = Number(row.n);
        found.set(name, { ...group, [from]: counts });
      }
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  }

  /** Of each provider of a kind, and of the kind as a whole: what a ranking is computed on. */
  ofKind(serviceKind: string): { kind: RatingCounts; providers: Map<string, RatingCounts> } {
    const providers = new Map<string, RatingCounts>();
    let kind = none;
    const counted = this.counts({ areas: everywhere, serviceKind }, ['provider'], ['ratings']);
    for (const { key, ratings } of counted) {
      providers.set(key.provider!, ratings);
      kind = sumOf([kind, ratings]);
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
      if (area === '44') return '1';
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
