import { useState } from 'preact/hooks';
import type { RecoveryCodes as Codes } from '../../../server/contract/account.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { leastPasswordLength, passwordLength } from '../../lib/typed-code.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { Card } from './card.tsx';
import { Form } from './form.tsx';
import { PasswordField } from './password-field.tsx';
import { keptTick, RecoveryCodes } from './recovery-codes.tsx';
import { useForm } from './use-form.ts';

/** Staff: another password, new recovery codes. */
export function StaffSecurity() {
  const { words } = useAccount();
  return (
    <Card id="security" title={words.t('account.security.title')}>
      <PasswordChange />
      <NewRecoveryCodes />
    </Card>
  );
}

function PasswordChange() {
  const { words, send, guarded, say } = useAccount();
  const { t } = words;
  const form = useForm();
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const old = 'old-password';
  const inputs = { password: 'new-password' };
  const change = () =>
    void form.submit(
      [
        password === '' && { field: old, text: t('account.password.missing') },
        passwordLength(next) < leastPasswordLength && {
          field: inputs.password,
          text: t('account.password.short', { least: leastPasswordLength }),
        },
      ],
      async () => {
        const body = { password, newPassword: next };
        const answer = await guarded(() => send('POST', '/account/password', body));
        if (!answer.ok) return problemOf(answer.failure, inputs, old, words);
        setPassword('');
        setNext('');
        say(t('account.security.password-changed'));
        return null;
      },
    );
  return (
    <>
      <h3>{t('account.security.password')}</h3>
      <Form form={form} label={t('account.security.password')} onSubmit={change}>
        <PasswordField
          id={old}
          label={t('account.security.old')}
          value={password}
          onText={setPassword}
          error={form.errorOf(old)}
        />
        <PasswordField
          id={inputs.password}
          isNew
          label={t('account.security.new')}
          hint={t('account.password.rules', { least: leastPasswordLength })}
          value={next}
          onText={setNext}
          error={form.errorOf(inputs.password)}
        />
        <div class="button-row">
          <Button look="quiet" type="submit" disabled={form.busy}>
            {t('account.security.password')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function NewRecoveryCodes() {
  const { words, account, send, guarded, reload, say } = useAccount();
  const { t, plural } = words;
  const form = useForm();
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [kept, setKept] = useState(false);
  const input = 'codes-password';
  const make = () =>
    void form.submit(
      [password === '' && { field: input, text: t('account.password.missing') }],
      async () => {
        const answer = await guarded(() =>
          send<Codes>('POST', '/account/two-factor/recovery-codes', { password }),
        );
        if (!answer.ok) return problemOf(answer.failure, {}, input, words);
        setPassword('');
        setKept(false);
        setCodes(answer.value.recoveryCodes);
        return null;
      },
    );
  const close = () =>
    void form.submit(
      [!kept && { field: keptTick, text: t('account.recovery.not-kept') }],
      async () => {
        setCodes(null);
        await reload();
        say(t('account.recovery.replaced'));
        return null;
      },
    );
  return (
    <>
      <h3>{t('account.recovery.title')}</h3>
      {account.recoveryCodesLeft !== null && (
        <p>{plural('account.recovery.left', account.recoveryCodesLeft)}</p>
      )}
      <Form form={form} label={t('account.recovery.title')} onSubmit={codes ? close : make}>
        {codes ? (
          <RecoveryCodes
            codes={codes}
            kept={kept}
            onKept={setKept}
            error={form.errorOf(keptTick)}
          />
        ) : (
          <>
            <p class="quiet">{t('account.recovery.new-lead')}</p>
            <PasswordField
              id={input}
              label={t('account.password.label')}
              value={password}
              onText={setPassword}
              error={form.errorOf(input)}
            />
          </>
        )}
        <div class="button-row">
          <Button look="quiet" type="submit" disabled={form.busy}>
            {t(codes ? 'account.recovery.close' : 'account.recovery.new')}
          </Button>
        </div>
      </Form>
    </>
  );
}
