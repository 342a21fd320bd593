import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../lib/form-problems.ts';
import type { Send } from '../../lib/send.ts';
import { AccountContext, useAccount } from '../account/account-context.ts';
import { ResidentSignIn } from '../account/resident-sign-in.tsx';
import { StaffSignIn } from '../account/staff-sign-in.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** When the session ends, asks for it in a dialog above the page: forms stay where they are, with all that was typed. */
export function KeptSession({ children }: { readonly children: ComponentChildren }) {
  const tools = useAccount();
  const { t } = tools.words;
  const [ended, setEnded] = useState(false);
  const plain = useRef(tools.send);
  const watched = useMemo<Send>(() => {
    const send = plain.current;
    const watch = async <T,>(...question: Parameters<Send>) => {
      const answer = await send<T>(...question);
      if (!answer.ok && codeOf(answer.failure) === 'not-signed-in') setEnded(true);
      return answer;
    };
    return Object.assign(watch, {
      file: send.file,
      upload: send.upload,
      uploadForFile: send.uploadForFile,
    });
  }, []);
  // Whoever has signed in again is another account object.
  useEffect(() => setEnded(false), [tools.account]);
  return (
    <>
      <AccountContext.Provider value={{ ...tools, send: watched }}>
        {children}
      </AccountContext.Provider>
      {ended && (
        <Dialog
          title={t('provider.session-ended')}
          closeLabel={t('actions.close')}
          onClose={() => setEnded(false)}
        >
          <p>{t('provider.session-ended-text')}</p>
          {tools.account.kind === 'staff' ? (
            <StaffSignIn onMustSetUp={() => undefined} />
          ) : (
            <ResidentSignIn />
          )}
        </Dialog>
      )}
    </>
  );
}
