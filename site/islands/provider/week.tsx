import type { ScheduleAnswer } from '../../../server/contract/booking.ts';
import type { WorkingTimeAnswer } from '../../../server/contract/resource.ts';
import { isMade, type Visit } from '../../lib/day-legs.ts';
import { datePart, daysLater, weekdayOf } from '../../lib/local-time.ts';
import { dayOf } from '../../lib/visit-words.ts';
import { piecesOf } from '../../lib/week-cells.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DayPicker } from './day-picker.tsx';
import { useDesk } from './desk.ts';
import { useLooked } from './use-looked.ts';
import { useWide } from './use-wide.ts';
import { WeekByDay } from './week-by-day.tsx';
import type { WeekRow } from './week-row.ts';
import { WeekTable } from './week-table.tsx';

const wideEnough = '(min-width: 60rem)';

/** A week by people and days: what is booked with its buffers, who is away, what is free. */
export function Week() {
  const { words } = useAccount();
  const { t } = words;
  const { own, view, go } = useDesk();
  const isWide = useWide(wideEnough);
  const base = `/providers/${own.provider.id}`;
  const now = useLooked<WorkingTimeAnswer>(`${base}/working-time`);
  const today = now.value?.days[0] ?? null;
  const day = view.day ?? today;
  const monday = day && mondayOf(day);
  const sunday = monday && later(monday, 6);
  const time = useLooked<WorkingTimeAnswer>(monday && `${base}/working-time?from=${monday}`);
  const schedule = useLooked<ScheduleAnswer>(
    monday && `${base}/schedule?from=${monday}&to=${sunday}`,
  );
  return (
    <section aria-labelledby="week-heading">
      <h2 id="week-heading" class="visually-hidden">
        {t('provider.tab-week')}
      </h2>
      <div class="provider-bar">
        <DayPicker
          day={monday}
          today={today && mondayOf(today)}
          onDay={(chosen) => go({ day: chosen })}
          step={later}
          days={7}
        />
        <p class="week-legend">
          <span class="piece piece-visit">{t('provider.piece-visit')}</span>
          <span class="piece piece-leave">{t('provider.piece-leave')}</span>
          <span class="piece piece-free">{t('provider.piece-free')}</span>
        </p>
      </div>
      <Shown
        from={time}
        show={(working) => (
          <Shown
            from={schedule}
            show={({ visits }) => {
              const rows = rowsOf(working, visits);
              if (rows.length === 0)
                return (
                  <EmptyState title={t('provider.no-people')} text={t('provider.no-people-text')} />
                );
              return isWide ? (
                <WeekTable days={working.days} rows={rows} />
              ) : (
                <WeekByDay days={working.days} rows={rows} first={day!} />
              );
            }}
          />
        )}
      />
    </section>
  );
}

function rowsOf({ days, resources }: WorkingTimeAnswer, visits: readonly Visit[]): WeekRow[] {
  return resources.map(({ resource, label, working, absences }) => ({
    resource,
    label,
    days: days.map((day, i) =>
      piecesOf({
        working: working[i] ?? [],
        absences,
        visits: visits
          .filter((one) => one.resource === resource && dayOf(one.start) === day && isMade(one))
          .map((visit) => ({ from: visit.blockedFrom, until: visit.blockedUntil, visit })),
      }),
    ),
  }));
}

const later = (day: string, days: number): string => datePart(daysLater(`${day}T00:00`, days));

/** Weeks begin on Monday. */
function mondayOf(day: string): string {
  return later(day, -((weekdayOf(`${day}T00:00`) + 6) % 7));
}
