import { useState } from 'preact/hooks';
import type { Consents } from '../../../server/contract/consent.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { Card, Shown } from './card.tsx';
import { useLoaded } from './use-loaded.ts';

type Purpose = Consents['purposes'][number];

/** What one's data may be used for, purpose by purpose, each answered on its own. */
export function ConsentList() {
  const { words, send, say } = useAccount();
  const { t } = words;
  const consents = useLoaded<Consents>('/account/consents');
  const [busy, setBusy] = useState(false);
  const answer = async ({ code, version }: Purpose, given: boolean) => {
    setBusy(true);
    const put = await send<Consents>('PUT', '/account/consents', {
      answers: [{ purpose: code, version, given }],
    });
    if (put.ok) consents.set(put.value);
    // The text became another one while it was read: show that and ask again.
    else if (codeOf(put.failure) === 'consent-changed') await consents.load();
    setBusy(false);
    if (!put.ok) return say(failureWords(put.failure, words).text);
    say(t(given ? 'account.consents.agreed' : 'account.consents.withdrawn'));
  };
  return (
    <Card id="consents" title={t('account.consents.title')}>
      <p class="quiet">{t('account.consents.lead')}</p>
      <Shown
        from={consents}
        show={({ purposes }) => (
          <ul class="entries">
            {purposes.map((purpose) => (
              <ConsentEntry
                key={purpose.code}
                purpose={purpose}
                busy={busy}
                onAnswer={(given) => void answer(purpose, given)}
              />
            ))}
          </ul>
        )}
      />
    </Card>
  );
}

interface EntryProps {
  readonly purpose: Purpose;
  readonly busy: boolean;
  readonly onAnswer: (given: boolean) => void;
}

function ConsentEntry({ purpose, busy, onAnswer }: EntryProps) {
  const { words } = useAccount();
  const { t, lang } = words;
  const { code, title, text, required, answer, ask } = purpose;
  const language = lang === 'en' ? 'en' : 'zh';
  const holds = !ask && answer?.given === true;
  const state = () => {
    if (ask) return t(answer ? 'account.consents.new-text' : 'account.consents.not-asked');
    const moment = momentWords(answer!.at, words);
    return t(holds ? 'account.consents.given' : 'account.consents.refused', { moment });
  };
  return (
    <li class="entry entry-tall">
      <h3 id={`consent-${code}`}>
        {title[language]}
        {required && <span class="badge">{t('account.consents.required')}</span>}
      </h3>
      <p>{text[language]}</p>
      <p class="quiet">{state()}</p>
      <div class="button-row" role="group" aria-labelledby={`consent-${code}`}>
        {!holds && (
          <Button look={ask ? 'main' : 'quiet'} disabled={busy} onClick={() => onAnswer(true)}>
            {t('account.consents.agree')}
          </Button>
        )}
        {!required && (ask || holds) && (
          <Button look="quiet" disabled={busy} onClick={() => onAnswer(false)}>
            {t(holds ? 'account.consents.withdraw' : 'account.consents.decline')}
          </Button>
        )}
      </div>
      {required && holds && <p class="quiet">{t('account.consents.required-note')}</p>}
    </li>
  );
}
