/** Active offerings of approved providers, as the directory takes them: the columns that everybody may read, and no others. */
import type { OfferingSource } from '../../domain/directory/offerings.ts';
import { position } from '../../geo/position.ts';
import type { Parts } from '../app.ts';

/** The rows that answers depend on: others mean other contents. */
export function offeredRows({ records }: Pick<Parts, 'records'>): readonly object[] {
  const { catalogue } = records.booking;
  catalogue.look();
  return catalogue.offered().flatMap((row) => [row, catalogue.provider(row.provider)!]);
}

/** What lies in no region is left out, as is what takes place at a facility that is no more. @param today YYYY-MM-DD */
export function offeringSources(parts: Parts, today: string): OfferingSource[] {
  const { records, regions, nearby, serviceKinds } = parts;
  const { catalogue } = records.booking;
  return catalogue.offered().flatMap((row): OfferingSource[] => {
    const provider = catalogue.provider(row.provider)!;
    const kind = serviceKinds.find(({ code }) => code === row.serviceKind);
    const base = position(provider.lng, provider.lat);
    const place = nearby.placeOf(row, today);
    const [engine] = regions().at(place?.position ?? base);
    if (!kind || !engine || (row.mode === 'at_facility' && !place)) return [];
    const { id, nameZh, nameEn, aboutZh, aboutEn, mode, priceFen, priceUnit, serviceArea } = row;
    return [
      {
        id,
        nameZh,
        nameEn,
        mode,
        priceFen,
        priceUnit,
        kind: { code: kind.code, zh: kind.zh, en: kind.en },
        category: kind.category,
        about: [aboutZh, aboutEn].filter(Boolean).join(' ') || null,
        area: serviceArea,
        facility: place?.facility ?? null,
        updatedAt: new Date(row.updatedAtMs).toISOString(),
        provider: {
          id: provider.id,
          name: provider.name,
          creditCode: provider.creditCode,
          phone: provider.phone,
          position: [base[0], base[1]],
        },
        region: engine.region.info,
      },
    ];
  });
}
