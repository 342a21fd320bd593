import { useEffect } from 'preact/hooks';
import type { SeenComplaint } from '../../../server/contract/complaint.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { useBookings, useDraft } from './bookings-context.ts';
import { ComplaintCard } from './complaint-card.tsx';
import { ComplaintForm } from './complaint-form.tsx';
import { useOne } from './one-booking.ts';

/** Complaints about this visit, and the way to make one. They go to the office, not to the provider. */
export function OwnComplaints() {
  const { t } = useAccount().words;
  const { booking } = useOne();
  const { messages } = useBookings();
  const own = useLoaded<{ complaints: SeenComplaint[] }>('/account/complaints');
  const [open, setOpen] = useDraft(`${booking.id}:complaining`, false);
  const told = messages?.find(({ kind }) => kind.startsWith('complaint:'))?.number;
  useEffect(() => {
    if (own.value) void own.load();
  }, [told]);
  return (
    <Card id="complaints" title={t('bookings.complaints')}>
      <Shown
        from={own}
        show={({ complaints }) => {
          const here = complaints.filter((one) => one.booking === booking.id);
          const waiting = here.some(({ closedAt }) => closedAt === null);
          return (
            <>
              {here.map(({ id, version }) => (
                <ComplaintCard key={id} id={id} version={version} onChanged={own.load} />
              ))}
              {!waiting && !open && (
                <>
                  <p>{t('bookings.complaint.lead')}</p>
                  <p class="button-row">
                    <Button look="quiet" onClick={() => setOpen(true)}>
                      {t('bookings.complain')}
                    </Button>
                  </p>
                </>
              )}
              {!waiting && open && (
                <ComplaintForm
                  onClose={() => setOpen(false)}
                  onDone={() => {
                    setOpen(false);
                    void own.load();
                  }}
                />
              )}
            </>
          );
        }}
      />
    </Card>
  );
}
