/** Providers with offerings, written beside a running service: what there is to book in browser tests. */
import consentsFile from '../../data/consents.json' with { type: 'json' };
import normsFile from '../../data/norms.json' with { type: 'json' };
import { join } from 'node:path';
import type { WorkingPlan } from '../../server/domain/booking/model.ts';
import type { NormEntry } from '../../server/domain/norms.ts';
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import type { OfferingValues } from '../../server/store/app/booking/offerings.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { openPrivacy, openRecords, type Records } from '../../server/store/app/records.ts';
import type { Service } from '../../scripts/running/service.ts';

export interface OfferedServices {
  /** 80 yuan a visit of two or three hours, by two of the staff, confirmed at once. */
  readonly cleaning: string;
  /** Free, by one volunteer, answered by the volunteers. */
  readonly company: string;
  /** 60 yuan an hour, by one of the staff. */
  readonly carer: string;
  /** A counter that people come to, free. */
  readonly counter: string;
}

const week: WorkingPlan = {
  holidays: 'ignore',
  spans: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    fromMinute: 8 * 60,
    toMinute: 20 * 60,
  })),
};

const usual: Omit<OfferingValues, 'serviceKind' | 'nameZh'> = {
  mode: 'at_home',
  active: true,
  nameEn: null,
  aboutZh: null,
  aboutEn: null,
  prepareZh: null,
  prepareEn: null,
  languages: ['zh-CN'],
  durationsMinutes: [120],
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 60,
  priceFen: 0,
  priceUnit: 'free',
  subsidised: false,
  minimumNoticeMinutes: 0,
  windowDays: 40,
  needsAcceptance: false,
  cancelUntilMinutes: 120,
  moveUntilMinutes: 120,
  requiredCertificates: [],
  serviceArea: { kind: 'minutes', minutes: 60 },
  facility: null,
  promisedDays: null,
};

/** @param base where all of them begin their day */
export function offerServices(
  service: Pick<Service, 'appDb'>,
  dataDir: string,
  base: readonly number[],
): OfferedServices {
  const { database, records } = openBeside(service, dataDir);
  try {
    const house = provider(records, base, 'company', '安心家政', 'Anxin Home Service');
    const team = provider(records, base, 'volunteers', '邻里互助队', 'Neighbours’ Help');
    const hall = provider(records, base, 'public', '广场政务服务站', 'Square Service Hall');
    const window = resource(records, hall, 'counter', '3 号窗口', null);
    const one = staff(records, house, '工号 1', '陈小燕');
    const two = staff(records, house, '工号 2', '黄丽');
    const three = staff(records, house, '工号 3', '梁姨');
    const volunteer = staff(records, team, '志愿者 1', '何老师');
    return {
      cleaning: offering(records, house, [one, two], {
        serviceKind: 'home-cleaning',
        nameZh: '居家保洁',
        nameEn: 'Home cleaning',
        aboutZh: '客厅、卧室、厨房和卫生间的日常打扫。',
        aboutEn: 'Everyday cleaning of rooms, kitchen and bathroom.',
        prepareZh: '请备好拖把和清洁剂，把贵重物品收好。',
        prepareEn: 'Please have a mop and detergent ready, and put valuables away.',
        durationsMinutes: [120, 180],
        priceFen: 8000,
        priceUnit: 'visit',
        languages: ['zh-CN', 'yue'],
      }),
      carer: offering(records, house, [three], {
        serviceKind: 'home-cleaning',
        nameZh: '做饭和整理',
        nameEn: 'Cooking and tidying',
        priceFen: 6000,
        priceUnit: 'hour',
        subsidised: true,
        moveUntilMinutes: 1440,
      }),
      counter: offering(records, hall, [window], {
        serviceKind: 'counter-appointment',
        mode: 'at_facility',
        nameZh: '社保窗口',
        nameEn: 'Social insurance counter',
        prepareZh: '带身份证和社保卡。',
        prepareEn: 'Bring your identity and social insurance cards.',
        durationsMinutes: [20],
        stepMinutes: 20,
        serviceArea: null,
      }),
      company: offering(records, team, [volunteer], {
        serviceKind: 'home-cleaning',
        nameZh: '为老人义务打扫',
        nameEn: 'Cleaning for elders by volunteers',
        languages: ['zh-CN', 'hak'],
        needsAcceptance: true,
        promisedDays: 3,
      }),
    };
  } finally {
    database.close();
  }
}

export function openBeside(service: Pick<Service, 'appDb'>, dataDir: string) {
  const database = openAppDatabase(service.appDb, 'server/store/app/migrations');
  const secretFile = process.env.SECRET_FILE ?? join(dataDir, 'secret.key');
  const privacy = openPrivacy({ dataDir, secretFile, secret: null }, consentsFile.purposes);
  const rules = bookingRules(normsFile.norms as NormEntry[]);
  const records = openRecords(database, () => new Date(), privacy, rules);
  return { database, records };
}

function provider(
  { booking }: Records,
  [lng, lat]: readonly number[],
  kind: 'company' | 'volunteers' | 'public',
  name: string,
  nameEn: string,
): string {
  const { id } = good(
    booking.providers.register(
      {
        kind,
        name,
        nameEn,
        creditCode: null,
        proof: null,
        phone: '0756-2120000',
        aboutZh: null,
        aboutEn: null,
        contact: null,
        lng: lng!,
        lat: lat!,
        community: '44',
      },
      'boss',
    ),
  ).provider;
  good(booking.providers.vet(id, 1, 'approve', { side: 'office', actor: 'office' }, null));
  return id;
}

const staff = (records: Records, of: string, label: string, name: string): string =>
  resource(records, of, 'staff', label, { name, phone: null });

const resource = (
  { booking }: Records,
  of: string,
  kind: 'staff' | 'counter',
  label: string,
  person: { name: string; phone: null } | null,
): string =>
  good(
    booking.resources.add(
      of,
      {
        kind,
        label,
        unitsOf: null,
        plan: week,
        profile: 'ebike',
        active: true,
        person,
      },
      'boss',
    ),
  ).resource.id;

const offering = (
  { booking }: Records,
  of: string,
  people: string[],
  values: Partial<OfferingValues> & Pick<OfferingValues, 'serviceKind' | 'nameZh'>,
): string =>
  good(booking.offerings.add(of, Object.assign({}, usual, values), people, 'boss')).offering.id;

function good<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
}
