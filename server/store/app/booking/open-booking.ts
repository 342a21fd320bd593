/** All repositories of booking, made once. */
import type { AuditLog } from '../audit.ts';
import type { AppDatabase } from '../database.ts';
import { GroupCommit } from '../group-commit.ts';
import type { PersonKeys } from '../person-keys.ts';
import { BookingErasure } from './booking-erasure.ts';
import { BookingLists } from './booking-lists.ts';
import { BookingRows } from './booking-rows.ts';
import { CalendarFeeds } from './calendar-feeds.ts';
import { Catalogue } from './catalogue.ts';
import { Complaints } from './complaints.ts';
import { DeadLetters } from './dead-letters.ts';
import { FollowUps } from './follow-ups.ts';
import { FollowUpTasks } from './follow-up-tasks.ts';
import { ForOthers } from './for-others.ts';
import { Holds } from './holds.ts';
import { Lapses } from './lapses.ts';
import { LinkTokens } from './link-tokens.ts';
import { Making } from './making.ts';
import { Members } from './members.ts';
import { Moves } from './moves.ts';
import { Occupancy } from './occupancy.ts';
import { Offerings } from './offerings.ts';
import { Once } from './once.ts';
import { Outbox } from './outbox.ts';
import type { BookingParts, BookingRules } from './parts.ts';
import { Placing } from './placing.ts';
import { Providers } from './providers.ts';
import { Ratings } from './ratings.ts';
import { Resources } from './resources.ts';
import { Satisfaction } from './satisfaction.ts';
import { BookingSeals } from './sealing.ts';
import { Series } from './series.ts';
import { ShownRatings } from './shown-ratings.ts';
import { StaffNews } from './staff-news.ts';
import { Steps } from './steps.ts';
import { Subsidies } from './subsidies.ts';
import { Suspensions } from './suspensions.ts';
import { TakeOvers } from './take-overs.ts';
import { VisitCodes } from './visit-codes.ts';
import { Visits } from './visits.ts';

export interface BookingRecords {
  readonly providers: Providers;
  readonly members: Members;
  readonly resources: Resources;
  readonly offerings: Offerings;
  readonly catalogue: Catalogue;
  readonly occupancy: Occupancy;
  readonly rows: BookingRows;
  readonly lists: BookingLists;
  readonly seals: BookingSeals;
  readonly codes: VisitCodes;
  readonly holds: Holds;
  readonly series: Series;
  readonly suspensions: Suspensions;
  readonly moves: Moves;
  readonly visits: Visits;
  readonly lapses: Lapses;
  readonly complaints: Complaints;
  readonly erasure: BookingErasure;
  readonly followUps: FollowUps;
  readonly ratings: Ratings;
  readonly shownRatings: ShownRatings;
  readonly staffNews: StaffNews;
  readonly satisfaction: Satisfaction;
  readonly subsidies: Subsidies;
  readonly forOthers: ForOthers;
  readonly once: Once;
  readonly together: GroupCommit;
  readonly outbox: Outbox;
  readonly deadLetters: DeadLetters;
  readonly links: LinkTokens;
  readonly takeOvers: TakeOvers;
  readonly feeds: CalendarFeeds;
}

export function openBooking(
  database: AppDatabase,
  now: () => Date,
  shared: { audit: AuditLog; keys: PersonKeys; secret: Buffer },
  rules: BookingRules,
): BookingRecords {
  const { audit, keys, secret } = shared;
  const members = new Members(database, audit, now);
  const rows = new BookingRows(database);
  const seals = new BookingSeals(keys);
  const outbox = new Outbox(database, seals, now);
  const subsidies = new Subsidies(database, audit, keys, now);
  const followUps = new FollowUpTasks(database, rules);
  const occupancy = new Occupancy(database, seals);
  const catalogue = new Catalogue(database, keys, now);
  const parts: BookingParts = {
    ...rules,
    database,
    now,
    rows,
    seals,
    outbox,
    subsidies,
    occupancy,
    catalogue,
    steps: new Steps(
      {
        rows,
        seals,
        outbox,
        subsidies,
        followUps,
      },
      rules.norms,
      now,
    ),
    placing: new Placing(
      catalogue,
      occupancy,
      {
        local: rules.local,
        restGapMs: rules.norms.restGapMs,
      },
      now,
    ),
    forOthers: new ForOthers(database, now),
    once: new Once(database, now),
    together: new GroupCommit(database),
  };
  const making = new Making(parts);
  const complaints = new Complaints(parts, keys);
  const codes = new VisitCodes(secret, rules.norms.visitCodeDigits);
  return {
    providers: new Providers(
      database,
      {
        audit,
        keys,
        members,
      },
      now,
    ),
    members,
    resources: new Resources(database, audit, keys, now),
    offerings: new Offerings(database, audit, now),
    catalogue,
    occupancy,
    rows,
    seals,
    codes,
    subsidies,
    outbox,
    lists: new BookingLists(database),
    holds: new Holds(parts, making),
    series: new Series(parts, making),
    suspensions: new Suspensions(parts, audit),
    moves: new Moves(parts),
    visits: new Visits(parts, codes),
    lapses: new Lapses(parts),
    complaints,
    erasure: new BookingErasure(parts, keys),
    followUps: new FollowUps(parts, complaints),
    ratings: new Ratings(parts, { keys, audit }),
    shownRatings: new ShownRatings(parts),
    staffNews: new StaffNews(database),
    satisfaction: new Satisfaction(database, rules.norms, now),
    forOthers: parts.forOthers,
    once: parts.once,
    together: parts.together,
    deadLetters: new DeadLetters(database, outbox, audit),
    links: new LinkTokens(database, now),
    takeOvers: new TakeOvers(parts, audit),
    feeds: new CalendarFeeds(database, audit, now),
  };
}
