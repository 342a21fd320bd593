import { useEffect, useState } from 'preact/hooks';
import type { Account, TwoFactorSetup } from '../../../server/contract/account.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { inFours } from '../../lib/moment-words.ts';
import { isWholeCode } from '../../lib/typed-code.ts';
import { QrCode } from '../qr-code.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useAccount } from './account-context.ts';
import { CodeField } from './code-field.tsx';
import { CopyButton } from './copy-button.tsx';
import { Form } from './form.tsx';
import { PasswordField } from './password-field.tsx';
import { keptTick, RecoveryCodes } from './recovery-codes.tsx';
import { useForm } from './use-form.ts';

const inputs = { password: 'setup-password', code: 'setup-code' };

interface Props {
  /** Typed a moment ago; empty where it must be asked for. */
  readonly password: string;
}

/** Setting up the authenticator, which staff must do before anything else: scan, keep the recovery codes, type the first code. */
export function TwoFactorSetupForm({ password: known }: Props) {
  const { words, send, setAccount, say } = useAccount();
  const { t } = words;
  const form = useForm();
  const [password, setPassword] = useState(known);
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const [code, setCode] = useState('');
  const [kept, setKept] = useState(false);

  const begin = () =>
    void form.submit(
      [password === '' && { field: inputs.password, text: t('account.password.missing') }],
      async () => {
        const answer = await send<TwoFactorSetup>('POST', '/account/two-factor', { password });
        if (!answer.ok) return problemOf(answer.failure, inputs, inputs.password, words);
        setSetup(answer.value);
        return null;
      },
    );
  useEffect(() => {
    if (known !== '') begin();
  }, []);
  const finish = () =>
    void form.submit(
      [
        !kept && { field: keptTick, text: t('account.recovery.not-kept') },
        !isWholeCode(code) && { field: inputs.code, text: t('account.code.incomplete') },
      ],
      async () => {
        const answer = await send<Account>('POST', '/account/two-factor/verify', { code });
        if (!answer.ok) return problemOf(answer.failure, inputs, inputs.code, words);
        setAccount(answer.value);
        say(t('account.setup.done'));
        return null;
      },
    );

  return (
    <section class="account-card account-narrow">
      <h1>{t('account.setup.title')}</h1>
      <p>{t('account.setup.lead')}</p>
      <Form form={form} label={t('account.setup.title')} onSubmit={setup ? finish : begin}>
        {!setup && form.busy && <Skeleton lines={3} />}
        {!setup && (known === '' || form.problems.length > 0) && (
          <PasswordField
            id={inputs.password}
            label={t('account.password.label')}
            value={password}
            onText={setPassword}
            error={form.errorOf(inputs.password)}
          />
        )}
        {setup && (
          <ol class="setup-steps">
            <li>
              <h2>{t('account.setup.scan')}</h2>
              <p>{t('account.setup.scan-how')}</p>
              <QrCode text={setup.uri} label={t('account.setup.qr')} />
              <p>{t('account.setup.by-hand')}</p>
              <p>
                <code class="secret">{inFours(setup.secret)}</code>
              </p>
              <div class="button-row">
                <CopyButton text={setup.secret} label={t('account.setup.copy')} />
                <a class="button button-quiet button-link" href={setup.uri}>
                  {t('account.setup.here')}
                </a>
              </div>
            </li>
            <li>
              <h2>{t('account.recovery.title')}</h2>
              <RecoveryCodes
                codes={setup.recoveryCodes}
                kept={kept}
                onKept={setKept}
                error={form.errorOf(keptTick)}
              />
            </li>
            <li>
              <h2>{t('account.setup.confirm')}</h2>
              <CodeField
                id={inputs.code}
                label={t('account.totp.label')}
                value={code}
                onText={setCode}
                error={form.errorOf(inputs.code)}
              />
            </li>
          </ol>
        )}
        <div class="button-row">
          <Button type="submit" disabled={form.busy}>
            {t(setup ? 'account.setup.finish' : 'account.next')}
          </Button>
        </div>
      </Form>
      <SignOutLine />
    </section>
  );
}

/** Whoever cannot finish now must not stay half signed in on a shared computer. */
function SignOutLine() {
  const { words, send, reload } = useAccount();
  return (
    <p>
      <Button look="text" onClick={() => void send('POST', '/account/sign-out').then(reload)}>
        {words.t('account.setup.later')}
      </Button>
    </p>
  );
}
