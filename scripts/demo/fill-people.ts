/** Everybody of the demo who can sign in. The first of each is printed for whoever tries it. */
import { openAccounts } from '../../server/auth/accounts.ts';
import { MemorySender } from '../../server/auth/senders.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Privacy, Records } from '../../server/store/app/records.ts';
import { addResident, addStaff, type MadeResident, type MadeStaff } from './fill-accounts.ts';
import { county } from './ground.ts';

export interface DemoPeople {
  residents: MadeResident[];
  /** Of providers, each of several. */
  managers: MadeResident[];
  carer: MadeResident;
  office: MadeStaff;
  planner: MadeStaff;
  administrator: MadeStaff;
}

const residentCount = 16;
const managerCount = 4;
/** Code of 城关镇, the one town of the county. */
export const town = `${county}100`;

export async function fillPeople(
  database: AppDatabase,
  records: Records,
  { secret }: Pick<Privacy, 'secret'>,
  now: () => Date,
): Promise<DemoPeople> {
  const sender = new MemorySender();
  const accounts = openAccounts({
    database,
    records,
    sender,
    secret: secret.toString('hex'),
    // Nothing is sent: no budget is to be kept.
    messages: { perHour: 1000, perDay: 1000, strangersShare: 1 },
    now,
  });
  const world = { records, accounts, sender };
  const some = async (count: number, first: number) => {
    const made: MadeResident[] = [];
    for (let i = 0; i < count; i++) made.push(await addResident(world, first + i));
    return made;
  };
  const residents = await some(residentCount, 1);
  const managers = await some(managerCount, 101);
  const [carer] = await some(1, 201);
  return {
    residents,
    managers,
    carer: carer!,
    office: await addStaff(world, 'office', town),
    planner: await addStaff(world, 'planner', county),
    administrator: await addStaff(world, 'administrator', '44'),
  };
}
