/** Complaints at every stage: settled, in mediation, overdue, new. Each is about a visit that was. */
import type { ComplaintRow } from '../../server/store/app/booking/complaints.ts';
import { byResident, type BookingsWorld, type Customer } from './bookings-world.ts';
import { good } from './good.ts';
import { dayMs, hourMs } from './moving-clock.ts';

/** Where people's mediation (人民调解) is. */
const mediators = '广场社区人民调解委员会';

interface Tale {
  /** So long ago it was raised. */
  daysAgo: number;
  words: string;
  goOn: (world: BookingsWorld, complaint: ComplaintRow) => void;
}

const tales: readonly Tale[] = [
  { daysAgo: 10, words: '擦玻璃时打碎了花瓶，不肯赔。', goOn: mediate },
  { daysAgo: 8, words: '说好两个小时，一个半小时就走了，钱一分没少收。', goOn: settle },
  { daysAgo: 7, words: '师傅修完第二天又漏水，打电话没人接。', goOn: () => undefined },
  { daysAgo: 1, words: '约的九点，十点半才到，也没有打电话。', goOn: () => undefined },
];

export function tellComplaints(world: BookingsWorld): void {
  const used = new Set<string>();
  for (const { daysAgo, words, goOn } of tales)
    world.story.at(world.nowMs - daysAgo * dayMs, () => {
      const visit = lastVisit(world, used);
      // In a week of holidays perhaps nobody came.
      if (!visit) return;
      used.add(visit.id);
      const by = byResident(visit.account);
      goOn(world, good(world.booking.complaints.complain(visit.id, words, by)).complaint);
    });
}

/** One that was paid for, by somebody with an account. */
function lastVisit({ booking, customers, clock }: BookingsWorld, used: ReadonlySet<string>) {
  for (const { account } of customers
    .filter((one): one is Customer & { account: string } => one.account !== null)
    .toReversed()) {
    const done = booking.lists
      .ofPerson(account, { ahead: false, nowMs: clock.ms }, 1, 50)
      .rows.find(
        ({ id, state, toPayFen }) =>
          ['done', 'followed-up'].includes(state) && toPayFen > 0 && !used.has(id),
      );
    if (done) return { id: done.id, account };
  }
  return null;
}

function mediate(world: BookingsWorld, { id, version }: ComplaintRow): void {
  const { story, clock, booking, office, ground } = world;
  story.at(clock.ms + 5 * hourMs, () => {
    good(booking.complaints.step(id, version, 'take', { owner: office.actor }, office));
  });
  story.at(clock.ms + 2 * dayMs, () => {
    const mediator = ground.facility(mediators).id;
    const given = { words: '双方对赔多少说法不一，请人民调解。', mediator };
    good(booking.complaints.step(id, version + 1, 'mediate', given, office));
  });
}

function settle(world: BookingsWorld, { id, version }: ComplaintRow): void {
  const { story, clock, booking, office } = world;
  story.at(clock.ms + 3 * hourMs, () => {
    good(booking.complaints.step(id, version, 'take', { owner: office.actor }, office));
  });
  story.at(clock.ms + 2 * dayMs, () => {
    const words = '服务商承认提前离开，退还半小时的费用并道歉。';
    good(booking.complaints.step(id, version + 1, 'answer', { words }, office));
  });
  story.at(clock.ms + 3 * dayMs, () => {
    good(booking.complaints.step(id, version + 2, 'settle', { outcome: 'justified' }, office));
  });
}
