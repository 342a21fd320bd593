/**
 * Fills an empty database: who can sign in, who offers what, and a month of what was booked, two weeks back and two ahead. The same seed and
 * day give the same names and counts; ids, codes and passwords are new each time.
 */
import normsFile from '../../data/norms.json' with { type: 'json' };
import type { DemoAccount } from '../../server/domain/demo-account.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { DoorTravel } from '../../server/domain/booking/travel.ts';
import { ZoneClock } from '../../server/domain/zone-clock.ts';
import { readDivisions } from '../../server/ingest/divisions.ts';
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import { isUntouched, markAsDemo } from '../../server/store/app/demo-mark.ts';
import { openRecords, type Privacy, type Records } from '../../server/store/app/records.ts';
import { makeRandom } from '../sample/random.ts';
import { careProviders } from './care-providers.ts';
import { makeCustomers } from './customers.ts';
import { daysEachWay, fillBookings } from './fill-bookings.ts';
import { fillPeople, town, type DemoPeople } from './fill-people.ts';
import { fillProviders, type MadeProvider } from './fill-providers.ts';
import { DemoGround } from './ground.ts';
import { homeProviders } from './home-providers.ts';
import { letterBox } from './letters.ts';
import { dayMs, movingClock } from './moving-clock.ts';
import { peopleNamer } from './people-names.ts';
import { placeProviders } from './place-providers.ts';
import { Story } from './story.ts';

export interface DemoAsked {
  /** The invented county. */
  engine: RegionEngine;
  nowMs: number;
  seed: number;
}

export interface DemoFilled {
  accounts: DemoAccount[];
  providers: MadeProvider[];
}

/** Of the county. */
const timeZone = 'Asia/Shanghai';
/** How long ago providers registered. */
const registeredDays = 40;

/** @param privacy of the deployment, since what people say is sealed under its secret */
export async function fillDemo(
  database: AppDatabase,
  privacy: Privacy,
  { engine, nowMs, seed }: DemoAsked,
): Promise<DemoFilled> {
  if (!isUntouched(database)) throw new UsedDatabase();
  // Sessions and one-time codes go by the true time.
  const clock = movingClock(Date.now());
  const nextName = peopleNamer(makeRandom(seed));
  const rules = bookingRules(normsFile.norms, timeZone);
  const records = openRecords(database, clock.now, privacy, rules);
  records.divisions.fill(readDivisions('data/divisions'));
  records.divisions.addFromRegion(engine.region.info, engine.region.communities);

  const people = await fillPeople(database, records, privacy, clock.now);
  clock.ms = nowMs - registeredDays * dayMs;
  const ground = new DemoGround(engine, seed);
  const { booking } = records;
  const { local } = rules;
  const providers = database.write(() => {
    const made = fillProviders(
      {
        booking,
        ground,
        clock,
        today: local.dateOf(nowMs),
        nextName,
        managers: people.managers.map(({ id }) => id),
        office: people.office.id,
      },
      [...careProviders, ...homeProviders, ...placeProviders],
    );
    clock.ms = nowMs - (daysEachWay + 5) * dayMs;
    fillBookings({
      booking,
      ground,
      clock,
      local,
      nowMs,
      story: new Story(clock),
      random: makeRandom(seed + 1),
      travel: new DoorTravel(() => ({ at: () => [engine] })).between,
      office: { by: 'office', actor: people.office.id, areas: [town] },
      customers: makeCustomers(ground, people.residents, nextName),
      providers: made,
      deliver: letterBox(records, { ...rules, clock: new ZoneClock(timeZone) }),
    });
    return made;
  });
  const staffMember = addStaffMember(records, providers[0]!, people.carer.id);
  markAsDemo(database);
  return { accounts: accountsOf(people, providers[0]!, staffMember), providers };
}

/** Thrown where somebody uses the database already. */
export class UsedDatabase extends Error {
  constructor() {
    super('the database is in use: somebody has an account in it, or has entered something');
  }
}

/** The first provider's first of the staff has an account as well. @returns their number */
function addStaffMember({ booking }: Records, provider: MadeProvider, userId: string): string {
  const { id, label } = provider.resources[0]!;
  booking.members.add(provider.id, { userId, part: 'staff', resource: id }, provider.manager);
  return label;
}

function accountsOf(
  { residents, managers, carer, office, planner, administrator }: DemoPeople,
  provider: MadeProvider,
  label: string,
): DemoAccount[] {
  const [resident] = residents;
  const [manager] = managers;
  return [
    { part: 'resident', of: '示范县居民', ...resident! },
    { part: 'provider', of: provider.name, ...manager! },
    { part: 'provider-staff', of: `${provider.name} ${label}`, ...carer },
    { part: 'office', of: '城关镇', ...office },
    { part: 'planner', of: '示范县', ...planner },
    { part: 'administrator', of: '广东省', ...administrator },
  ];
}
