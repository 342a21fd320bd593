import consentsFile from '../../../data/consents.json';
import normsFile from '../../../data/norms.json';
import type { Language } from '../../i18n/translator.ts';
import { bookingFacts } from '../booking-facts.ts';
import type { ServiceKindName } from '../service-kinds.ts';

/** What the page knows without asking. */
export interface BookPageFacts {
  readonly kinds: readonly Pick<ServiceKindName, 'code' | 'name' | 'modes'>[];
  /** Names of certificates by their type. */
  readonly certificates: Readonly<Record<string, string>>;
  /** The sentence that somebody agrees to for whom another books. */
  readonly forSomebody: { readonly version: string; readonly text: string };
  readonly mostVisits: number;
  /** One tap more. */
  readonly extensionMinutes: number;
}

/** Build time only: the browser gets the result, in one language, not the files. */
export function bookPageFacts(lang: Language): BookPageFacts {
  const { kinds, certificates } = bookingFacts(lang);
  const { version, text } = consentsFile.forSomebody;
  return {
    kinds: kinds.map(({ code, name, modes }) => ({ code, name, modes })),
    certificates: Object.fromEntries(certificates.map(({ code, name }) => [code, name])),
    forSomebody: { version, text: text[lang === 'en' ? 'en' : 'zh'] },
    mostVisits: norm('booking-series', 'visit'),
    extensionMinutes: norm('booking-hold-extension', 'minute'),
  };
}

function norm(code: string, unit: string): number {
  const found = normsFile.norms.find((candidate) => candidate.code === code);
  if (!found || found.unit !== unit) throw new Error(`data/norms.json has no "${code}" in ${unit}`);
  return Number(found.value);
}
