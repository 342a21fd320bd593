import { useState } from 'preact/hooks';
import type { Account } from '../../../server/contract/account.ts';
import { codeOf, problemOf } from '../../lib/form-problems.ts';
import { isWholeCode } from '../../lib/typed-code.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { CodeField } from './code-field.tsx';
import { Form } from './form.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';

const inputs = { code: 'totp-code' };
const recovery = 'recovery-code';

/** The step after the password: a code of the authenticator, or one of the recovery codes. */
export function SecondFactor({ onStartAgain }: { readonly onStartAgain: (why: string) => void }) {
  const { words, send, setAccount, say } = useAccount();
  const { t } = words;
  const form = useForm();
  const [code, setCode] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  const [byRecovery, setByRecovery] = useState(false);
  const input = byRecovery ? recovery : inputs.code;

  const signIn = () =>
    void form.submit(
      [
        byRecovery
          ? recoveryCode.trim() === '' && { field: input, text: t('account.recovery.missing') }
          : !isWholeCode(code) && { field: input, text: t('account.code.incomplete') },
      ],
      async () => {
        const body = byRecovery ? { recoveryCode: recoveryCode.trim() } : { code };
        const answer = await send<Account>('POST', '/account/sign-in/two-factor', body);
        if (answer.ok) {
          setAccount(answer.value);
          say(t('account.signed-in'));
          return null;
        }
        const problem = problemOf(answer.failure, {}, input, words);
        if (codeOf(answer.failure) === 'start-again') onStartAgain(problem.text);
        return problem;
      },
    );

  return (
    <Form form={form} label={t('account.totp.title')} onSubmit={signIn}>
      <p role="status">{t(byRecovery ? 'account.recovery.lead' : 'account.totp.lead')}</p>
      {byRecovery ? (
        <TextField
          id={recovery}
          label={t('account.recovery.label')}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          maxLength={40}
          value={recoveryCode}
          onText={setRecoveryCode}
          error={form.errorOf(recovery)}
        />
      ) : (
        <CodeField
          id={inputs.code}
          label={t('account.totp.label')}
          value={code}
          onText={setCode}
          first
          error={form.errorOf(inputs.code)}
        />
      )}
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t('account.sign-in')}
        </Button>
        <Button look="quiet" onClick={() => setByRecovery(!byRecovery)}>
          {t(byRecovery ? 'account.recovery.use-totp' : 'account.recovery.use')}
        </Button>
      </div>
    </Form>
  );
}
