import { useState } from 'preact/hooks';
import type { Account, CodeSent } from '../../../server/contract/account.ts';
import { codeOf, problemOf } from '../../lib/form-problems.ts';
import type { InvitationLink } from '../../lib/invitation-link.ts';
import {
  isWholeCode,
  leastPasswordLength,
  looksLikeEmail,
  looksLikePhone,
  passwordLength,
  phoneDigits,
} from '../../lib/typed-code.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { CodeField } from './code-field.tsx';
import { CodeState } from './code-state.tsx';
import { Form } from './form.tsx';
import { PasswordField } from './password-field.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';
import { usePhoneCode } from './use-phone-code.ts';

interface Props {
  readonly link: InvitationLink;
  readonly onAccepted: (password: string) => void;
}

const inputs = {
  email: 'invited-email',
  phone: 'invited-phone',
  code: 'invited-code',
  password: 'invited-password',
};

/** A new account of staff: an e-mail address, or a phone number that a code proves, and a password. */
export function AcceptForm({ link, onAccepted }: Props) {
  const { words, send, account, setAccount } = useAccount();
  const { t } = words;
  const form = useForm();
  const [by, setBy] = useState<'email' | 'phone'>('email');
  const [email, setEmail] = useState(link.email);
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const phoneCode = usePhoneCode(() =>
    send<CodeSent>('POST', '/account/codes', { phone: phoneDigits(phone) }),
  );
  const { sent } = phoneCode;
  const byPhone = by === 'phone';
  const wrongPhone = byPhone &&
    !looksLikePhone(phone) && { field: inputs.phone, text: t('account.phone.invalid') };

  const ask = () =>
    void form.submit([wrongPhone], async () => {
      const failure = await phoneCode.ask();
      return failure && problemOf(failure, inputs, inputs.phone, words);
    });
  const accept = () =>
    void form.submit(
      [
        !byPhone &&
          !looksLikeEmail(email) && { field: inputs.email, text: t('account.email.invalid') },
        wrongPhone,
        byPhone && !isWholeCode(code) && { field: inputs.code, text: t('account.code.incomplete') },
        passwordLength(password) < leastPasswordLength && {
          field: inputs.password,
          text: t('account.password.short', { least: leastPasswordLength }),
        },
      ],
      async () => {
        const { token } = link;
        const body = byPhone
          ? { token, phone: phoneDigits(phone), code, password }
          : { token, email: email.trim(), password };
        const answer = await send<Account>('POST', '/invitations/accept', body);
        if (answer.ok) {
          onAccepted(password);
          setAccount(answer.value);
          return null;
        }
        if (codeOf(answer.failure) === 'wrong-code') phoneCode.countWrong();
        const login = byPhone ? inputs.phone : inputs.email;
        return problemOf(answer.failure, { ...inputs, email: login }, login, words);
      },
    );

  return (
    <Form form={form} label={t('invitation.form')} onSubmit={byPhone && !sent ? ask : accept}>
      {account.signedIn && <p class="account-notice">{t('invitation.resident')}</p>}
      {account.codesPossible && (
        <fieldset class="choice-row">
          <legend>{t('invitation.by')}</legend>
          {(['email', 'phone'] as const).map((way) => (
            <label class="tick" key={way}>
              <input type="radio" name="by" checked={by === way} onChange={() => setBy(way)} />
              <span>{t(`invitation.by.${way}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {byPhone ? (
        <TextField
          id={inputs.phone}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
          label={t('account.phone.label')}
          hint={t('account.phone.hint')}
          value={phone}
          onText={(text) => {
            setPhone(text);
            if (sent) phoneCode.forget();
          }}
          error={form.errorOf(inputs.phone)}
        />
      ) : (
        <TextField
          id={inputs.email}
          type="email"
          autoComplete="username"
          autoCapitalize="off"
          maxLength={254}
          label={t('account.email.label')}
          value={email}
          onText={setEmail}
          error={form.errorOf(inputs.email)}
        />
      )}
      <PasswordField
        id={inputs.password}
        isNew
        label={t('account.password.choose')}
        hint={t('account.password.rules', { least: leastPasswordLength })}
        value={password}
        onText={setPassword}
        error={form.errorOf(inputs.password)}
      />
      <p role="status">{byPhone && sent && t('account.code.sent', { number: sent.sentTo })}</p>
      {byPhone && sent && (
        <>
          <CodeField
            id={inputs.code}
            value={code}
            onText={setCode}
            first
            error={form.errorOf(inputs.code)}
          />
          <CodeState code={phoneCode} busy={form.busy} onAgain={ask} />
        </>
      )}
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t(byPhone && !sent ? 'account.code.send' : 'invitation.accept')}
        </Button>
      </div>
      <p class="quiet">{t('invitation.then')}</p>
    </Form>
  );
}
