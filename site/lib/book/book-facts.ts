import consentsFile from '../../../data/consents.json';
import normsFile from '../../../data/norms.json';
import kindsFile from '../../../data/service-kinds.json';
import type { Language } from '../../i18n/translator.ts';

export interface ServiceKind {
  readonly code: string;
  readonly name: string;
  readonly modes: readonly string[];
}

/** What the page knows without asking. */
export interface BookingFacts {
  readonly kinds: readonly ServiceKind[];
  /** Names of certificates by their type. */
  readonly certificates: Readonly<Record<string, string>>;
  /** The sentence that somebody agrees to for whom another books. */
  readonly forSomebody: { readonly version: string; readonly text: string };
  readonly mostVisits: number;
  /** One tap more. */
  readonly extensionMinutes: number;
}

/** Build time only: the browser gets the result, in one language, not the files. */
export function bookingFacts(lang: Language): BookingFacts {
  const field = lang === 'en' ? 'en' : 'zh';
  const { version, text } = consentsFile.forSomebody;
  return {
    kinds: kindsFile.kinds.map((kind) => ({
      code: kind.code,
      name: kind[field],
      modes: kind.modes,
    })),
    certificates: Object.fromEntries(
      kindsFile.certificates.map((certificate) => [certificate.code, certificate[field]]),
    ),
    forSomebody: { version, text: text[field] },
    mostVisits: norm('booking-series', 'visit'),
    extensionMinutes: norm('booking-hold-extension', 'minute'),
  };
}

function norm(code: string, unit: string): number {
  const found = normsFile.norms.find((candidate) => candidate.code === code);
  if (!found || found.unit !== unit) throw new Error(`data/norms.json has no "${code}" in ${unit}`);
  return Number(found.value);
}
