import { useState } from 'preact/hooks';
import type { PlaceHit, PlacesAnswer } from '../../../server/contract/places.ts';
import { positionText } from '../../lib/book/position-text.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { asPosition, type Position } from '../../lib/view-state.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { BigButton } from '../elder/big-button.tsx';
import { Icon } from '../icon.tsx';
import { Button } from '../ui/button.tsx';

interface Props {
  /** What lies around it comes first. */
  readonly near: Position | null;
  readonly onPlace: (at: Position, name: string) => void;
}

/** What is no place cannot be a door. */
const noDoors = new Set(['category', 'notice', 'guide']);
const longestTyped = 200;

/**
 * A place by its name: one field, one press, a list to choose from. The search box of the circle's page does more, but a
 * part that two pages share stands in a file of its own, and the circle's first script has no room for that.
 */
export function FindPlace({ near, onPlace }: Props) {
  const { words, send } = useAccount();
  const { t, plural, lang } = words;
  const form = useForm();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ of: string; hits: readonly PlaceHit[] } | null>(null);
  const submit = () =>
    void form.submit(
      [typed.trim() === '' && { field: 'find', text: t('book.find.empty') }],
      async () => {
        const of = typed.trim();
        const around = near ? `&near=${positionText(near)}` : '';
        const answer = await send<PlacesAnswer>(
          'GET',
          `/places?q=${encodeURIComponent(of)}${around}`,
        );
        if (!answer.ok) return problemOf(answer.failure, {}, 'find', words);
        const places = answer.value.places.filter(
          ({ kind, position }) => position !== null && !noDoors.has(kind),
        );
        setFound({ of, hits: places });
        return null;
      },
    );
  return (
    <>
      <Form form={form} label={t('book.find.label')} onSubmit={submit}>
        <TextField
          id="find"
          label={t('book.find.label')}
          hint={t('book.find.hint')}
          autoComplete="off"
          maxLength={longestTyped}
          value={typed}
          onText={setTyped}
          error={form.errorOf('find')}
        />
        <div class="button-row">
          <Button type="submit" disabled={form.busy}>
            {t('book.find.press')}
          </Button>
        </div>
      </Form>
      <p role="status">
        {found &&
          (found.hits.length === 0
            ? t('book.find.none', { typed: found.of })
            : plural('book.find.count', found.hits.length))}
      </p>
      {found && found.hits.length > 0 && (
        <div class="book-options">
          {found.hits.map(({ kind, id, region, name, nameEn, detail, position }) => (
            <BigButton
              key={`${region}/${kind}/${id}`}
              icon={<Icon name="pin" />}
              label={lang === 'en' ? (nameEn ?? name) : name}
              detail={lang === 'en' ? detail.en : detail.zh}
              onPress={() => onPlace(asPosition(position!), name)}
            />
          ))}
        </div>
      )}
    </>
  );
}
