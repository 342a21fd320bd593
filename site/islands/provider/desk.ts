import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { OwnProvider, ProviderAnswer } from '../../../server/contract/provider.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Failure } from '../../lib/api.ts';
import type { ServiceKindName } from '../../lib/service-kinds.ts';
import type { ProviderView } from './use-provider-fragment.ts';

/** What every part of the provider's desk shares. */
export interface Desk {
  readonly own: OwnProvider;
  readonly isManager: boolean;
  readonly regions: readonly RegionAnswer[];
  readonly kinds: readonly ServiceKindName[];
  readonly certificates: readonly { readonly code: string; readonly name: string }[];
  readonly view: ProviderView;
  readonly go: (fields: Partial<ProviderView>) => void;
  /** Counts up with every message to the provider: what is shown is asked for anew. */
  readonly news: number;
  /** After a change of the provider itself. */
  readonly putProvider: (provider: ProviderAnswer) => void;
  readonly reload: () => Promise<void>;
  /** A failure in one sentence, with its moments as clocks show them. */
  readonly fail: (failure: Failure) => string;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a part of the provider’s desk was used outside its provider');
  return desk;
}
