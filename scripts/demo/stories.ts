/** What every demo must show, told on purpose: subsidised hours, a suspension, repeat bookings, leave, complaints, proposals. */
import { daysLater } from '../../server/domain/booking/local-days.ts';
import { byProvider, byResident, type BookingsWorld } from './bookings-world.ts';
import { tellComplaints } from './complaints.ts';
import { daysEachWay } from './fill-bookings.ts';
import { town } from './fill-people.ts';
import type { MadeProvider } from './fill-providers.ts';
import { good } from './good.ts';
import { dayMs, hourMs, minuteMs } from './moving-clock.ts';
import { goOn, wish } from './visit.ts';

export function tellStories(world: BookingsWorld): void {
  const { story, nowMs } = world;
  const fromMs = nowMs - (daysEachWay + 4) * dayMs;
  story.at(fromMs, () => grantHours(world));
  story.at(fromMs + hourMs, () => planLeave(world));
  story.at(fromMs + 2 * hourMs, () => repeat(world, 'home-eldercare', 0, -8, 9 * 60));
  story.at(nowMs - 3 * dayMs, () => repeat(world, 'home-cleaning', 3, 2, 14 * 60));
  story.at(nowMs - 9 * dayMs, () => suspend(world));
  story.at(nowMs - 5 * hourMs, () => askLate(world));
  story.at(nowMs - 3 * hourMs, () => proposeOtherwise(world));
  story.at(nowMs - 2 * hourMs, () => callInSick(world));
  story.at(nowMs - dayMs, () => readNotices(world));
  tellComplaints(world);
}

/** 政府购买服务: three residents and somebody without an account. */
function grantHours({ booking, customers, office, local, clock }: BookingsWorld): void {
  const month = local.dateOf(clock.ms).slice(0, 7);
  const common = {
    area: town,
    serviceKinds: ['home-eldercare', 'community-care'],
    minutesPerMonth: 600,
    fromMonth: month,
    untilMonth: null,
  };
  for (const { account } of customers.slice(0, 3))
    booking.subsidies.grant({ ...common, resident: account, person: null }, office.actor);
  const { name } = customers.find(({ account }) => account === null)!;
  booking.subsidies.grant({ ...common, resident: null, person: name }, office.actor);
}

/** Two of the staff are away next week: nobody books them then. */
function planLeave(world: BookingsWorld): void {
  const { booking, local, nowMs } = world;
  for (const provider of [firstOf(world, 'home-eldercare'), firstOf(world, 'home-cleaning')]) {
    const someone = provider.resources[1]!;
    const day = daysLater(local.dateOf(nowMs), 6);
    const startMs = local.day(day).startMs;
    const span = { startMs, endMs: startMs + 3 * dayMs };
    good(booking.resources.addAbsence(provider.id, someone.id, span, provider.manager));
  }
}

/** Every week at the same time, from a day on; days that are taken are left out. */
function repeat(
  world: BookingsWorld,
  kind: string,
  customerNumber: number,
  firstDay: number,
  minute: number,
): void {
  const { booking, local, nowMs, travel } = world;
  const provider = firstOf(world, kind);
  const offering = provider.offerings[0]!;
  const customer = world.customers[customerNumber]!;
  const date = daysLater(local.dateOf(nowMs), firstDay);
  const durationMinutes = Math.min(...offering.plan.durationsMinutes);
  const startMs = local.momentOf(local.day(date), minute);
  const by = byResident(customer.account!);
  const { name, phone, address } = customer;
  const made = booking.series.book(
    {
      offering: offering.id,
      durationMinutes,
      startMs,
      door: customer.door.position,
      community: customer.door.community,
      resource: null,
      everyWeeks: 1,
      visits: 4,
    },
    { details: { name, phone, address, notes: '' }, forOther: null, grant: null, subsidised: true },
    'those-that-fit',
    by,
    travel,
  );
  // Around holidays perhaps no day fits.
  if (!made.ok) return;
  for (const { id, startMs: at } of made.bookings)
    goOn(world, { provider, offering, customer, startMs: at, durationMinutes }, id);
}

/** A rainstorm, over since. */
function suspend({ booking, office, local, clock }: BookingsWorld): void {
  const day = local.day(local.dateOf(clock.ms));
  const startMs = Math.max(clock.ms + hourMs, local.momentOf(day, 13 * 60));
  const reason = '暴雨红色预警，上门服务暂停。';
  good(
    booking.suspensions.suspend(
      { area: town, startMs, endMs: startMs + 8 * hourMs, reason },
      office,
    ),
  );
}

/** What was asked for in the last hours waits for its answer. */
function askLate(world: BookingsWorld): void {
  const { customers, providers, story, clock } = world;
  const asking = providers.flatMap((provider) =>
    provider.plan.vetting === undefined
      ? provider.offerings
          .filter(({ plan }) => plan.needsAcceptance)
          .map((offering) => ({ provider, offering }))
      : [],
  );
  asking.forEach(({ provider, offering }, i) => {
    story.at(clock.ms + i * 20 * minuteMs, () => {
      const customer = customers[i % 4]!;
      const durationMinutes = Math.min(...offering.plan.durationsMinutes);
      for (const startMs of startsSoon(world, provider))
        if (wish(world, { provider, offering, customer, startMs, durationMinutes }, false)) return;
    });
  });
}

/** Full hours of the coming days. */
function startsSoon({ local, nowMs }: BookingsWorld, { plan }: MadeProvider): number[] {
  const { spans } = plan.resources[0]!.plan;
  return [2, 3, 4, 5].flatMap((ahead) => {
    const day = local.day(daysLater(local.dateOf(nowMs), ahead));
    return spans
      .filter(({ weekday }) => weekday === day.weekday)
      .map(({ fromMinute }) => local.momentOf(day, Math.ceil(fromMinute / 60) * 60 + 60));
  });
}

/** A provider that cannot come then asks for another time. */
function proposeOtherwise(world: BookingsWorld): void {
  const { booking, providers } = world;
  const waiting = providers
    .flatMap((provider) => requested(world, provider).map((row) => ({ provider, row })))
    .at(0);
  // In a week of holidays perhaps nothing could be asked for.
  if (!waiting) return;
  const { provider, row } = waiting;
  const startMs = row.startMs + 2 * hourMs;
  const note = '那个时间排满了，晚两个小时可以吗？';
  good(booking.visits.propose(row.id, row.version, startMs, byProvider(provider), { note }));
}

function requested({ booking, nowMs }: BookingsWorld, { id }: MadeProvider) {
  const ahead = { fromMs: nowMs, toMs: nowMs + daysEachWay * dayMs };
  return booking.lists.ofProvider(id, ahead, null).filter(({ state }) => state === 'requested');
}

/** Leave that meets bookings: the desk offers others for them. */
function callInSick({ booking, providers, nowMs, local }: BookingsWorld): void {
  const { id, manager, resources } = providers[0]!;
  const startMs = local.day(daysLater(local.dateOf(nowMs), 1)).startMs;
  const span = { startMs, endMs: startMs + 4 * dayMs };
  const met = (one: { id: string }) =>
    booking.lists.colliding(one.id, { fromMs: span.startMs, toMs: span.endMs }).length;
  const [busiest] = resources.toSorted((a, b) => met(b) - met(a));
  good(booking.resources.addAbsence(id, busiest!.id, span, manager));
}

/** What is older than a day was seen. */
function readNotices({ booking, customers, providers, office }: BookingsWorld): void {
  const recipients = [
    ...customers.flatMap(({ account }) =>
      account === null ? [] : [{ recipientKind: 'user' as const, recipient: account }],
    ),
    ...providers.map(({ id }) => ({ recipientKind: 'provider' as const, recipient: id })),
    { recipientKind: 'area' as const, recipient: office.areas[0]! },
  ];
  for (const one of recipients) {
    const [newest] = booking.outbox.inbox([one], 0, 1);
    if (newest) booking.outbox.read([one], newest.number);
  }
}

function firstOf({ providers }: BookingsWorld, kind: string): MadeProvider {
  return providers.find(({ offerings }) =>
    offerings.some(({ plan }) => plan.serviceKind === kind),
  )!;
}
