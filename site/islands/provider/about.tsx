import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { momentWords } from '../../lib/moment-words.ts';
import { AnswerForm } from './answer-form.tsx';
import { Aftermath } from './aftermath.tsx';
import { ChangeForm } from './change-form.tsx';
import { useDesk } from './desk.ts';

/** The provider itself: how its vetting stands, what it says of itself, and what is said of it. */
export function About() {
  const { words } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const { provider, history } = own;
  const mayAnswer = provider.state === 'asked' || provider.state === 'refused';
  return (
    <div class="provider-about">
      <Card id="vetting" title={t('provider.vetting-title')}>
        <p>{t(`provider.vetting-text-${provider.state}`)}</p>
        {provider.proof && <p>{t('provider.proof', { proof: provider.proof })}</p>}
        <ol class="entries">
          {history.map((step) => (
            <li class="entry entry-tall" key={step.at}>
              <p>
                <strong>{t(`provider.vetting.${step.to}`)}</strong>{' '}
                <span class="quiet">{momentWords(step.at, words)}</span>
              </p>
              {step.reason && <p>{step.reason}</p>}
            </li>
          ))}
        </ol>
        {mayAnswer && <AnswerForm />}
      </Card>
      <ChangeForm />
      <Aftermath />
    </div>
  );
}
