/** Complaints at every stage: settled, in mediation, overdue, new. Each is about a visit that was. */
import type { ComplaintAbout } from '../../server/contract/complaint.ts';
import type { ComplaintRow } from '../../server/store/app/booking/complaints.ts';
import { byResident, type BookingsWorld, type Customer } from './bookings-world.ts';
import { good } from './good.ts';
import { dayMs, hourMs } from './moving-clock.ts';

/** Where people's mediation (人民调解) is. */
const mediators = '广场社区人民调解委员会';

interface Tale {
  /** So long ago it was raised. */
  daysAgo: number;
  about: ComplaintAbout;
  /** Of a visit of one of these kinds. */
  kinds: readonly string[];
  words: string;
  goOn: (world: BookingsWorld, complaint: ComplaintRow) => void;
}

const byHour = ['home-cleaning', 'home-eldercare', 'community-care', 'patient-care'];
const atHome = [...byHour, 'home-repair', 'home-haircut', 'home-nursing', 'parcel-errand'];

const tales: readonly Tale[] = [
  {
    daysAgo: 10,
    about: 'damage',
    kinds: atHome,
    words: '打碎了门口的花瓶，不肯赔。',
    goOn: mediate,
  },
  {
    daysAgo: 8,
    about: 'quality',
    kinds: byHour,
    words: '时间没有做满就走了，钱一分没少收。',
    goOn: settle,
  },
  {
    daysAgo: 7,
    about: 'behaviour',
    kinds: atHome,
    words: '问他收费怎么算，他很不耐烦，话也不好听。',
    goOn: () => undefined,
  },
  {
    daysAgo: 1,
    about: 'late',
    kinds: atHome,
    words: '过了约好的时间一个多小时才到，也没有打电话。',
    goOn: () => undefined,
  },
];

export function tellComplaints(world: BookingsWorld): void {
  const used = new Set<string>();
  for (const { daysAgo, about, kinds, words, goOn } of tales)
    world.story.at(world.nowMs - daysAgo * dayMs, () => {
      const visit = lastVisit(world, kinds, used);
      // In a week of holidays perhaps nobody came.
      if (!visit) return;
      used.add(visit.id);
      const by = byResident(visit.account);
      goOn(world, good(world.booking.complaints.complain(visit.id, words, by, about)).complaint);
    });
}

/** The last one of somebody with an account. */
function lastVisit(
  { booking, customers, clock }: BookingsWorld,
  kinds: readonly string[],
  used: ReadonlySet<string>,
) {
  for (const { account } of customers
    .filter((one): one is Customer & { account: string } => one.account !== null)
    .toReversed()) {
    const done = booking.lists
      .ofPerson(account, { ahead: false, nowMs: clock.ms }, 1, 50)
      .rows.find(
        ({ id, state, serviceKind }) =>
          ['done', 'followed-up'].includes(state) && kinds.includes(serviceKind) && !used.has(id),
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
