import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Names of the kinds of service, in the page's language. */
export type KindNames = Readonly<Record<string, string>>;

export const KindNamesContext = createContext<KindNames>({});

/** A kind that is no longer in the data is called by its code. */
export function useKindNames(): (code: string) => string {
  const names = useContext(KindNamesContext);
  return (code) => names[code] ?? code;
}
