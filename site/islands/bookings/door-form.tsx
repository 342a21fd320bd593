import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDraft } from './bookings-context.ts';
import { DoorPlace, type Place } from './door-place.tsx';
import { longestNote, NoteField } from './note-field.tsx';
import { useOne } from './one-booking.ts';
import { useRefused } from './use-refused.ts';

const inputs = {
  name: 'door-name',
  phone: 'door-phone',
  address: 'door-address',
  notes: 'door-notes',
} as const;

/** Where the visit goes and whom to ask for; another place on the map only where it really is another one. */
export function DoorForm({ onClose }: { readonly onClose: () => void }) {
  const { words, say } = useAccount();
  const { t } = words;
  const { booking, act } = useOne();
  const form = useForm();
  const refused = useRefused();
  const before = booking.details;
  const [draft, setDraft, dropDraft] = useDraft(`${booking.id}:door`, {
    name: before?.name ?? '',
    phone: before?.phone ?? '',
    address: before?.address ?? '',
    notes: before?.notes ?? '',
    place: null as Place | null,
  });
  const missing = (name: 'name' | 'phone' | 'address') =>
    draft[name].trim() === '' && { field: inputs[name], text: t(`bookings.door.${name}-missing`) };
  const change = () =>
    void form.submit([missing('name'), missing('phone'), missing('address')], async () => {
      const { place, notes, ...rest } = draft;
      const failure = await act('door', {
        door: place?.position ?? before!.door!,
        details: { ...rest, ...(notes.trim() && { notes: notes.trim() }) },
      });
      if (failure) return refused(failure, 'door', inputs.address);
      dropDraft();
      say(t('bookings.door.done'));
      onClose();
      return null;
    });
  const field = (name: 'name' | 'phone' | 'address', longest: number) => ({
    id: inputs[name],
    label: t(`bookings.door.${name}`),
    maxLength: longest,
    value: draft[name],
    onText: (text: string) => setDraft({ ...draft, [name]: text }),
    error: form.errorOf(inputs[name]),
  });
  return (
    <Form form={form} label={t('bookings.do.door')} onSubmit={change}>
      <h3>{t('bookings.do.door')}</h3>
      <p>{t('bookings.door.lead')}</p>
      <TextField {...field('address', 200)} autoComplete="street-address" />
      <DoorPlace chosen={draft.place} onChoose={(place) => setDraft({ ...draft, place })} />
      <TextField {...field('name', 60)} autoComplete="name" />
      <TextField {...field('phone', 40)} type="tel" inputMode="tel" autoComplete="tel" />
      <NoteField
        id={inputs.notes}
        label={t('bookings.door.notes')}
        hint={t('bookings.door.notes-hint')}
        longest={longestNote}
        value={draft.notes}
        onText={(notes) => setDraft({ ...draft, notes })}
      />
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t('bookings.door.do')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('bookings.leave')}
        </Button>
      </div>
    </Form>
  );
}
