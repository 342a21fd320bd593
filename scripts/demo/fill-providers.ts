/** Providers with their staff and offerings, as they register and as their offices decide. */
import { daysLater } from '../../server/domain/booking/local-days.ts';
import type { ServiceArea } from '../../server/domain/booking/model.ts';
import type { BookingRecords } from '../../server/store/app/booking/open-booking.ts';
import { inventedCreditCode } from './credit-codes.ts';
import { good } from './good.ts';
import type { DemoGround } from './ground.ts';
import { minuteMs, type MovingClock } from './moving-clock.ts';
import { inventedLandline, inventedMobile } from './people-names.ts';
import type {
  PlannedArea,
  PlannedOffering,
  PlannedProvider,
  PlannedResources,
} from './provider-plan.ts';

/** What bookings are made with. */
export interface MadeProvider {
  id: string;
  name: string;
  manager: string;
  plan: PlannedProvider;
  resources: { id: string; key: string; label: string }[];
  offerings: { id: string; plan: PlannedOffering }[];
}

export interface ProvidersWorld {
  booking: BookingRecords;
  ground: DemoGround;
  clock: MovingClock;
  /** YYYY-MM-DD, from which certificates count their days. */
  today: string;
  nextName: () => string;
  /** Accounts that manage providers: the first one the first provider, the others the rest in turn. */
  managers: readonly string[];
  /** Account at the office that vets. */
  office: string;
}

export function fillProviders(
  world: ProvidersWorld,
  plans: readonly PlannedProvider[],
): MadeProvider[] {
  return plans.map((plan, i) => {
    const [first, ...others] = world.managers;
    const manager = i === 0 ? first! : others[i % others.length]!;
    const id = register(world, plan, i, manager);
    const resources = plan.resources.flatMap((some, k) =>
      addResources(world, id, manager, some, i * 10 + k),
    );
    const offerings = plan.offerings.map((offering) => {
      const doneBy = resources.filter(({ key }) => offering.by.includes(key)).map((one) => one.id);
      const values = valuesOf(world.ground, plan, offering);
      const added = good(world.booking.offerings.add(id, values, doneBy, manager));
      return { id: added.offering.id, plan: offering };
    });
    world.clock.ms += minuteMs;
    return { id, name: plan.name, manager, plan, resources, offerings };
  });
}

function register(
  { booking, ground, nextName, office }: ProvidersWorld,
  plan: PlannedProvider,
  number: number,
  manager: string,
): string {
  const { position, community } = plan.at
    ? ground.facility(plan.at)
    : ground.door(ground.code(plan.community), 1);
  const [lng, lat] = position;
  const { id } = good(
    booking.providers.register(
      {
        kind: plan.kind,
        name: plan.name,
        nameEn: plan.nameEn,
        creditCode: inventedCreditCode(plan.kind, number + 1),
        proof: proofs[plan.kind],
        phone: inventedLandline(number + 1),
        aboutZh: plan.about,
        aboutEn: plan.aboutEn,
        community,
        contact: nextName(),
        lng,
        lat,
      },
      manager,
    ),
  ).provider;
  const by = { side: 'office', actor: office } as const;
  const vet = booking.providers.vet.bind(booking.providers, id, 1);
  if (plan.vetting === 'asked') good(vet('ask', by, '请补充护理员的健康证。'));
  else if (plan.vetting !== 'submitted') good(vet('approve', by, null));
  return id;
}

/** What the office has seen of those who give. */
const proofs = {
  company: null,
  public: null,
  organisation: '演示用社会组织登记证书',
  volunteers: '演示用志愿者名册',
} as const;

function addResources(
  { booking, today, nextName }: ProvidersWorld,
  provider: string,
  manager: string,
  { key, kind, count, label, plan, profile, certificates, isUnits }: PlannedResources,
  number: number,
) {
  const { resources } = booking;
  return Array.from({ length: count }, (_, i) => {
    const person =
      kind === 'staff'
        ? { name: nextName(), phone: inventedMobile(90_000 + number * 10 + i) }
        : null;
    const shown = label.replace('#', String(i + 1));
    const { id } = good(
      resources.add(
        provider,
        {
          kind,
          label: shown,
          unitsOf: isUnits ? `${provider}:${key}` : null,
          plan,
          profile,
          active: true,
          person,
        },
        manager,
      ),
    ).resource;
    for (const [type, daysLeft, level = null] of certificates)
      good(
        resources.addCertificate(
          provider,
          id,
          {
            type,
            level,
            number: `DEMO-${number}${i}`,
            expiresOn: daysLeft === null ? null : daysLater(today, daysLeft),
          },
          manager,
        ),
      );
    return { id, key, label: shown };
  });
}

function valuesOf(
  ground: DemoGround,
  plan: PlannedProvider,
  { area, by: _by, ...offering }: PlannedOffering,
) {
  const facility = plan.at ? ground.facility(plan.at).id : null;
  return {
    ...offering,
    active: true,
    serviceArea: area && areaOf(ground, area),
    facility: area === null ? facility : null,
  };
}

function areaOf(ground: DemoGround, area: PlannedArea): ServiceArea {
  switch (area.kind) {
    case 'minutes':
      return area;
    case 'communities':
      return { kind: 'communities', codes: area.names.map((name) => ground.code(name)) };
    case 'polygon': {
      const ring = [...area.corners, area.corners[0]!].map((corner) => ground.at(corner));
      return { kind: 'polygon', rings: [ring] };
    }
  }
}
