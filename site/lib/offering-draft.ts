import type { NewOffering, OwnOfferingAnswer } from '../../server/contract/offering.ts';
import type { Position } from './view-state.ts';
import { fenOf, yuanText } from './yuan.ts';

/** An offering as a form holds it: texts as they were typed. */
export interface OfferingDraft {
  readonly serviceKind: string;
  readonly mode: 'at_home' | 'at_facility';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aboutZh: string;
  readonly aboutEn: string;
  readonly prepareZh: string;
  readonly prepareEn: string;
  readonly languages: readonly string[];
  readonly durations: string;
  readonly bufferBefore: string;
  readonly bufferAfter: string;
  readonly step: string;
  readonly price: string;
  readonly priceUnit: 'visit' | 'hour' | 'free';
  readonly subsidised: boolean;
  readonly noticeHours: string;
  readonly windowDays: string;
  readonly needsAcceptance: boolean;
  readonly cancelHours: string;
  readonly moveHours: string;
  readonly certificates: readonly string[];
  readonly area: 'minutes' | 'communities' | 'polygon';
  readonly areaMinutes: string;
  readonly areaCodes: readonly string[];
  /** Corners, without the first one again at the end. */
  readonly areaCorners: readonly Position[];
  /** Rings within it that are left out: kept as they came. */
  readonly areaHoles: readonly (readonly number[][])[];
  readonly facility: string;
  readonly promisedDays: string;
  readonly active: boolean;
  readonly resources: readonly string[];
}

/** Which field is wrong, and the end of the key that says how. */
export interface DraftFault {
  readonly field: keyof OfferingDraft;
  readonly why:
    | 'kind'
    | 'name'
    | 'durations'
    | 'minutes'
    | 'step'
    | 'price'
    | 'price-gift'
    | 'hours'
    | 'window'
    | 'area-minutes'
    | 'area-codes'
    | 'area-corners'
    | 'facility'
    | 'promised'
    | 'resources';
}

export const fewestCorners = 3;
const weekHours = 7 * 24;

/** A new one, or one that is to be changed. @param resources who does it unless something else is chosen */
export function draftOf(
  from: OwnOfferingAnswer | null,
  resources: readonly string[],
): OfferingDraft {
  const area = from?.serviceArea ?? null;
  // Enough digits to come back as the same minutes.
  const hours = (minutes: number) => String(Number((minutes / 60).toFixed(4)));
  return {
    serviceKind: from?.serviceKind ?? '',
    mode: from?.mode ?? 'at_home',
    nameZh: from?.nameZh ?? '',
    nameEn: from?.nameEn ?? '',
    aboutZh: from?.aboutZh ?? '',
    aboutEn: from?.aboutEn ?? '',
    prepareZh: from?.prepareZh ?? '',
    prepareEn: from?.prepareEn ?? '',
    languages: from?.languages ?? ['zh-CN', 'yue'],
    durations: (from?.durationsMinutes ?? [120]).join(', '),
    bufferBefore: String(from?.bufferBeforeMinutes ?? 0),
    bufferAfter: String(from?.bufferAfterMinutes ?? 10),
    step: String(from?.stepMinutes ?? 30),
    price: from ? yuanText(from.priceFen) : '',
    priceUnit: from?.priceUnit ?? 'visit',
    subsidised: from?.subsidised ?? false,
    noticeHours: hours(from?.minimumNoticeMinutes ?? 120),
    windowDays: String(from?.windowDays ?? 28),
    needsAcceptance: from?.needsAcceptance ?? false,
    cancelHours: hours(from?.cancelUntilMinutes ?? 24 * 60),
    moveHours: hours(from?.moveUntilMinutes ?? 24 * 60),
    certificates: from?.requiredCertificates ?? [],
    area: area?.kind ?? 'minutes',
    areaMinutes: area?.kind === 'minutes' ? String(area.minutes) : '15',
    areaCodes: area?.kind === 'communities' ? area.codes : [],
    areaCorners:
      area?.kind === 'polygon'
        ? area.rings[0]!.slice(0, -1).map(([lng, lat]): Position => [lng!, lat!])
        : [],
    areaHoles: area?.kind === 'polygon' ? area.rings.slice(1) : [],
    facility: from?.facility ?? '',
    promisedDays: from?.promisedDays ? String(from.promisedDays) : '',
    active: from?.active ?? true,
    resources: from?.resources ?? resources,
  };
}

const whole = (text: string, least: number, most: number): number | null => {
  const typed = text.normalize('NFKC').trim();
  const number = Number(typed);
  return /^\d+$/.test(typed) && number >= least && number <= most ? number : null;
};

function minutesOfHours(text: string, mostHours: number): number | null {
  const hours = Number(text.normalize('NFKC').trim() || Number.NaN);
  return hours >= 0 && hours <= mostHours ? Math.round(hours * 60) : null;
}

/** “60, 90、120 分钟” as minutes, shortest first; null where one is none. */
export function durationsOf(typed: string): number[] | null {
  const parts = typed
    .normalize('NFKC')
    .replaceAll('分钟', ' ')
    .split(/[\s,、;]+/)
    .filter(Boolean);
  const found = [...new Set(parts.map((part) => whole(part, 5, 720)))];
  if (found.length === 0 || found.length > 12 || found.includes(null)) return null;
  return (found as number[]).toSorted((a, b) => a - b);
}

/**
 * What is sent, or everything that is wrong in the order of the form.
 * @param gives volunteers and social organisations take no price
 */
export function bodyOf(
  draft: OfferingDraft,
  gives: boolean,
): { ok: true; body: NewOffering } | { ok: false; faults: DraftFault[] } {
  const faults: DraftFault[] = [];
  const need = <T>(value: T | null, field: DraftFault['field'], why: DraftFault['why']): T => {
    if (value === null) faults.push({ field, why });
    return value as T;
  };
  const textOr = (text: string) => text.trim() || null;
  if (draft.serviceKind === '') faults.push({ field: 'serviceKind', why: 'kind' });
  if (draft.nameZh.trim() === '') faults.push({ field: 'nameZh', why: 'name' });
  const durationsMinutes = need(durationsOf(draft.durations), 'durations', 'durations');
  const bufferBeforeMinutes = need(whole(draft.bufferBefore, 0, 240), 'bufferBefore', 'minutes');
  const bufferAfterMinutes = need(whole(draft.bufferAfter, 0, 240), 'bufferAfter', 'minutes');
  const stepMinutes = need(whole(draft.step, 5, 240), 'step', 'step');
  const free = draft.priceUnit === 'free';
  const priceFen = free ? 0 : need(fenOf(draft.price) || null, 'price', 'price');
  if (gives && !free) faults.push({ field: 'price', why: 'price-gift' });
  const minimumNoticeMinutes = need(
    minutesOfHours(draft.noticeHours, 2 * weekHours),
    'noticeHours',
    'hours',
  );
  const windowDays = need(whole(draft.windowDays, 1, 180), 'windowDays', 'window');
  const cancelUntilMinutes = need(
    minutesOfHours(draft.cancelHours, weekHours),
    'cancelHours',
    'hours',
  );
  const moveUntilMinutes = need(minutesOfHours(draft.moveHours, weekHours), 'moveHours', 'hours');
  const atHome = draft.mode === 'at_home';
  const serviceArea = atHome ? areaOf(draft, need) : null;
  if (!atHome && draft.facility === '') faults.push({ field: 'facility', why: 'facility' });
  const promisedDays =
    draft.promisedDays.trim() === ''
      ? null
      : need(whole(draft.promisedDays, 1, 90), 'promisedDays', 'promised');
  if (draft.resources.length === 0) faults.push({ field: 'resources', why: 'resources' });
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    body: {
      serviceKind: draft.serviceKind,
      mode: draft.mode,
      nameZh: draft.nameZh.trim(),
      nameEn: textOr(draft.nameEn),
      aboutZh: textOr(draft.aboutZh),
      aboutEn: textOr(draft.aboutEn),
      prepareZh: textOr(draft.prepareZh),
      prepareEn: textOr(draft.prepareEn),
      languages: [...draft.languages],
      durationsMinutes,
      bufferBeforeMinutes,
      bufferAfterMinutes,
      stepMinutes,
      priceFen,
      priceUnit: draft.priceUnit,
      subsidised: draft.subsidised,
      minimumNoticeMinutes,
      windowDays,
      needsAcceptance: draft.needsAcceptance,
      cancelUntilMinutes,
      moveUntilMinutes,
      requiredCertificates: [...draft.certificates],
      serviceArea,
      facility: atHome ? null : draft.facility,
      promisedDays,
      active: draft.active,
      resources: [...draft.resources],
    },
  };
}

type Need = <T>(value: T | null, field: DraftFault['field'], why: DraftFault['why']) => T;

function areaOf(draft: OfferingDraft, need: Need): NewOffering['serviceArea'] {
  if (draft.area === 'minutes') {
    const minutes = need(whole(draft.areaMinutes, 1, 60), 'areaMinutes', 'area-minutes');
    return { kind: 'minutes', minutes };
  }
  if (draft.area === 'communities') {
    need(draft.areaCodes.length > 0 || null, 'areaCodes', 'area-codes');
    return { kind: 'communities', codes: [...draft.areaCodes] };
  }
  const corners = draft.areaCorners;
  need(corners.length >= fewestCorners || null, 'areaCorners', 'area-corners');
  const ring = corners
    .concat(corners.slice(0, 1))
    .map(([lng, lat]): [number, number] => [lng, lat]);
  const holes = draft.areaHoles.map((hole) =>
    hole.map(([lng, lat]): [number, number] => [lng!, lat!]),
  );
  return { kind: 'polygon', rings: [ring, ...holes] };
}
