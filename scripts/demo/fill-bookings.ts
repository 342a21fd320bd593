/** A month of bookings: two weeks back, which have happened, and two weeks ahead, as far as they are asked for already. */
import { daysLater } from '../../server/domain/booking/local-days.ts';
import type { BookingsWorld, Customer } from './bookings-world.ts';
import type { MadeProvider } from './fill-providers.ts';
import { dayMs, hourMs, minuteMs } from './moving-clock.ts';
import { tellStories } from './stories.ts';
import { wish, type Wish } from './visit.ts';

export const daysEachWay = 14;
/** Wishes of one resource on one day. */
const busy = { at_home: 0.22, at_facility: 0.4 };
/** Nobody asks earlier. */
const longestLeadDays = 13;
/** Another customer or time is tried so often. */
const mostTries = 4;

/** Leaves the clock at the present. */
export function fillBookings(world: BookingsWorld): void {
  const { booking, story, nowMs, providers, deliver } = world;
  const fromMs = nowMs - (daysEachWay + 1) * dayMs;
  for (let atMs = fromMs; atMs < nowMs; atMs += hourMs)
    story.at(atMs, () => {
      booking.lapses.run(1000);
      deliver();
    });
  tellStories(world);
  for (let day = -daysEachWay; day <= daysEachWay; day++)
    for (const provider of providers.filter(({ plan }) => plan.vetting === undefined))
      for (const offering of provider.offerings) planDay(world, provider, offering, day);
  story.playUntil(nowMs);
  booking.lapses.run(1000);
  deliver();
}

function planDay(
  world: BookingsWorld,
  provider: MadeProvider,
  offering: MadeProvider['offerings'][number],
  day: number,
): void {
  const { random, story, local, nowMs } = world;
  const { plan } = offering;
  const able = provider.resources.filter(({ key }) => plan.by.includes(key)).length;
  // The farther away a day, the fewer have asked for it.
  const asked = day <= 1 ? 1 : Math.max(0, 1 - day / daysEachWay);
  const wanted = Math.min(able, 6) * busy[plan.mode] * asked;
  const count = Math.floor(wanted) + (random.chance(wanted % 1) ? 1 : 0);
  const date = daysLater(local.dateOf(nowMs), day);
  for (let i = 0; i < count; i++) {
    const startMs = someStart(world, provider, offering, date);
    if (startMs === null) continue;
    const earliestMs = startMs - Math.min(plan.windowDays - 1, longestLeadDays) * dayMs;
    const latestMs = startMs - (plan.minimumNoticeMinutes + 30) * minuteMs;
    const madeMs = random.between(earliestMs, Math.min(latestMs, Math.max(nowMs, earliestMs)));
    story.at(madeMs, () => tryFor(world, provider, offering, startMs));
  }
}

/** A start on the grid within the working time of the weekday; null where nobody works then. */
function someStart(
  { random, local }: BookingsWorld,
  provider: MadeProvider,
  { plan }: MadeProvider['offerings'][number],
  date: string,
): number | null {
  const day = local.day(date);
  const resources = provider.plan.resources.find(({ key }) => plan.by.includes(key));
  const weekday = resources!.plan.holidays === 'ignore' ? day.weekday : day.worksAs;
  const shortest = Math.min(...plan.durationsMinutes);
  const minutes = resources!.plan.spans
    .filter((span) => span.weekday === weekday)
    .flatMap(({ fromMinute, toMinute }) => {
      const first = Math.ceil(fromMinute / plan.stepMinutes) * plan.stepMinutes;
      const count = Math.floor((toMinute - shortest - first) / plan.stepMinutes) + 1;
      return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * plan.stepMinutes);
    });
  return minutes.length === 0 ? null : local.momentOf(day, random.pick(minutes));
}

function tryFor(
  world: BookingsWorld,
  provider: MadeProvider,
  offering: Wish['offering'],
  startMs: number,
): void {
  const { random, customers } = world;
  const durationMinutes = random.pick(offering.plan.durationsMinutes);
  for (let tries = 0; tries < mostTries; tries++) {
    // Who has an account books more often than others call.
    const customer: Customer = random.chance(0.45)
      ? customers[random.whole(0, accountsIn(customers) - 1)]!
      : random.pick(customers);
    const shorter = tries === mostTries - 1 ? Math.min(...offering.plan.durationsMinutes) : null;
    const wanted = { provider, offering, customer, startMs };
    if (wish(world, { ...wanted, durationMinutes: shorter ?? durationMinutes })) return;
  }
}

const accountsIn = (customers: readonly Customer[]) =>
  customers.filter(({ account }) => account !== null).length;
