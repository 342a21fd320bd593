/** Kinds of service that can be booked, as `data/service-kinds.json` lists them. */
import type { OfferingMode } from './model.ts';

export interface ServiceKind {
  code: string;
  zh: string;
  en: string;
  modes: readonly OfferingMode[];
  /** Clause of the plan. */
  clause: string;
  /** Category of the circle that it belongs to, and stands in for where it comes to the door; null: to none. */
  category: string | null;
  /** What everybody who does it must hold, with the law that says so or the reason for assuming it. */
  certificates: readonly { type: string }[];
  icon: string;
  synonyms: readonly string[];
}

/** Codes of the kinds that come to the door instead of a place of the category. */
export function standInsFor(kinds: readonly ServiceKind[], category: string): string[] {
  return kinds
    .filter((kind) => kind.category === category && kind.modes.includes('at_home'))
    .map(({ code }) => code);
}

/** What is wrong with an offering's kind, mode and certificates; null where nothing is. */
export function kindFault(
  kinds: readonly ServiceKind[],
  offering: { serviceKind: string; mode: OfferingMode; requiredCertificates: readonly string[] },
):
  | { reason: 'no-such-kind' }
  | { reason: 'not-in-this-mode' }
  | { reason: 'certificate-missing'; type: string }
  | null {
  const kind = kinds.find(({ code }) => code === offering.serviceKind);
  if (!kind) return { reason: 'no-such-kind' };
  if (!kind.modes.includes(offering.mode)) return { reason: 'not-in-this-mode' };
  const missing = kind.certificates.find(
    ({ type }) => !offering.requiredCertificates.includes(type),
  );
  return missing ? { reason: 'certificate-missing', type: missing.type } : null;
}
