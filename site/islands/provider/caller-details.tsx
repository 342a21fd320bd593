import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Details, ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { clockWords } from '../../lib/moment-words.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { whenWords } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { useSecondsUntil } from '../account/use-seconds-until.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { fieldNamed } from './field-named.ts';
import { TextArea } from './text-area.tsx';

interface Props {
  /** Null: no time is held. What was typed stays all the same. */
  readonly held: ProviderBookingAnswer | null;
  readonly onHeld: (held: ProviderBookingAnswer | null) => void;
  readonly onRelease: () => Promise<void>;
  readonly onDone: (booking: ProviderBookingAnswer) => void;
}

/** Of the sentence `provider.caller-agreed`. */
const consentVersion = '1';

const empty = { name: '', phone: '', address: '', notes: '' };
const id = (field: string) => `caller-${field}`;
const fields = { name: 'name', phone: 'phone', address: 'address', notes: 'notes' } as const;

/** Who calls, where they live, and that they agree: then the held time is theirs. */
export function CallerDetails({ held, onHeld, onRelease, onDone }: Props) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { fail } = useDesk();
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [said, setSaid] = useState(empty);
  const [agreed, setAgreed] = useState(false);
  const seconds = useSecondsUntil(held?.heldUntil ? Date.parse(held.heldUntil) : null);
  useLayoutEffect(() => {
    if (held) document.getElementById(id('name'))?.focus();
  }, [held?.id]);
  if (!held) return null;
  const confirm = () =>
    void form.submit(
      [
        said.name.trim() === '' && { field: id('name'), text: t('provider.wrong-caller') },
        said.phone.trim() === '' && { field: id('phone'), text: t('provider.wrong-caller-phone') },
        !agreed && { field: id('agreed'), text: t('provider.wrong-agreed') },
      ],
      async () => {
        const details: Details = {
          name: said.name.trim(),
          phone: said.phone.trim(),
          ...(said.address.trim() !== '' && { address: said.address.trim() }),
          ...(said.notes.trim() !== '' && { notes: said.notes.trim() }),
        };
        const answer = await post<ProviderBookingAnswer>(`/bookings/${held.id}/confirm`, {
          version: held.version,
          details,
          forSomebody: { relation: 'client', how: 'telephone', textVersion: consentVersion },
        });
        if (!answer.ok) {
          // What was typed is kept for the next time that is held.
          if (codeOf(answer.failure) === 'hold-lapsed') {
            say(fail(answer.failure));
            onHeld(null);
            return null;
          }
          const field = fieldNamed(answer.failure, fields) ?? 'name';
          return { field: id(field), text: fail(answer.failure) };
        }
        setSaid(empty);
        setAgreed(false);
        onDone(answer.value);
        return null;
      },
    );
  const extend = async () => {
    const answer = await send<ProviderBookingAnswer>('POST', `/bookings/${held.id}/extend`, {
      version: held.version,
    });
    if (answer.ok) onHeld(answer.value);
  };
  const lineOf = (field: 'name' | 'phone' | 'address') => (
    <TextField
      id={id(field)}
      label={t(`provider.caller-${field}`)}
      autoComplete="off"
      maxLength={{ name: 60, phone: 40, address: 200 }[field]}
      {...(field === 'phone' && { inputMode: 'tel' as const })}
      value={said[field]}
      onText={(value) => setSaid({ ...said, [field]: value })}
      error={form.errorOf(id(field))}
    />
  );
  const wrong = form.errorOf(id('agreed'));
  return (
    <div class="account-card">
      <h3>{whenWords(held.start, held.end, words)}</h3>
      <p>
        {t('provider.held-for', { staff: held.resourceLabel })}{' '}
        <span role="timer">
          {seconds > 0
            ? t('provider.held-left', { left: clockWords(seconds) })
            : t('provider.held-over')}
        </span>{' '}
        {held.mayExtend && seconds > 0 && (
          <Button look="text" onClick={() => void extend()}>
            {t('provider.extend')}
          </Button>
        )}
      </p>
      <Form form={form} label={t('provider.who-calls')} onSubmit={confirm}>
        <div class="field-grid">
          {lineOf('name')}
          {lineOf('phone')}
        </div>
        {lineOf('address')}
        <TextArea
          id={id('notes')}
          label={t('provider.caller-notes')}
          hint={t('provider.caller-notes-hint')}
          maxLength={500}
          value={said.notes}
          onText={(notes) => setSaid({ ...said, notes })}
          error={form.errorOf(id('notes'))}
        />
        <div class={`field${wrong ? ' has-error' : ''}`}>
          {wrong && (
            <p class="field-error" role="alert">
              {wrong}
            </p>
          )}
          <label class="tick">
            <input
              id={id('agreed')}
              type="checkbox"
              checked={agreed}
              onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
            />
            <span>{t('provider.caller-agreed')}</span>
          </label>
        </div>
        <div class="provider-actions">
          <Button type="submit" disabled={form.busy}>
            {t('provider.confirm')}
          </Button>
          <Button look="quiet" onClick={() => void onRelease()}>
            {t('provider.give-back')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
