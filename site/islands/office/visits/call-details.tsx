import { useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import type { OfficeGrant } from '../../../../server/contract/office-grant.ts';
import { TextField } from '../../account/text-field.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { ChoiceField, ProseField, RadioField } from './fields.tsx';
import { HoldClock } from './hold-clock.tsx';
import { spanWords, yuanWords } from './moments.ts';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

/** Of `office.visits.consent-sentence`, which the caller hears: another wording needs another version. */
const sentenceVersion = 'office-1';
const ways = ['telephone', 'spoken'] as const;

/** What the caller said of themselves. */
export interface CallTyped {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly notes: string;
  /** How they agreed; empty: not yet. */
  readonly how: string;
  readonly grant: string;
}

interface Props {
  readonly held: BookingAnswer;
  /** Kept above, so that another time can be chosen without typing it again. */
  readonly typed: CallTyped;
  readonly onType: (typed: CallTyped) => void;
  /** The time is free again. */
  readonly onReleased: () => void;
  readonly onBooked: (booking: BookingAnswer) => void;
}

/** The time is held while the caller says who they are, agrees, and it is confirmed. */
export function CallDetails({ held: first, typed, onType, onReleased, onBooked }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const { area } = useOffice();
  const [held, setHeld] = useState(first);
  const { name, phone, address, notes, how, grant } = typed;
  const set = (field: keyof CallTyped) => (text: string) => onType({ ...typed, [field]: text });
  const step = useStep();
  const extension = useStep();
  const atHome = (held.details?.door ?? null) !== null;
  const grants = useLoaded<{ grants: OfficeGrant[] }>(`/office/subsidies?area=${area.code}`);
  // Only the last digits of a grant's number are told: they must be those of the number that the caller says.
  const tail = phone.replace(/\D/g, '').slice(-4);
  const theirs = (grants.value?.grants ?? []).filter(
    ({ ended, resident, serviceKinds }) =>
      !ended &&
      tail.length === 4 &&
      resident === tail &&
      (serviceKinds === null || serviceKinds.includes(held.serviceKind)),
  );
  const chosenGrant = theirs.some(({ id }) => id === grant) ? grant : '';

  async function confirm(): Promise<void> {
    const answer = await step.take<BookingAnswer>(
      `/bookings/${held.id}/confirm`,
      {
        version: held.version,
        details: {
          name: name.trim(),
          phone: phone.trim(),
          ...(atHome ? { address: address.trim() } : {}),
          ...(notes.trim() ? { notes: notes.trim() } : {}),
        },
        forSomebody: { relation: 'caller', how, textVersion: sentenceVersion },
        ...(chosenGrant ? { grant: chosenGrant } : { subsidised: false }),
      },
      {
        checks: [
          name.trim() === '' && { field: 'call-name', text: t('office.visits.name-missing') },
          phone.trim() === '' && { field: 'call-phone', text: t('office.visits.phone-missing') },
          atHome &&
            address.trim() === '' && {
              field: 'call-address',
              text: t('office.visits.address-missing'),
            },
          how === '' && { field: 'call-how', text: t('office.visits.consent-missing') },
        ],
      },
    );
    if (answer?.ok) onBooked(answer.value);
  }
  async function extend(): Promise<void> {
    const answer = await extension.take<BookingAnswer>(`/bookings/${held.id}/extend`, {
      version: held.version,
    });
    if (answer?.ok) setHeld(answer.value);
  }
  async function release(): Promise<void> {
    // A hold that has lapsed by itself is free as well.
    await extension.take(`/bookings/${held.id}/release`, { version: held.version });
    onReleased();
  }
  return (
    <form
      class="visits-step"
      noValidate
      aria-busy={step.busy}
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <h3>{t('office.visits.call-whom')}</h3>
      <p>
        <strong>{spanWords(held.start, held.end, words)}</strong> · {held.providerName} ·{' '}
        {(lang === 'en' && held.offeringNameEn) || held.offeringNameZh} ·{' '}
        {yuanWords(held.priceFen, words)}
      </p>
      <HoldClock held={held} busy={extension.busy} onExtend={() => void extend()} />
      <StepProblem step={extension} />
      <div class="visits-pair">
        <TextField
          id="call-name"
          maxLength={60}
          autoComplete="off"
          label={t('office.visits.person')}
          error={step.errorOf('call-name')}
          value={name}
          onText={set('name')}
        />
        <TextField
          id="call-phone"
          type="tel"
          maxLength={40}
          autoComplete="off"
          label={t('office.visits.phone')}
          error={step.errorOf('call-phone')}
          value={phone}
          onText={set('phone')}
        />
      </div>
      {atHome && (
        <TextField
          id="call-address"
          maxLength={200}
          autoComplete="off"
          label={t('office.visits.address')}
          hint={t('office.visits.address-hint')}
          error={step.errorOf('call-address')}
          value={address}
          onText={set('address')}
        />
      )}
      <ProseField
        id="call-notes"
        label={t('office.visits.notes')}
        hint={t('office.visits.notes-hint')}
        error={null}
        maxLength={500}
        value={notes}
        onText={set('notes')}
      />
      {theirs.length > 0 && (
        <ChoiceField
          id="call-grant"
          label={t('office.visits.grant-use')}
          hint={t('office.visits.grant-use-hint')}
          error={null}
          value={chosenGrant}
          onText={set('grant')}
          nothing={t('office.visits.grant-none')}
          choices={theirs.map((one) => ({
            code: one.id,
            label: `${t('office.visits.grant-whose', { tail })} · ${t(
              'office.visits.minutes-a-month',
              { count: one.minutesPerMonth },
            )}`,
          }))}
        />
      )}
      <blockquote>{t('office.visits.consent-sentence')}</blockquote>
      <RadioField
        id="call-how"
        label={t('office.visits.consent-how')}
        error={step.errorOf('call-how')}
        value={how}
        onText={set('how')}
        choices={ways.map((code) => ({ code, label: t(`office.visits.how-${code}`) }))}
      />
      <StepProblem step={step} />
      <p class="office-actions">
        <button type="submit" class="button" disabled={step.busy}>
          {t('office.visits.confirm')}
        </button>
        <Button look="quiet" onClick={() => void release()}>
          {t('office.visits.other-time')}
        </Button>
      </p>
    </form>
  );
}
