/** What one process does to bookings: wins the same few slots against others, or anything that people do, one after another. */
import type { BookingRecords } from '../../server/store/app/booking/open-booking.ts';
import { crowTravel, randomFrom, type FilledWorld } from '../bench/booking-world.ts';

export interface Tally {
  /** Answers by their reason; `ok` for what was done. */
  [reason: string]: number;
}

/** Tells each thing once it has returned: what was done, and to which booking. */
export type Say = (what: string, booking: string) => void;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const details = { address: '人民路1号', name: '李奶奶', phone: '+8613912345678', notes: '' };
const confirmation = { details, forOther: null, grant: null, subsidised: false };

/** Starts of the few slots: 10, 13 and 15 o'clock of one day, so that one visit never meets the next. */
export const fewStarts = ({ nowMs }: FilledWorld) =>
  [2, 5, 7].map((hours) => nowMs + dayMs + hours * hourMs);

/** Everybody wants one of the same starts of the first offering, for the same door; who wins one confirms it. */
export function raceForFew(
  { holds }: BookingRecords,
  world: FilledWorld,
  attempts: number,
  seed: number,
  say: Say,
): Tally {
  const random = randomFrom(seed);
  const tally: Tally = {};
  const starts = fewStarts(world);
  for (let i = 0; i < attempts; i++) {
    const acting = { by: 'resident', actor: `r${seed}-${i}` } as const;
    const place = placeAt(world, world.offerings[0]!, pick(starts, random), 0);
    const held = holds.hold(place, acting, crowTravel, { key: 'h', request: place });
    count(tally, held.ok ? 'held' : held.reason);
    if (!held.ok) continue;
    say('held', held.booking.id);
    const made = holds.confirm(held.booking.id, 1, confirmation, acting, { key: 'c', request: 1 });
    count(tally, made.ok ? 'confirmed' : made.reason);
    if (made.ok) say('confirmed', made.booking.id);
  }
  return tally;
}

/** Holds, confirmations, releases, moves, reassignments and cancellations, as the seed says. */
export function liveOn(
  { holds, moves, visits }: BookingRecords,
  world: FilledWorld,
  steps: number,
  seed: number,
  say: Say,
): Tally {
  const random = randomFrom(seed);
  const tally: Tally = {};
  const own: { id: string; version: number; acting: { by: 'resident'; actor: string } }[] = [];
  for (let i = 0; i < steps; i++) {
    const startMs =
      world.nowMs +
      (1 + Math.floor(random() * 3)) * dayMs +
      Math.floor(random() * 20) * 0.5 * hourMs;
    const roll = random();
    if (roll < 0.6 || own.length === 0) {
      const acting = { by: 'resident', actor: `r${seed}-${i}` } as const;
      const place = placeAt(
        world,
        pick(world.offerings, random),
        startMs,
        // So far apart that half an hour is not always enough.
        Math.floor((random() * world.doors.length) / 2),
      );
      const held = holds.hold(place, acting, crowTravel, { key: 'h', request: place });
      count(tally, held.ok ? 'held' : held.reason);
      if (!held.ok) continue;
      say('held', held.booking.id);
      const { id } = held.booking;
      const next =
        random() < 0.15 ? holds.release(id, 1, acting) : holds.confirm(id, 1, confirmation, acting);
      count(tally, next.ok ? next.booking.state : next.reason);
      if (next.ok) say(next.booking.state, id);
      if (next.ok && next.booking.state === 'confirmed') own.push({ id, version: 2, acting });
      continue;
    }
    const one = pick(own, random);
    const { id, version, acting } = one;
    const changed =
      roll < 0.75
        ? moves.move(id, version, { startMs, resource: null }, acting, crowTravel)
        : roll < 0.85
          ? moves.reassign(
              id,
              version,
              null,
              { by: 'office', actor: 'o', areas: ['44'] },
              crowTravel,
            )
          : visits.step(id, version, 'cancel', acting);
    count(tally, changed.ok ? `${changed.booking.state}, later` : changed.reason);
    if (!changed.ok) continue;
    say(
      changed.booking.state === 'cancelled' ? 'cancelled' : `version-${changed.booking.version}`,
      id,
    );
    one.version = changed.booking.version;
    if (changed.booking.state === 'cancelled') own.splice(own.indexOf(one), 1);
  }
  return tally;
}

function placeAt(world: FilledWorld, offering: string, startMs: number, door: number) {
  return {
    offering,
    durationMinutes: 60,
    startMs,
    resource: null,
    door: world.doors[door]!,
    community: '440402001001',
  };
}

function count(tally: Tally, reason: string): void {
  tally[reason] = (tally[reason] ?? 0) + 1;
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}
