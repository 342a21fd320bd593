/** What must be true of every calendar at every moment, told without the rules that it was made by, but for the table of states. */
import { occupyingStates } from '../../../../server/domain/booking/model.ts';
import { next } from '../../../../server/domain/booking/states.ts';
import type { Row, Snapshot } from './calendar.ts';

const minuteMs = 60_000;
/** The norms, by hand: eight hours of rest, three holds. */
const restMs = 8 * 60 * minuteMs;
const mostHolds = 3;

const occupying: ReadonlySet<string> = new Set(occupyingStates);
const live = (rows: readonly Row[]) => rows.filter(({ state }) => occupying.has(state));

/** Everything that is wrong, in words; nothing is. */
export function violations(snapshot: Snapshot): string[] {
  return [
    ...overlaps(snapshot),
    ...crowded(snapshot),
    ...tooFar(snapshot),
    ...wrongHands(snapshot),
    ...unexplained(snapshot),
    ...hoarded(snapshot),
  ];
}

function overlaps({ rows }: Snapshot): string[] {
  const all = live(rows);
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter(
        (b) =>
          a.resource === b.resource &&
          a.blockedStartMs < b.blockedEndMs &&
          b.blockedStartMs < a.blockedEndMs,
      )
      .map((b) => `${a.id} and ${b.id} overlap at ${a.resource}`),
  );
}

/** At no moment more visits of an offering than it has units. */
function crowded({ rows, shop }: Snapshot): string[] {
  const all = live(rows);
  return shop.offerings.flatMap(({ id }) => {
    const units = shop.resources.filter(({ offerings }) => offerings.includes(id)).length;
    const mine = all.filter(({ offering }) => offering === id);
    return mine
      .filter(
        ({ startMs }) =>
          mine.filter((one) => one.startMs <= startMs && startMs < one.endMs).length > units,
      )
      .map((row) => `${id} is crowded when ${row.id} starts`);
  });
}

function tooFar({ rows, shop }: Snapshot): string[] {
  return shop.resources
    .filter(({ profile }) => profile !== null)
    .flatMap(({ id }) => {
      const day = live(rows)
        .filter(({ resource }) => resource === id)
        .sort((a, b) => a.startMs - b.startMs);
      return day.slice(1).flatMap((later, i) => {
        const earlier = day[i]!;
        const gapMs = later.startMs - earlier.endMs;
        return gapMs < Math.min(wayMs(earlier, later), restMs)
          ? [`${id} cannot come from ${earlier.id} to ${later.id} in time`]
          : [];
      });
    });
}

/** Doors lie on a line that is measured in minutes, at a thousandth of a degree each; from an island there is no way. */
function wayMs({ door: a }: Row, { door: b }: Row): number {
  if (a === null || b === null) return 0;
  if (a[1] !== b[1]) return Infinity;
  return Math.round(Math.abs(a[0] - b[0]) * 1000) * minuteMs;
}

function wrongHands({ rows, shop }: Snapshot): string[] {
  return rows
    .filter(
      (row) =>
        !shop.resources.some(
          ({ id, offerings }) => id === row.resource && offerings.includes(row.offering),
        ),
    )
    .map((row) => `${row.resource} does no ${row.offering}, but has ${row.id}`);
}

/** Every row is what its events say, one following from the other by the table, in the order of time. */
function unexplained({ rows, events }: Snapshot): string[] {
  return rows.flatMap((row) => {
    const mine = events.filter(({ booking }) => booking === row.id);
    const last = mine.at(-1);
    if (!last || JSON.stringify(last.after) !== JSON.stringify(row))
      return [`${row.id} is not what happened last`];
    return mine.flatMap(({ from, event, by, needs, after, atMs }, i) => {
      const before = mine[i - 1];
      const step = next(from, event, by, needs);
      const follows =
        from === (before?.after.state ?? null) &&
        step.ok &&
        step.to === after.state &&
        atMs >= (before?.atMs ?? 0);
      return follows ? [] : [`${row.id}: ${event} by ${by} does not follow from ${from}`];
    });
  });
}

function hoarded({ rows, nowMs }: Snapshot): string[] {
  const held = rows.filter(({ heldUntilMs }) => heldUntilMs !== null && heldUntilMs > nowMs);
  const holders = new Set(held.map(({ resident }) => resident));
  return [...holders]
    .filter((who) => held.filter(({ resident }) => resident === who).length > mostHolds)
    .map((who) => `${who} holds too many`);
}
