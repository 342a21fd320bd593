import { useEffect, useState } from 'preact/hooks';
import type { ScheduleAnswer } from '../../../server/contract/booking.ts';
import type { WorkingTimeAnswer } from '../../../server/contract/resource.ts';
import { gapsBefore, isMade, legsOf, type Visit } from '../../lib/day-legs.ts';
import { daysLater } from '../../lib/local-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DayMap } from './day-map.tsx';
import { DayPicker } from './day-picker.tsx';
import { useDesk } from './desk.ts';
import { StaffChoice } from './staff-choice.tsx';
import { useLooked } from './use-looked.ts';
import { useRoutes } from './use-routes.ts';
import { VisitCard } from './visit-card.tsx';

/** One day: its visits in order of time with the ways between them, and the same as a map. */
export function Today() {
  const { words } = useAccount();
  const { t } = words;
  const { own, view, go, isManager } = useDesk();
  const { provider } = own;
  const [today, setToday] = useState<string | null>(null);
  const query = new URLSearchParams();
  if (view.day) query.set('from', view.day);
  if (isManager && view.resource) query.set('resource', view.resource);
  const loaded = useLooked<ScheduleAnswer>(
    `/providers/${provider.id}/schedule?${query.toString()}`,
  );
  const staff = useLooked<WorkingTimeAnswer>(
    isManager ? `/providers/${provider.id}/working-time` : null,
  );
  const schedule = loaded.value;
  useEffect(() => {
    // The service knows what day it is; the browser's clock may be anywhere.
    if (schedule && !view.day) setToday(schedule.from);
  }, [schedule?.from]);
  const visits = schedule?.visits ?? [];
  const [lng, lat] = provider.position as [number, number];
  const legs = legsOf(visits, [lng, lat]);
  const routes = useRoutes(legs);
  const gaps = gapsBefore(visits);
  const numbers = new Map(visits.filter(isMade).map(({ id }, i) => [id, i + 1]));

  const put = (now: Pick<Visit, 'id'> & Partial<Visit>) =>
    schedule &&
    loaded.set({
      ...schedule,
      visits: schedule.visits.map((one) => (one.id === now.id ? { ...one, ...now } : one)),
    });

  const secondsTo = (visit: Visit): number | null =>
    visit.waySeconds ?? (routes.get(visit.id)?.fromBase ? routes.get(visit.id)!.seconds : null);

  return (
    <section class="today" aria-labelledby="today-heading">
      <h2 id="today-heading" class="visually-hidden">
        {t('provider.tab-today')}
      </h2>
      <div class="provider-bar">
        <DayPicker
          day={view.day ?? schedule?.from ?? null}
          today={today}
          onDay={(day) => go({ day: day === today ? null : day })}
          step={(day, days) => daysLater(`${day}T00:00`, days).slice(0, 10)}
        />
        {isManager && staff.value && (
          <StaffChoice
            id="today-staff"
            resources={staff.value.resources}
            chosen={view.resource}
            onChoose={(resource) => go({ resource })}
          />
        )}
      </div>
      <Shown
        from={loaded}
        show={(day) => (
          <div class="today-parts">
            {day.visits.length === 0 ? (
              <EmptyState title={t('provider.no-visits')} text={t('provider.no-visits-text')} />
            ) : (
              <ol class="visit-list">
                {day.visits.map((visit) => (
                  <VisitCard
                    key={visit.id}
                    visit={visit}
                    number={numbers.get(visit.id) ?? null}
                    gapMinutes={gaps.get(visit.id) ?? null}
                    waySeconds={secondsTo(visit)}
                    onChanged={put}
                    onMoved={loaded.load}
                  />
                ))}
              </ol>
            )}
            {legs.length > 0 && (
              <DayMap
                base={[lng, lat]}
                stops={legs.map(({ visit, to }) => ({
                  number: numbers.get(visit) ?? 0,
                  position: to,
                }))}
                lines={[...routes.values()].map(({ line }) => line)}
              />
            )}
          </div>
        )}
      />
    </section>
  );
}
