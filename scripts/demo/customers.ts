/** Who books: residents with accounts, each at home somewhere, and callers of all communities. */
import type { DemoGround } from './ground.ts';
import type { Customer } from './bookings-world.ts';
import type { MadeResident } from './fill-accounts.ts';
import { inventedMobile } from './people-names.ts';

const callersOfCommunity = 3;
/** The first resident lives around the square, where most comes. */
const home = '广场';

export function makeCustomers(
  ground: DemoGround,
  residents: readonly MadeResident[],
  nextName: () => string,
): Customer[] {
  const all = ground.communities;
  const at = (community: string, number: number) => ({
    door: ground.door(community, number),
    address: `示范路 ${number * 7 + 3} 号 ${(number % 7) + 2}0${(number % 4) + 1}`,
  });
  const withAccounts = residents.map(({ id, phone }, i): Customer => ({
    ...at(i < 2 ? ground.code(home) : all[i % all.length]!, 3 + i),
    name: nextName(),
    phone,
    account: id,
    forOthers: i % 4 === 1,
  }));
  const callers = all.flatMap((community, i) =>
    Array.from({ length: callersOfCommunity }, (_, k): Customer => ({
      ...at(community, 20 + k),
      name: nextName(),
      phone: inventedMobile(300 + i * callersOfCommunity + k),
      account: null,
      forOthers: false,
    })),
  );
  return [...withAccounts, ...callers];
}
