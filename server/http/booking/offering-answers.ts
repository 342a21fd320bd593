/** Offerings as residents and as their provider see them. */
import type { OfferingAnswer, OwnOfferingAnswer } from '../../contract/offering.ts';
import type { Catalogue, OfferingRow } from '../../store/app/booking/catalogue.ts';
import { publicProvider } from './provider-answers.ts';

/** Of an offering whose provider is in the catalogue. */
export function offeringAnswer(
  row: OfferingRow,
  catalogue: Catalogue,
  today: string,
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
    provider: publicProvider(catalogue.provider(row.provider)!),
  };
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
