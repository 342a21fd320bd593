import { useMemo, useState } from 'preact/hooks';
import type { VisitRating } from '../../../server/contract/rating.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { TextArea } from './text-area.tsx';

const stars = [1, 2, 3, 4, 5] as const;

/** How the visit was for the provider. Neither side sees the other's before both have spoken, or the time is over. */
export function RateVisit({ booking }: { readonly booking: string }) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { fail } = useDesk();
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const rating = useLoaded<VisitRating>(`/bookings/${booking}/rating?as=provider`);
  const [chosen, setChosen] = useState<number | null>(null);
  const [text, setText] = useState('');
  const id = `rate-${booking}`;
  const rate = () =>
    void form.submit(
      [chosen === null && { field: `${id}-1`, text: t('provider.wrong-stars') }],
      async () => {
        const answer = await post<VisitRating>(`/bookings/${booking}/rating`, {
          stars: chosen,
          as: 'provider',
          ...(text.trim() !== '' && { words: text.trim() }),
        });
        if (!answer.ok) return { field: `${id}-1`, text: fail(answer.failure) };
        rating.set(answer.value);
        say(t('provider.saved'));
        return null;
      },
    );
  return (
    <Shown
      from={rating}
      show={({ mayRate, until, own, other }) => (
        <>
          {own && (
            <p>
              {t('provider.you-said', { stars: String(own.stars) })} {own.words}
            </p>
          )}
          {other && (
            <p>
              {t('provider.they-said', { stars: String(other.stars) })} {other.words}
            </p>
          )}
          {!own && !mayRate && <p class="quiet">{t('provider.no-rating-now')}</p>}
          {mayRate && (
            <Form form={form} label={t('provider.rate')} onSubmit={rate}>
              <p class="quiet">
                {t('provider.blind')}
                {until && ` ${t('provider.rate-until', { moment: momentWords(until, words) })}`}
              </p>
              <fieldset class="choice-row">
                <legend>{t('provider.how-was-it')}</legend>
                {form.errorOf(`${id}-1`) && (
                  <p class="field-error" role="alert">
                    {form.errorOf(`${id}-1`)}
                  </p>
                )}
                {stars.map((one) => (
                  <label class="tick" key={one}>
                    <input
                      id={`${id}-${one}`}
                      type="radio"
                      name={id}
                      checked={chosen === one}
                      onChange={() => setChosen(one)}
                    />
                    <span>{one}</span>
                  </label>
                ))}
              </fieldset>
              <TextArea
                id={`${id}-words`}
                label={t('provider.rate-words')}
                maxLength={500}
                value={text}
                onText={setText}
                error={null}
              />
              <p>
                <Button type="submit" disabled={form.busy}>
                  {t('provider.rate-send')}
                </Button>
              </p>
            </Form>
          )}
        </>
      )}
    />
  );
}
