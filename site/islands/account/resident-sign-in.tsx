import { useState } from 'preact/hooks';
import type { Account, CodeSent } from '../../../server/contract/account.ts';
import { codeOf, problemOf } from '../../lib/form-problems.ts';
import { isWholeCode, looksLikePhone, phoneDigits } from '../../lib/typed-code.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { CodeField } from './code-field.tsx';
import { CodeState } from './code-state.tsx';
import { Form } from './form.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';
import { usePhoneCode } from './use-phone-code.ts';

const inputs = { phone: 'phone', code: 'code' };

/** Residents: a phone number, a code of six digits, nothing else. The first code that counts opens the account. */
export function ResidentSignIn() {
  const { words, send, account, setAccount, say } = useAccount();
  const { t } = words;
  const form = useForm();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const phoneCode = usePhoneCode(() =>
    send<CodeSent>('POST', '/account/codes', { phone: phoneDigits(phone) }),
  );
  const { sent } = phoneCode;

  const ask = () =>
    void form.submit(
      [!looksLikePhone(phone) && { field: inputs.phone, text: t('account.phone.invalid') }],
      async () => {
        const failure = await phoneCode.ask();
        return failure && problemOf(failure, inputs, inputs.phone, words);
      },
    );
  const signIn = () =>
    void form.submit(
      [!isWholeCode(code) && { field: inputs.code, text: t('account.code.incomplete') }],
      async () => {
        const body = { phone: phoneDigits(phone), code };
        const answer = await send<Account>('POST', '/account/sign-in/code', body);
        if (answer.ok) {
          setAccount(answer.value);
          say(t('account.signed-in'));
          return null;
        }
        if (codeOf(answer.failure) === 'wrong-code') phoneCode.countWrong();
        return problemOf(answer.failure, inputs, inputs.code, words);
      },
    );

  if (!account.codesPossible) return <p class="account-notice">{account.whyNot}</p>;
  return (
    <Form form={form} label={t('account.resident.title')} onSubmit={sent ? signIn : ask}>
      <p>{t('account.resident.lead')}</p>
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
          // A code belongs to the number it was sent to.
          if (sent) phoneCode.forget();
        }}
        error={form.errorOf(inputs.phone)}
      />
      <p role="status">{sent && t('account.code.sent', { number: sent.sentTo })}</p>
      {sent && (
        <CodeField
          id={inputs.code}
          value={code}
          onText={setCode}
          first
          error={form.errorOf(inputs.code)}
        />
      )}
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t(sent ? 'account.sign-in' : 'account.code.send')}
        </Button>
      </div>
      <CodeState code={phoneCode} busy={form.busy} onAgain={ask} />
    </Form>
  );
}
