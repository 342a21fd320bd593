import { useState } from 'preact/hooks';
import type { Community } from '../../../server/contract/community.ts';
import type { EvaluationForm } from '../../../server/contract/evaluation.ts';
import { phoneHref } from '../../lib/phone.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { ResidentSignIn } from '../account/resident-sign-in.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { useScreenFocus } from '../account/use-screen-focus.ts';
import { Answering } from './answering.tsx';
import type { Draft } from './draft.ts';
import { LastResult } from './last-result.tsx';

/** One community's evaluation: while the window is open its form, else what came of the last one. */
export function EvaluationScreen({ code }: { readonly code: string }) {
  const { words, account } = useAccount();
  const { t, lang } = words;
  const community = useLoaded<Community>(`/communities/${code}`);
  const form = useLoaded<EvaluationForm>('/evaluations');
  const [draft, setDraft] = useState<Draft | null>(null);
  useScreenFocus(String(account.signedIn));
  const home = `${lang === 'en' ? '/en' : ''}/community/${code}/`;
  return (
    <section class="account-card evaluation">
      <Shown
        from={community}
        show={({ name, office }) => (
          <>
            <p>
              <a href={home}>{t('evaluation.to-community', { name })}</a>
            </p>
            <Shown
              from={form}
              show={(asked) => (
                <>
                  <h1>{t('evaluation.heading', { name, year: String(asked.year) })}</h1>
                  {!asked.open && <LastResult code={code} form={asked} />}
                  {asked.open && !account.signedIn && (
                    <ToSignIn form={asked} begun={draft !== null} />
                  )}
                  {asked.open && account.signedIn && (
                    <Answering code={code} form={asked} draft={draft} onDraft={setDraft} />
                  )}
                </>
              )}
            />
            {office.call && (
              <p>
                <a href={phoneHref(office.call)}>{t('evaluation.call', { number: office.call })}</a>{' '}
                <span class="quiet">
                  {lang === 'en' ? office.hoursInWords?.en : office.hoursInWords?.zh}
                </span>
              </p>
            )}
          </>
        )}
      />
    </section>
  );
}

interface ToSignInProps {
  readonly form: EvaluationForm;
  /** Something was chosen before the session ended. */
  readonly begun: boolean;
}

function ToSignIn({ form, begun }: ToSignInProps) {
  const { words, account } = useAccount();
  const { t } = words;
  return (
    <>
      {begun && (
        <p class="account-notice" role="alert">
          {t('evaluation.session-ended')}
        </p>
      )}
      <p>{t('evaluation.lead', { last: words.date(form.closesOn) })}</p>
      <p class="quiet">{t('evaluation.why-sign-in')}</p>
      {account.signInPossible ? (
        <ResidentSignIn />
      ) : (
        <p class="account-notice" role="alert">
          {account.whyNot}
        </p>
      )}
    </>
  );
}
