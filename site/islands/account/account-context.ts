import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Account } from '../../../server/contract/account.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Answer } from '../../lib/api.ts';
import type { Send } from '../../lib/send.ts';

/** What every part of the pages about accounts shares. */
export interface AccountTools {
  readonly words: Translator;
  readonly send: Send;
  /** Who is signed in. */
  readonly account: Account;
  readonly setAccount: (account: Account) => void;
  /** Asks anew who is signed in. */
  readonly reload: () => Promise<void>;
  /** Does a sensitive step; where the API wants proof, asks for it in a dialog and does the step again. */
  readonly guarded: <T>(step: () => Promise<Answer<T>>) => Promise<Answer<T>>;
  /** One line about what was just done. */
  readonly say: (text: string) => void;
}

export const AccountContext = createContext<AccountTools | null>(null);

export function useAccount(): AccountTools {
  const tools = useContext(AccountContext);
  if (!tools) throw new Error('a part of the account was used outside <AccountFrame>');
  return tools;
}
