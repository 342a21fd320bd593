import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { usePage } from '../../words.ts';
import { useLoaded } from '../office.ts';

interface Named {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Kinds of service and certificates in the reader's language; a code that is not known stands for itself. */
export interface KindNames {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  readonly kindName: (code: string) => string;
  readonly certificateName: (code: string) => string;
}

export const Kinds = createContext<KindNames | null>(null);

export function useKinds(): KindNames {
  const kinds = useContext(Kinds);
  if (!kinds) throw new Error('a part of the visits was used outside their desk');
  return kinds;
}

/** Asked for once, when the desk is opened. */
export function useKindsLoaded(): KindNames {
  const { lang } = usePage().words;
  const { value } = useLoaded<{ kinds: Named[]; certificates: Named[] }>('/service-kinds');
  const field = lang === 'en' ? 'en' : 'zh';
  const kinds = (value?.kinds ?? []).map((kind) => ({ code: kind.code, name: kind[field] }));
  const names = new Map(kinds.map(({ code, name }) => [code, name]));
  const certificates = new Map(value?.certificates.map((one) => [one.code, one[field]]));
  return {
    kinds,
    kindName: (code) => names.get(code) ?? code,
    certificateName: (code) => certificates.get(code) ?? code,
  };
}
