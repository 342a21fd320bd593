import { useEffect, useState } from 'preact/hooks';
import type { OpenReset } from '../../../server/contract/staff.ts';
import type { Language, Messages } from '../../i18n/translator.ts';
import type { Failure } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { readInvitation, type InvitationLink } from '../../lib/invitation-link.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { leastPasswordLength, passwordLength } from '../../lib/typed-code.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useAccount } from './account-context.ts';
import { AccountFrame } from './account-frame.tsx';
import { Form } from './form.tsx';
import { PasswordField } from './password-field.tsx';
import { useForm } from './use-form.ts';
import { useLinkKey } from './use-link-key.ts';
import { useScreenFocus } from './use-screen-focus.ts';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
}

/** The one-time link by which somebody of the staff sets a new password. */
export default function NewPasswordPage(props: Props) {
  const link = useLinkKey(readInvitation);
  return (
    <AccountFrame {...props}>
      <NewPasswordScreen link={link} key={link?.token} />
    </AccountFrame>
  );
}

function NewPasswordScreen({ link }: { readonly link: InvitationLink | null }) {
  const { words, send, account } = useAccount();
  const { t, lang } = words;
  const [open, setOpen] = useState<OpenReset | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState(false);
  const look = async () => {
    const answer = await send<OpenReset>('POST', '/password-resets/look', { token: link!.token });
    if (answer.ok) setOpen(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  };
  useEffect(() => {
    if (link) void look();
  }, []);
  useScreenFocus(String(done));
  const refused = failure && failureWords(failure, words);

  if (done)
    return (
      <section class="account-card account-narrow">
        <h1>{t('account.new-password.done')}</h1>
        <p>{t('account.new-password.done-text')}</p>
        <div class="button-row">
          <a class="button button-link" href={lang === 'en' ? '/en/account/' : '/account/'}>
            {t('account.sign-in')}
          </a>
        </div>
      </section>
    );
  return (
    <section class="account-card account-narrow">
      <h1>{t('account.new-password.title')}</h1>
      {!link && <p>{t('account.new-password.no-link')}</p>}
      {refused && (
        <div role="alert">
          <EmptyState title={t('account.new-password.failed')} text={refused.text}>
            {refused.retry && <Button onClick={() => void look()}>{t('failure.retry')}</Button>}
          </EmptyState>
        </div>
      )}
      {link && !open && !failure && <Skeleton lines={3} />}
      {link && open && !account.signInPossible && (
        <p class="account-notice" role="alert">
          {account.whyNot}
        </p>
      )}
      {link && open && account.signInPossible && (
        <NewPasswordForm token={link.token} open={open} onDone={() => setDone(true)} />
      )}
    </section>
  );
}

interface FormProps {
  readonly token: string;
  readonly open: OpenReset;
  readonly onDone: () => void;
}

function NewPasswordForm({ token, open, onDone }: FormProps) {
  const { words, send, reload } = useAccount();
  const { t } = words;
  const form = useForm();
  const [password, setPassword] = useState('');
  const input = 'chosen-password';
  const set = () =>
    void form.submit(
      [
        passwordLength(password) < leastPasswordLength && {
          field: input,
          text: t('account.password.short', { least: leastPasswordLength }),
        },
      ],
      async () => {
        const answer = await send('POST', '/password-resets', { token, password });
        if (!answer.ok) return problemOf(answer.failure, {}, input, words);
        onDone();
        // Whoever was signed in here is so no longer.
        await reload();
        return null;
      },
    );
  return (
    <Form form={form} label={t('account.new-password.title')} onSubmit={set}>
      <p>{t('account.new-password.for', { name: open.login })}</p>
      <PasswordField
        id={input}
        isNew
        label={t('account.password.choose')}
        hint={t('account.password.rules', { least: leastPasswordLength })}
        value={password}
        onText={setPassword}
        error={form.errorOf(input)}
      />
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t('account.new-password.set')}
        </Button>
      </div>
      <p class="quiet">
        {t('account.new-password.then', { moment: momentWords(open.expiresAt, words) })}
      </p>
    </Form>
  );
}
