/** Offerings as residents and as their provider see them. */
import type { OfferingAnswer, OwnOfferingAnswer } from '../../contract/offering.ts';
import type { Catalogue, OfferingRow } from '../../store/app/booking/catalogue.ts';
import type { ShownRating } from '../../contract/rating.ts';
import type { Place } from './nearby.ts';
import { publicProvider } from './provider-answers.ts';

/** What is told of an offering beside its row. */
export interface Told {
  /** YYYY-MM-DD. */
  today: string;
  /** Where one goes; null for what comes. */
  place: Place | null;
  rating: ShownRating | null;
}

/** Of an offering whose provider is in the catalogue. */
export function offeringAnswer(
  row: OfferingRow,
  catalogue: Catalogue,
  { today, place, rating }: Told,
): OfferingAnswer {
  return {
    id: row.id,
    serviceKind: row.serviceKind,
    mode: row.mode,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    aboutZh: row.aboutZh,
    aboutEn: row.aboutEn,
    prepareZh: row.prepareZh,
    prepareEn: row.prepareEn,
    languages: row.languages,
    durationsMinutes: row.durationsMinutes,
    priceFen: row.priceFen,
    priceUnit: row.priceUnit,
    subsidised: row.subsidised,
    minimumNoticeMinutes: row.minimumNoticeMinutes,
    windowDays: row.windowDays,
    needsAcceptance: row.needsAcceptance,
    cancelUntilMinutes: row.cancelUntilMinutes,
    moveUntilMinutes: row.moveUntilMinutes,
    certificates: certificatesOf(row, catalogue, today),
    promisedDays: row.promisedDays,
    facility: row.facility,
    place: placeAnswer(place),
    rating,
    provider: publicProvider(catalogue.provider(row.provider)!),
  };
}

export function placeAnswer(place: Place | null): OfferingAnswer['place'] {
  if (!place) return null;
  const { facility, name, nameEn, position } = place;
  return { facility, name, nameEn, position: [...position] };
}

/** Types that everybody who can do it holds today. */
function certificatesOf({ id }: OfferingRow, catalogue: Catalogue, today: string): string[] {
  const [first, ...others] = catalogue
    .able(id)
    .map(
      ({ certificates }) =>
        new Set(
          certificates
            .filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
            .map(({ type }) => type),
        ),
    );
  return first ? [...first].filter((type) => others.every((held) => held.has(type))) : [];
}

export function ownOfferingAnswer(row: OfferingRow, catalogue: Catalogue): OwnOfferingAnswer {
  const { createdAtMs: _created, updatedAtMs: _updated, serviceArea, ...rest } = row;
  return {
    ...rest,
    serviceArea: serviceArea as OwnOfferingAnswer['serviceArea'],
    resources: catalogue
      .resourcesOf(row.provider)
      .filter(({ offerings }) => offerings.includes(row.id))
      .map(({ id }) => id),
  };
}
