import type { ComponentChildren } from 'preact';
import { useAccount } from '../account/account-context.ts';
import { BigWhen } from './big-when.tsx';
import { useServiceName } from './booking-group-rows.tsx';
import { Changed } from './changed.tsx';
import { DoorCodes } from './door-codes.tsx';
import { ForWhom } from './for-whom.tsx';
import { useOne } from './one-booking.ts';
import { Proposal } from './proposal.tsx';
import { StateLine } from './state-line.tsx';
import { TakeAway } from './take-away.tsx';
import { VisitActions } from './visit-actions.tsx';
import { VisitFacts } from './visit-facts.tsx';
import { VisitHistory } from './visit-history.tsx';
import { WhoComes } from './who-comes.tsx';

interface Props {
  /** What follows a visit: ratings, complaints. */
  readonly after?: ComponentChildren;
  readonly aside?: ComponentChildren;
}

/** All that a resident may know of a booking: first when, who and what to say at the door, then what can be done, then the rest. */
export function BookingView({ after, aside }: Props) {
  const { t } = useAccount().words;
  const { booking } = useOne();
  return (
    <>
      <Changed />
      <div class="account-cards">
        <div class="account-column">
          <section class="account-card next-visit">
            <h1>{useServiceName(booking)}</h1>
            <BigWhen booking={booking} />
            <ForWhom relation={booking.relation} name={booking.details?.name ?? null} />
            <StateLine booking={booking} />
            <WhoComes booking={booking} />
            <DoorCodes booking={booking} />
            <p class="quiet">{t('bookings.number', { code: booking.code })}</p>
          </section>
          <Proposal />
          <VisitActions />
          {after}
        </div>
        <div class="account-column">
          <VisitFacts />
          <TakeAway />
          {aside}
          <VisitHistory />
        </div>
      </div>
    </>
  );
}
