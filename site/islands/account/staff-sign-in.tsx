import { useState } from 'preact/hooks';
import type { NextStep } from '../../../server/contract/account.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { Form } from './form.tsx';
import { PasswordField } from './password-field.tsx';
import { SecondFactor } from './second-factor.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';

const inputs = { email: 'login', phone: 'login', password: 'password' };

interface Props {
  /** Signed in, but the authenticator must be set up first; the password spares typing it twice. */
  readonly onMustSetUp: (password: string) => void;
}

/** Staff: e-mail or phone with a password, then the authenticator. */
export function StaffSignIn({ onMustSetUp }: Props) {
  const { words, send, reload } = useAccount();
  const { t } = words;
  const form = useForm();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [atSecond, setAtSecond] = useState(false);
  const [why, setWhy] = useState<string | null>(null);

  const signIn = () =>
    void form.submit(
      [
        login.trim().length < 3 && { field: inputs.email, text: t('account.login.missing') },
        password === '' && { field: inputs.password, text: t('account.password.missing') },
      ],
      async () => {
        setWhy(null);
        const body = { login: login.trim(), password };
        const answer = await send<NextStep>('POST', '/account/sign-in/password', body);
        if (!answer.ok) return problemOf(answer.failure, inputs, inputs.password, words);
        if (answer.value.next === 'two-factor') setAtSecond(true);
        else {
          onMustSetUp(password);
          await reload();
        }
        return null;
      },
    );

  if (atSecond)
    return (
      <SecondFactor
        onStartAgain={(reason) => {
          setWhy(reason);
          setAtSecond(false);
        }}
      />
    );
  return (
    <Form form={form} label={t('account.staff.title')} onSubmit={signIn}>
      <p>{t('account.staff.lead')}</p>
      {why && (
        <p class="account-notice" role="alert">
          {why}
        </p>
      )}
      <TextField
        id={inputs.email}
        label={t('account.login.label')}
        autoComplete="username"
        autoCapitalize="off"
        spellcheck={false}
        maxLength={254}
        value={login}
        onText={setLogin}
        error={form.errorOf(inputs.email)}
      />
      <PasswordField
        id={inputs.password}
        label={t('account.password.label')}
        value={password}
        onText={setPassword}
        error={form.errorOf(inputs.password)}
      />
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t('account.next')}
        </Button>
      </div>
      <p class="quiet">{t('account.staff.forgotten')}</p>
    </Form>
  );
}
