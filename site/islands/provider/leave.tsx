import { useMemo, useState } from 'preact/hooks';
import type {
  AbsenceAdded,
  AbsenceAnswer,
  ResourceAnswer,
} from '../../../server/contract/resource.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { Colliding } from './colliding.tsx';
import { useDesk } from './desk.ts';

/** Guangdong's clock: what is typed is meant there, wherever the browser is. */
const offset = ':00+08:00';

/** Leave of one of the people and places: added with the bookings that it meets, taken back. */
export function Leave({ resource }: { readonly resource: ResourceAnswer }) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const path = `/providers/${own.provider.id}/resources/${resource.id}/absences`;
  const absences = useLoaded<{ absences: AbsenceAnswer[] }>(path);
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [met, setMet] = useState<AbsenceAdded['colliding'] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = (field: string) => `leave-${resource.id}-${field}`;

  const add = () =>
    void form.submit(
      [
        from === '' && { field: id('from'), text: t('provider.wrong-from') },
        until === '' && { field: id('until'), text: t('provider.wrong-until') },
        from !== '' &&
          until !== '' &&
          until <= from && { field: id('until'), text: t('provider.wrong-order') },
      ],
      async () => {
        const answer = await post<AbsenceAdded>(path, {
          from: `${from}${offset}`,
          until: `${until}${offset}`,
        });
        if (!answer.ok) return { field: id('from'), text: fail(answer.failure) };
        setMet(answer.value.colliding);
        setFrom('');
        setUntil('');
        say(t('provider.saved'));
        await absences.load();
        return null;
      },
    );
  const takeBack = async (absence: string) => {
    const answer = await send('DELETE', `${path}/${absence}`);
    setProblem(answer.ok ? null : fail(answer.failure));
    if (!answer.ok) return;
    setMet(null);
    await absences.load();
  };
  return (
    <div class="provider-below">
      <Shown
        from={absences}
        show={({ absences: list }) =>
          list.length === 0 ? (
            <p>{t('provider.no-leave')}</p>
          ) : (
            <ul class="entries">
              {list.map((absence) => (
                <li class="entry" key={absence.id}>
                  <span>
                    {t('provider.leave-span', {
                      from: momentWords(absence.from, words),
                      until: momentWords(absence.until, words),
                    })}
                  </span>
                  <Button look="text" onClick={() => void takeBack(absence.id)}>
                    {t('provider.take-back')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      />
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {met && <Colliding met={met} onChange={setMet} />}
      <Form form={form} label={t('provider.new-leave')} onSubmit={add}>
        <h4>{t('provider.new-leave')}</h4>
        <div class="field-grid">
          <TextField
            id={id('from')}
            type="datetime-local"
            label={t('provider.from')}
            value={from}
            onText={setFrom}
            error={form.errorOf(id('from'))}
          />
          <TextField
            id={id('until')}
            type="datetime-local"
            label={t('provider.until')}
            value={until}
            onText={setUntil}
            error={form.errorOf(id('until'))}
          />
        </div>
        <p>
          <Button type="submit" disabled={form.busy}>
            {t('provider.add')}
          </Button>
        </p>
      </Form>
    </div>
  );
}
