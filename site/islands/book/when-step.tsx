import { useEffect, useState } from 'preact/hooks';
import { beside } from '../../lib/book/beside.ts';
import { lengthWords } from '../../lib/book/length-words.ts';
import { offerName, providerName } from '../../lib/book/offer.ts';
import { priceWords, visitFen, yuanWords } from '../../lib/book/price-words.ts';
import { otherZone } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useBooking } from './book-context.ts';
import { DayList } from './day-list.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import { Screen } from './screen.tsx';
import { TimeProblemBox } from './time-problem-box.tsx';
import type { ChosenOffering } from './use-offering.ts';
import { useSlots } from './use-slots.ts';

/** How long, and when: a list of days first, the calendar beside it. */
export function WhenStep() {
  const { t, lang } = useAccount().words;
  const { offering } = useBooking();
  const chosen = offering.value?.offering;
  return (
    <Screen
      withHold
      title={t('book.when.title')}
      about={chosen && beside(providerName(chosen, lang), offerName(chosen, lang))}
    >
      <TimeProblemBox />
      <Shown from={offering} show={({ offering: one }) => <Times offering={one} />} />
    </Screen>
  );
}

function Times({ offering }: { readonly offering: ChosenOffering['offering'] }) {
  const { words } = useAccount();
  const { t } = words;
  const { choices, go, hold, take, taking, timeProblem } = useBooking();
  const [view, setView] = useState<'list' | 'calendar'>('list');
  const { durationsMinutes, windowDays, mode, id } = offering;
  const minutes =
    durationsMinutes.find((length) => length === choices.minutes) ?? durationsMinutes[0]!;
  const at = mode === 'at_home' ? (choices.at ?? null) : null;
  const slots = useSlots({ offering: id, minutes, windowDays, at });
  // Somebody was faster: what is shown as free is old.
  useEffect(() => {
    if (timeProblem) slots.reload();
  }, [timeProblem]);
  const from = choices.from ? { from: choices.from } : {};
  const kept = hold.state === 'live' ? hold.kept : null;
  const chosen = kept?.offering === id ? kept.start : undefined;
  const onStart = (start: string) => void take(start, minutes);
  return (
    <>
      {chosen && (
        <div class="button-row">
          <Button onClick={() => void take(chosen, minutes)}>{t('book.when.keep')}</Button>
        </div>
      )}
      {durationsMinutes.length > 1 ? (
        <fieldset class="chips">
          <legend class="field-label">{t('book.when.length')}</legend>
          {durationsMinutes.map((length) => (
            <label class="chip" key={length}>
              <input
                type="radio"
                name="length"
                value={length}
                checked={length === minutes}
                onChange={() =>
                  go('when', { minutes: length, start: undefined, ...from }, 'replace')
                }
              />
              <span>{lengthWords(length, words)}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p>{t('book.when.takes', { length: lengthWords(minutes, words) })}</p>
      )}
      <p>
        {offering.priceUnit === 'hour'
          ? t('book.when.costs', {
              price: yuanWords(visitFen(offering, minutes), words),
              each: priceWords(offering, words),
            })
          : priceWords(offering, words)}
      </p>
      {otherZone(new Date()) && <p class="quiet">{t('book.when.zone')}</p>}
      <p role="status">{taking && t('book.when.taking')}</p>
      {slots.problem && (
        <div role="alert" class="account-notice">
          <p>{slots.problem}</p>
          <Button look="quiet" onClick={slots.reload}>
            {t('failure.retry')}
          </Button>
        </div>
      )}
      {slots.days === null ? (
        !slots.problem && <Skeleton lines={5} />
      ) : (
        <Tabs
          label={t('book.when.view')}
          tabs={[
            { code: 'list', label: t('book.when.list') },
            { code: 'calendar', label: t('book.when.calendar') },
          ]}
          chosen={view}
          onChoose={setView}
        >
          {view === 'list' ? (
            <DayList slots={slots} chosen={chosen ?? choices.start} onStart={onStart} />
          ) : (
            <MonthCalendar slots={slots} chosen={chosen ?? choices.start} onStart={onStart} />
          )}
        </Tabs>
      )}
    </>
  );
}
