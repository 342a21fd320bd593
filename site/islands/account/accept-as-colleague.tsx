import type { Account } from '../../../server/contract/account.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { Form } from './form.tsx';
import { useForm } from './use-form.ts';

interface Props {
  readonly token: string;
  readonly onAccepted: () => void;
}

/** Somebody of the staff who is signed in takes on another role: one press. */
export function AcceptAsColleague({ token, onAccepted }: Props) {
  const { words, send, account, setAccount } = useAccount();
  const { t } = words;
  const form = useForm();
  const accept = () =>
    void form.submit([], async () => {
      const answer = await send<Account>('POST', '/invitations/accept', { token });
      if (!answer.ok) return problemOf(answer.failure, {}, 'accept-invitation', words);
      setAccount(answer.value);
      onAccepted();
      return null;
    });
  return (
    <Form form={form} label={t('invitation.accept')} onSubmit={accept}>
      <p>{t('invitation.as', { name: account.emailMasked ?? account.phoneMasked ?? '' })}</p>
      <div class="button-row">
        <Button id="accept-invitation" type="submit" disabled={form.busy}>
          {t('invitation.accept')}
        </Button>
      </div>
    </Form>
  );
}
