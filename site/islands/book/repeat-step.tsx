import { useState } from 'preact/hooks';
import { startWords } from '../../lib/book/visit-time.ts';
import { timeOf, type Repeat } from '../../lib/book/draft.ts';
import { timeRefused } from '../../lib/book/time-refused.ts';
import { codeOf, type InputProblem } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';
import { RadioList } from './radio-list.tsx';
import { RepeatPlan } from './repeat-plan.tsx';
import { Screen } from './screen.tsx';
import { useSeriesWish } from './use-series-wish.ts';

const inputs = { often: 'often', visits: 'visits', next: 'next' } as const;
const rhythms = ['once', 'weekly', 'fortnightly'] as const;
type Rhythm = (typeof rhythms)[number];
const usualVisits = 4;

/** Once, or every week or second week; what fits is shown before anything is booked. */
export function RepeatStep() {
  const { words, send, reload } = useAccount();
  const { t, plural } = words;
  const { choices, draft, change, go, hold, take, facts, offering } = useBooking();
  const wish = useSeriesWish();
  const form = useForm();
  const { repeat } = draft;
  const [rhythm, setRhythm] = useState<Rhythm>(
    repeat ? (repeat.everyWeeks === 1 ? 'weekly' : 'fortnightly') : 'once',
  );
  const [visits, setVisits] = useState(String(repeat?.visits ?? usualVisits));
  const [plan, setPlan] = useState<Repeat | null>(repeat?.of === timeOf(choices) ? repeat : null);
  const start = choices.start!;
  const minutes = choices.minutes ?? offering.value?.offering.durationsMinutes[0];
  const after = choices.from === 'check' ? 'check' : 'whom';
  const count = Number(visits.normalize('NFKC'));
  const fits = Number.isInteger(count) && count >= 2 && count <= facts.mostVisits;

  const ask = (next: Partial<{ rhythm: Rhythm; visits: string }>) => {
    if (next.rhythm !== undefined) setRhythm(next.rhythm);
    if (next.visits !== undefined) setVisits(next.visits);
    setPlan(null);
  };
  const preview = async (): Promise<InputProblem | null> => {
    const everyWeeks = rhythm === 'fortnightly' ? 2 : 1;
    // One's own hold would stand in the way of the first visit.
    await hold.release();
    const answer = await send<Pick<Repeat, 'fits' | 'skipped'>>(
      'POST',
      '/series/preview',
      wish({ start, visits: count, everyWeeks }),
    );
    if (answer.ok) {
      const found = { ...answer.value, everyWeeks, visits: count } as const;
      const shown: Repeat = { ...found, of: timeOf(choices), mode: 'all-or-nothing' };
      // Kept at once: without a hold the screens that follow would ask for a time again.
      change({ repeat: shown });
      setPlan(shown);
      return null;
    }
    if (codeOf(answer.failure) === 'not-signed-in') {
      await reload();
      go('sign-in', { start });
      return null;
    }
    return { field: inputs.often, text: timeRefused(answer.failure, start, words).text };
  };
  const once = async (): Promise<null> => {
    if (repeat && minutes !== undefined) await take(start, minutes, after);
    else go(after);
    return null;
  };
  const submit = () =>
    void form.submit(
      [
        rhythm !== 'once' &&
          !fits && {
            field: inputs.visits,
            text: t('book.repeat.visits-wrong', { most: facts.mostVisits }),
          },
      ],
      rhythm === 'once' ? once : preview,
    );

  return (
    <Screen withHold title={t('book.repeat.title')} about={startWords(start, words)}>
      <Form form={form} label={t('book.repeat.title')} onSubmit={submit}>
        <RadioList
          id={inputs.often}
          legend={t('book.repeat.often')}
          choices={rhythms.map((code) => ({ code, label: t(`book.repeat.${code}`) }))}
          chosen={rhythm}
          error={form.errorOf(inputs.often)}
          onChoose={(next) => ask({ rhythm: next })}
        />
        {rhythm !== 'once' && (
          <>
            <TextField
              id={inputs.visits}
              label={t('book.repeat.visits')}
              hint={t('book.repeat.visits-hint', { most: facts.mostVisits })}
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              value={visits}
              onText={(text) => ask({ visits: text })}
              error={form.errorOf(inputs.visits)}
            />
            <p class="quiet">{t('book.repeat.no-hold')}</p>
          </>
        )}
        {(rhythm === 'once' || plan === null) && (
          <div class="button-row">
            <Button type="submit" id={inputs.next} disabled={form.busy}>
              {rhythm === 'once' ? t('book.next') : plural('book.repeat.look', fits ? count : 2)}
            </Button>
          </div>
        )}
      </Form>
      {rhythm !== 'once' && plan && (
        <RepeatPlan
          plan={plan}
          onChosen={(mode) => {
            change({ repeat: { ...plan, mode } });
            go(after);
          }}
        />
      )}
    </Screen>
  );
}
