import { longest, missingContact } from '../../lib/book/contact-checks.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import { useBooking } from './book-context.ts';
import { Screen } from './screen.tsx';

/** Whom to ask for, how to reach them, which door; what a visitor should know, and nothing about anybody's health. */
export function ContactStep() {
  const { t } = useAccount().words;
  const { draft, change, go, offering, door } = useBooking();
  const form = useForm();
  const self = draft.relation === 'myself';
  const atHome = offering.value?.offering.mode !== 'at_facility';
  // What a browser knows is about its owner.
  const fills = (token: string) => (self ? token : 'off');
  const submit = () =>
    void form.submit(
      missingContact(draft, atHome).map((field) => ({
        field,
        text: t(`book.contact.${field}-missing`),
      })),
      async () => {
        go('check');
        return null;
      },
    );
  return (
    <Screen
      withHold
      title={t(self ? 'book.contact.title' : 'book.contact.title-other')}
      about={atHome ? door.words : null}
    >
      <Form form={form} label={t('book.contact.title')} onSubmit={submit}>
        <TextField
          id="name"
          label={t('book.contact.name')}
          hint={t('book.contact.name-hint')}
          autoComplete={fills('name')}
          maxLength={longest.name}
          value={draft.name}
          onText={(name) => change({ name })}
          error={form.errorOf('name')}
        />
        <TextField
          id="phone"
          type="tel"
          inputMode="tel"
          label={t('book.contact.phone')}
          hint={t(self ? 'book.contact.phone-hint' : 'book.contact.phone-hint-other')}
          autoComplete={fills('tel')}
          maxLength={longest.phone}
          value={draft.phone}
          onText={(phone) => change({ phone })}
          error={form.errorOf('phone')}
        />
        {atHome && (
          <TextField
            id="address"
            label={t('book.contact.address')}
            hint={t('book.contact.address-hint')}
            autoComplete={fills('street-address')}
            maxLength={longest.address}
            value={draft.address}
            onText={(address) => change({ address })}
            error={form.errorOf('address')}
          />
        )}
        <Field id="notes" label={t('book.contact.notes')} hint={t('book.contact.notes-hint')}>
          <textarea
            id="notes"
            rows={3}
            maxLength={longest.notes}
            value={draft.notes}
            aria-describedby={describedBy('notes', { hint: true })}
            onInput={(event) => change({ notes: event.currentTarget.value })}
          />
        </Field>
        <p class="quiet">{t('book.contact.privacy')}</p>
        <div class="button-row">
          <Button type="submit" disabled={form.busy}>
            {t('book.next')}
          </Button>
        </div>
      </Form>
    </Screen>
  );
}
