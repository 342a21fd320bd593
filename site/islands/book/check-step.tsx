import { useEffect, useRef, useState } from 'preact/hooks';
import type { Consents } from '../../../server/contract/consent.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { useLoaded, type Loaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';
import { CheckSummary } from './check-summary.tsx';
import { Screen } from './screen.tsx';
import { checkInputs, useConfirm } from './use-confirm.ts';

const purposeCode = 'booking-contact';

/** Everything once more, each with a way to change it, before it counts. */
export function CheckStep() {
  const { words, account, reload } = useAccount();
  const { t } = words;
  const { offering, go } = useBooking();
  const consents = useLoaded<Consents>(account.signedIn ? '/account/consents' : null);
  // A session may have ended before this screen: then it is asked for again, and this comes back.
  useEffect(() => {
    if (consents.problem) void reload();
  }, [consents.problem]);
  useEffect(() => {
    if (!account.signedIn) go('sign-in', { from: 'check' }, 'replace');
  }, [account.signedIn]);
  return (
    <Screen withHold title={t('book.check.title')}>
      <Shown
        from={offering}
        show={(chosen) => (
          <Shown
            from={consents}
            show={(value) => (
              <Confirming chosen={chosen} consents={consents} purposes={value.purposes} />
            )}
          />
        )}
      />
    </Screen>
  );
}

interface Props {
  readonly chosen: Parameters<typeof CheckSummary>[0]['chosen'];
  readonly consents: Loaded<Consents>;
  readonly purposes: Consents['purposes'];
}

function Confirming({ chosen, consents, purposes }: Props) {
  const { words } = useAccount();
  const { t, lang } = words;
  const { hold, draft } = useBooking();
  const form = useForm();
  const [agreed, setAgreed] = useState(false);
  const sending = useRef(false);
  const purpose = purposes.find(({ code }) => code === purposeCode) ?? null;
  const given = purpose === null || (!purpose.ask && purpose.answer?.given === true);
  const confirm = useConfirm({
    purpose: given ? null : purpose,
    onAnswered: consents.set,
    onChanged: consents.load,
  });
  const { needsAcceptance } = chosen.offering;
  const over = !draft.repeat && hold.state !== 'live';
  const submit = () => {
    // A double tap comes faster than the button is drawn anew.
    if (sending.current || over) return;
    void form.submit(
      [!given && !agreed && { field: checkInputs.agreed, text: t('book.check.agree-first') }],
      async () => {
        sending.current = true;
        const problem = await confirm();
        sending.current = false;
        return problem;
      },
    );
  };
  const agreeError = form.errorOf(checkInputs.agreed);
  return (
    <Form form={form} label={t('book.check.title')} onSubmit={submit}>
      <CheckSummary chosen={chosen} />
      {!given && (
        <div class={`book-consent${agreeError ? ' has-error' : ''}`}>
          <p>{lang === 'en' ? purpose.text.en : purpose.text.zh}</p>
          {agreeError && (
            <p class="field-error" id={`${checkInputs.agreed}-error`}>
              {agreeError}
            </p>
          )}
          <label class="tick">
            <input
              type="checkbox"
              id={checkInputs.agreed}
              checked={agreed}
              aria-describedby={agreeError ? `${checkInputs.agreed}-error` : undefined}
              onChange={(event) => setAgreed(event.currentTarget.checked)}
            />
            {t('book.check.agree')}
          </label>
        </div>
      )}
      {needsAcceptance && <p>{t('book.check.will-be-asked')}</p>}
      {!over && (
        <div class="button-row">
          <Button type="submit" id={checkInputs.send} disabled={form.busy} class="book-confirm">
            {t(
              form.busy
                ? 'book.check.sending'
                : needsAcceptance
                  ? 'book.check.ask'
                  : 'book.check.confirm',
            )}
          </Button>
        </div>
      )}
    </Form>
  );
}
