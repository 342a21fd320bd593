import { useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import type { OfferingAnswer, SlotsAnswer } from '../../../../server/contract/offering.ts';
import { localTimeIn } from '../../../lib/local-time.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import type { Position } from '../../../lib/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useLoaded } from '../office.ts';
import { ChoiceField } from './fields.tsx';
import { PartList } from './part-frame.tsx';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

interface Props {
  readonly door: Position;
  readonly offering: OfferingAnswer;
  readonly onHeld: (booking: BookingAnswer) => void;
}

/** Free starts of two weeks, day by day; a press holds one. */
export function CallSlots({ door, offering, onHeld }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const [duration, setDuration] = useState(String(offering.durationsMinutes[0]));
  const [instead, setInstead] = useState<readonly string[]>([]);
  const step = useStep();
  const atHome = offering.mode === 'at_home';
  const query = new URLSearchParams({
    duration,
    ...(atHome ? { lng: String(door[0]), lat: String(door[1]) } : {}),
  });
  const slots = useLoaded<SlotsAnswer>(`/offerings/${offering.id}/slots?${query}`);
  async function hold(start: string): Promise<void> {
    const answer = await step.take<BookingAnswer>('/bookings', {
      offering: offering.id,
      start,
      durationMinutes: Number(duration),
      as: 'office',
      ...(atHome ? { door: [...door] } : {}),
    });
    if (!answer) return;
    if (answer.ok) return onHeld(answer.value);
    const { failure } = answer;
    const suggested =
      failure.kind === 'problem'
        ? (failure.problem.suggestion as { nextFree?: string[] } | undefined)?.nextFree
        : undefined;
    setInstead(suggested ?? []);
    if (suggested) slots.reload();
  }
  const clock = (start: string) => words.time(localTimeIn('Asia/Shanghai', new Date(start)));
  return (
    <section class="visits-step">
      <h3>{t('office.visits.call-when')}</h3>
      {offering.durationsMinutes.length > 1 && (
        <div class="office-narrow">
          <ChoiceField
            id="call-duration"
            label={t('office.visits.duration')}
            error={null}
            value={duration}
            onText={setDuration}
            choices={offering.durationsMinutes.map((minutes) => ({
              code: String(minutes),
              label: t('office.visits.minutes', { count: minutes }),
            }))}
          />
        </div>
      )}
      <StepProblem step={step} />
      {step.problem?.code === 'no-such-entry' && <p>{t('office.visits.door-outside')}</p>}
      {instead.length > 0 && (
        <div class="visits-instead">
          <p>{t('office.visits.instead')}</p>
          <div class="visits-times">
            {instead.map((start) => (
              <Button
                key={start}
                look="quiet"
                disabled={step.busy}
                onClick={() => void hold(start)}
              >
                {momentWords(start, words)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <PartList
        list={slots}
        isEmpty={({ days }) => days.length === 0}
        empty={t('office.visits.no-slots')}
      >
        {(value) => (
          <ul class="visits-days">
            {value.days.map(({ day, starts, why }) => (
              <li key={day}>
                <h4>{words.day(`${day}T00:00`)}</h4>
                {starts.length === 0 ? (
                  <p class="quiet">{why && (lang === 'en' ? why.words.en : why.words.zh)}</p>
                ) : (
                  <div class="visits-times">
                    {starts.map((start) => (
                      <Button
                        key={start}
                        look="quiet"
                        disabled={step.busy}
                        aria-label={momentWords(start, words)}
                        onClick={() => void hold(start)}
                      >
                        {clock(start)}
                      </Button>
                    ))}
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </PartList>
    </section>
  );
}
