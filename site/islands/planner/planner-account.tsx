import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Account } from '../../../server/contract/account.ts';
import type { Failure } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { codeOf } from '../../lib/form-problems.ts';
import type { Send } from '../../lib/send.ts';
import { AccountContext } from '../account/account-context.ts';
import { StaffSignIn } from '../account/staff-sign-in.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Planner, usePlanner } from './planner-tools.ts';

/**
 * Who is signed in, for parts that ask in somebody's name. When the session ends, it asks for it in a dialog above the page: whatever was
 * drawn or typed stays.
 */
export function PlannerAccount({ children }: { readonly children: ComponentChildren }) {
  const tools = usePlanner();
  const { words, send, say } = tools;
  const { t } = words;
  const [account, setAccount] = useState<Account | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [ended, setEnded] = useState(false);
  const watched = useMemo(() => watching(send, () => setEnded(true)), [send]);
  const reload = async () => {
    const answer = await send<Account>('GET', '/account');
    if (answer.ok) setAccount(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  };
  useEffect(() => void reload(), []);
  // Whoever has signed in again is another account object.
  useEffect(() => setEnded(false), [account]);
  if (!account)
    return failure ? (
      <div class="notice notice-error" role="alert">
        <div class="notice-words">
          <p>{failureWords(failure, words).text}</p>
          <Button look="text" onClick={() => void reload()}>
            {t('failure.retry')}
          </Button>
        </div>
      </div>
    ) : (
      <Skeleton lines={3} />
    );
  const shared = { words, account, setAccount, reload, guarded: once, say };
  return (
    <AccountContext.Provider value={{ ...shared, send }}>
      <Planner.Provider value={{ ...tools, send: watched }}>{children}</Planner.Provider>
      {ended && (
        <Dialog
          title={t('planner.session-ended')}
          closeLabel={t('actions.close')}
          onClose={() => setEnded(false)}
        >
          <p>{t('planner.session-ended-text')}</p>
          <StaffSignIn onMustSetUp={() => undefined} />
        </Dialog>
      )}
    </AccountContext.Provider>
  );
}

/** Nothing here asks for a fresh proof. */
const once = <T,>(step: () => Promise<T>): Promise<T> => step();

function watching(send: Send, onEnded: () => void): Send {
  const watch = async <T,>(...question: Parameters<Send>) => {
    const answer = await send<T>(...question);
    if (!answer.ok && codeOf(answer.failure) === 'not-signed-in') onEnded();
    return answer;
  };
  return Object.assign(watch, {
    file: send.file,
    upload: send.upload,
    uploadForFile: send.uploadForFile,
  });
}
