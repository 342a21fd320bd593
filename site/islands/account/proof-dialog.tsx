import { useState } from 'preact/hooks';
import type { Account, CodeSent } from '../../../server/contract/account.ts';
import { codeOf, problemOf } from '../../lib/form-problems.ts';
import { isWholeCode } from '../../lib/typed-code.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useAccount } from './account-context.ts';
import { CodeField } from './code-field.tsx';
import { CodeState } from './code-state.tsx';
import { Form } from './form.tsx';
import { PasswordField } from './password-field.tsx';
import { useForm } from './use-form.ts';
import { usePhoneCode } from './use-phone-code.ts';

interface Props {
  readonly onProved: (account: Account) => void;
  readonly onClose: () => void;
}

/** Asks once more who it is: staff for password and authenticator, residents for a code to their own number. */
export function ProofDialog({ onProved, onClose }: Props) {
  const { words, send, account } = useAccount();
  const { t } = words;
  const form = useForm();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const phoneCode = usePhoneCode(() => send<CodeSent>('POST', '/account/prove/code'));
  const staff = account.kind === 'staff';
  const inputs = { password: 'proof-password', code: 'proof-code' };

  const ask = () =>
    void form.submit([], async () => {
      const failure = await phoneCode.ask();
      return failure && problemOf(failure, {}, 'proof-send', words);
    });
  const prove = () =>
    void form.submit(
      [
        staff && password === '' && { field: inputs.password, text: t('account.password.missing') },
        !isWholeCode(code) && { field: inputs.code, text: t('account.code.incomplete') },
      ],
      async () => {
        const body = staff ? { password, code } : { code };
        const answer = await send<Account>('POST', '/account/prove', body);
        if (answer.ok) {
          onProved(answer.value);
          return null;
        }
        if (['wrong-code', 'wrong-proof'].includes(codeOf(answer.failure) ?? ''))
          phoneCode.countWrong();
        return problemOf(answer.failure, inputs, staff ? inputs.password : inputs.code, words);
      },
    );

  const asked = staff || phoneCode.sent !== null;
  return (
    <Dialog title={t('account.proof.title')} closeLabel={t('actions.close')} onClose={onClose}>
      <Form form={form} label={t('account.proof.title')} onSubmit={asked ? prove : ask}>
        <p>{t(staff ? 'account.proof.staff' : 'account.proof.resident')}</p>
        {staff && (
          <PasswordField
            id={inputs.password}
            label={t('account.password.label')}
            value={password}
            onText={setPassword}
            error={form.errorOf(inputs.password)}
          />
        )}
        {asked && (
          <CodeField
            id={inputs.code}
            value={code}
            onText={setCode}
            first={!staff}
            {...(staff && { label: t('account.totp.label') })}
            error={form.errorOf(inputs.code)}
          />
        )}
        <p role="status">
          {phoneCode.sent && t('account.code.sent', { number: phoneCode.sent.sentTo })}
        </p>
        <CodeState code={phoneCode} busy={form.busy} onAgain={ask} />
        <div class="button-row">
          <Button id="proof-send" type="submit" disabled={form.busy}>
            {t(asked ? 'account.proof.do' : 'account.code.send')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('account.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
