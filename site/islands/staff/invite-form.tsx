import { useState } from 'preact/hooks';
import type { Invited } from '../../../server/contract/staff.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { AreaPicker } from './area-picker.tsx';
import { ownAreas } from './own-areas.ts';

export const roleNames = ['office', 'planner', 'provider', 'administrator'] as const;
const longestNote = 100;
const inputs = { role: 'invite-role', area: 'invite-area', note: 'invite-note' };

/** Whom to invite: as what, for which area, and a note to recognise it by. */
export function InviteForm({ onInvited }: { readonly onInvited: (invited: Invited) => void }) {
  const { words, account, send, guarded } = useAccount();
  const { t } = words;
  const form = useForm();
  const own = ownAreas(account);
  const [role, setRole] = useState<(typeof roleNames)[number] | null>(null);
  const [area, setArea] = useState(own[0]?.code ?? '');
  const [note, setNote] = useState('');

  const invite = () =>
    void form.submit(
      [role === null && { field: inputs.role, text: t('staff.invite.no-role') }],
      async () => {
        const body = { role, area, note: note.trim() };
        const answer = await guarded(() => send<Invited>('POST', '/invitations', body));
        if (!answer.ok) return problemOf(answer.failure, {}, inputs.area, words);
        setNote('');
        onInvited(answer.value);
        return null;
      },
    );
  const error = form.errorOf(inputs.role);
  return (
    <Form form={form} label={t('staff.invite.title')} onSubmit={invite}>
      <fieldset class={`choice-column${error ? ' field has-error' : ''}`}>
        <legend class="field-label">{t('staff.invite.role')}</legend>
        {error && (
          <p class="field-error" id={`${inputs.role}-error`} role="alert">
            {error}
          </p>
        )}
        {roleNames.map((name, index) => (
          <label class="tick" key={name}>
            <input
              type="radio"
              name={inputs.role}
              id={index === 0 ? inputs.role : undefined}
              checked={role === name}
              onChange={() => setRole(name)}
            />
            <span>
              <strong>{t(`account.role.${name}`)}</strong>{' '}
              <span class="quiet">{t(`account.role-what.${name}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <AreaPicker
        id={inputs.area}
        label={t('staff.invite.area')}
        own={own}
        chosen={area}
        onChoose={setArea}
        error={form.errorOf(inputs.area)}
      />
      <TextField
        id={inputs.note}
        label={t('staff.invite.note')}
        hint={t('staff.invite.note-hint')}
        maxLength={longestNote}
        autoComplete="off"
        value={note}
        onText={setNote}
        error={form.errorOf(inputs.note)}
      />
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t('staff.invite.do')}
        </Button>
      </div>
    </Form>
  );
}
