import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Account } from '../../../server/contract/account.ts';
import { makeTranslator, type Language, type Messages } from '../../i18n/translator.ts';
import type { Failure } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { createSend } from '../../lib/send.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Toast } from '../ui/toast.tsx';
import { AccountContext, type AccountTools } from './account-context.ts';
import { ProofDialog } from './proof-dialog.tsx';

interface Props {
  readonly lang: Language;
  /** The words of that language only. */
  readonly messages: Messages;
  readonly children: ComponentChildren;
}

/** Everything that pages about accounts share: who is signed in, the way to the API, proof, and the line about what was done. */
export function AccountFrame({ lang, messages, children }: Props) {
  const words = useMemo(() => makeTranslator(lang, messages), []);
  const send = useMemo(
    () =>
      createSend(
        lang,
        (...request) => fetch(...request),
        () => navigator.onLine,
      ),
    [],
  );
  const { t } = words;
  const [account, setAccount] = useState<Account | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, say] = useState<string | null>(null);
  const [proving, setProving] = useState<{ end: (proved: boolean) => void } | null>(null);

  const reload = async () => {
    const answer = await send<Account>('GET', '/account');
    if (answer.ok) setAccount(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  };
  useEffect(() => void reload(), []);

  const guarded: AccountTools['guarded'] = async (step) => {
    const first = await step();
    if (first.ok || codeOf(first.failure) !== 'prove-again') return first;
    const proved = await new Promise<boolean>((end) => setProving({ end }));
    setProving(null);
    return proved ? step() : first;
  };

  return (
    <main
      class="account-page needs-script"
      id="result"
      tabIndex={-1}
      aria-busy={!account && !failure}
    >
      {!account && !failure && (
        <>
          <p role="status">{t('account.loading')}</p>
          <Skeleton lines={4} />
        </>
      )}
      {!account && failure && (
        <div role="alert">
          <EmptyState title={t('account.failed')} text={failureWords(failure, words).text}>
            <Button onClick={() => void reload()}>{t('failure.retry')}</Button>
          </EmptyState>
        </div>
      )}
      {account && (
        <AccountContext.Provider value={{ words, send, account, setAccount, reload, guarded, say }}>
          {children}
          {proving && (
            <ProofDialog
              onClose={() => proving.end(false)}
              onProved={(proved) => {
                setAccount(proved);
                proving.end(true);
              }}
            />
          )}
        </AccountContext.Provider>
      )}
      <Toast text={said} closeLabel={t('actions.close')} onClose={() => say(null)} />
    </main>
  );
}
