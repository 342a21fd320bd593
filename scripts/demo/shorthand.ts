/** Plans, staff and offerings in few words, for the lists. */
import type { WorkingPlan } from '../../server/domain/booking/model.ts';
import type {
  PlannedArea,
  PlannedCertificate,
  PlannedOffering,
  PlannedResources,
} from './provider-plan.ts';

type Weekday = WorkingPlan['spans'][number]['weekday'];

/** Spans as `8:00-12:00 14:00-18:00` on the weekdays `1-6`. */
export function works(
  days: string,
  hours: string,
  holidays: WorkingPlan['holidays'] = 'as-calendar',
): WorkingPlan {
  const [first, last = first] = days.split('-').map(Number);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(
    (day) => day >= first! && day <= last!,
  ) as Weekday[];
  const spans = weekdays.flatMap((weekday) =>
    hours.split(' ').map((span) => {
      const [fromMinute, toMinute] = span.split('-').map(minuteOf);
      return { weekday, fromMinute: fromMinute!, toMinute: toMinute! };
    }),
  );
  return { spans, holidays };
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours! * 60 + minutes!;
}

export const office = works('1-5', '8:30-12:00 14:30-17:30');
export const sixDays = works('1-6', '8:00-12:00 13:30-18:00');
export const everyDay = works('1-7', '8:00-12:00 13:00-19:00', 'ignore');

export const staff = (
  key: string,
  count: number,
  plan: WorkingPlan,
  profile: PlannedResources['profile'],
  ...certificates: PlannedCertificate[]
): PlannedResources => ({
  key,
  kind: 'staff',
  count,
  label: `工号 ${key.toUpperCase()}#`,
  plan,
  profile,
  certificates,
});

export const places = (
  key: string,
  kind: 'counter' | 'room',
  count: number,
  label: string,
  plan: WorkingPlan,
  isUnits = false,
): PlannedResources => ({
  key,
  kind,
  count,
  label,
  plan,
  profile: null,
  certificates: [],
  isUnits,
});

export const within = (minutes: number): PlannedArea => ({ kind: 'minutes', minutes });
export const inCommunities = (...names: string[]): PlannedArea => ({ kind: 'communities', names });

type Said = Pick<
  PlannedOffering,
  'serviceKind' | 'nameZh' | 'nameEn' | 'durationsMinutes' | 'by' | 'area'
>;

/** What is not said: in the visit's own minutes, no buffers, a notice of two hours, four weeks ahead, free of charge. */
export const offers = ({
  serviceKind,
  area,
  ...more
}: Said & Partial<PlannedOffering>): PlannedOffering => ({
  mode: area === null ? 'at_facility' : 'at_home',
  aboutZh: null,
  aboutEn: null,
  prepareZh: null,
  prepareEn: null,
  languages: ['zh-CN', 'yue'],
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 30,
  priceFen: 0,
  priceUnit: 'free',
  subsidised: false,
  minimumNoticeMinutes: 120,
  windowDays: 28,
  needsAcceptance: false,
  cancelUntilMinutes: 240,
  moveUntilMinutes: 240,
  requiredCertificates: [],
  promisedDays: null,
  serviceKind,
  area,
  ...more,
});
