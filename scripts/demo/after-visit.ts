/** After a visit: the office calls back, both sides rate it. */
import { byProvider, byResident, type BookingsWorld } from './bookings-world.ts';
import { good } from './good.ts';
import { dayMs, hourMs } from './moving-clock.ts';
import type { Wish } from './visit.ts';

const praise = [
  '很细心，下次还约。',
  '准时，手脚麻利。',
  '态度好，活也干得干净。',
  '老人很满意。',
  null,
  null,
];
const blame = ['来晚了二十分钟。', '没有说清楚收费。', '活干得马虎。'];
const answers = ['谢谢您的肯定。', '谢谢，我们会继续努力。'];
const sorry = '非常抱歉，我们已经提醒了工作人员。';

/** @param doneMs a moment after it was done */
export function afterVisit(world: BookingsWorld, wanted: Wish, id: string, doneMs: number): void {
  const { random, story } = world;
  callBack(world, id, doneMs);
  const isFirst = wanted.customer === world.customers[0];
  if (wanted.customer.account !== null && random.chance(isFirst ? 0.5 : 0.7))
    story.at(doneMs + random.between(1, 30) * hourMs, () => rate(world, wanted, id));
  if (random.chance(0.5))
    story.at(doneMs + random.between(1, 20) * hourMs, () => {
      if (wasDone(world, id))
        world.booking.ratings.rate(
          id,
          random.chance(0.9) ? 5 : 3,
          null,
          byProvider(wanted.provider),
        );
    });
}

/** Of what is long over hardly anything waits; of the last days half does. */
export function callBack(world: BookingsWorld, id: string, overMs: number): void {
  const { random, story, nowMs } = world;
  if (random.chance(nowMs - overMs > 3 * dayMs ? 0.97 : 0.5))
    story.at(officeHour(world, overMs + random.between(0.6, 2.4) * dayMs), () => call(world, id));
}

/** The same day, at a time when the office is at its desk. */
function officeHour({ local, random }: BookingsWorld, atMs: number): number {
  return local.momentOf(local.day(local.dateOf(atMs)), 9 * 60 + random.whole(0, 7 * 60));
}

function call(world: BookingsWorld, id: string, tries = 1): void {
  const { booking, random, office, story, clock } = world;
  const task = booking.followUps.byBooking(id);
  if (task?.state !== 'open') return;
  if (random.chance(0.15)) {
    const nobody = { reached: false, satisfied: null, wrong: null, complaint: false };
    good(booking.followUps.call(id, nobody, office));
    if (tries < 3)
      story.at(officeHour(world, clock.ms + 0.7 * dayMs), () => call(world, id, tries + 1));
    return;
  }
  const satisfied = stars(random.next());
  const wrong = satisfied < 4 ? random.pick(blame) : null;
  good(booking.followUps.call(id, { reached: true, satisfied, wrong, complaint: false }, office));
}

function rate(world: BookingsWorld, { provider, customer }: Wish, id: string): void {
  const { booking, random, story, clock } = world;
  if (!wasDone(world, id)) return;
  const given = stars(random.next());
  const words = random.pick(given < 4 ? blame : praise);
  const { rating } = good(booking.ratings.rate(id, given, words, byResident(customer.account!)));
  if (words === null || !random.chance(0.5)) return;
  story.at(clock.ms + random.between(20, 60) * hourMs, () => {
    const reply = given < 4 ? sorry : random.pick(answers);
    // The other side may not have spoken yet: then there is nothing to be seen, or to answer.
    if (booking.ratings.isShown(rating))
      good(booking.ratings.reply(rating.id, reply, byProvider(provider)));
  });
}

function wasDone({ booking }: BookingsWorld, id: string): boolean {
  return booking.rows.events(id).some(({ toState }) => toState === 'done');
}

/** Most are content. */
function stars(roll: number): number {
  if (roll < 0.55) return 5;
  if (roll < 0.85) return 4;
  return roll < 0.95 ? 3 : 2;
}
