/** What was told by message has arrived: nothing of a month goes out when the demo begins. One letter was not taken by the gateway. */
import { writeLetter } from '../../server/booking-letters.ts';
import { leaseMs } from '../../server/jobs/deliver.ts';
import type { Records } from '../../server/store/app/records.ts';

const atOnce = 200;
/** Of the letters, counted from the first. */
const refusedLetter = 40;

/** @returns delivers what is due by the records' clock */
export function letterBox(records: Records, rules: Parameters<typeof writeLetter>[2]): () => void {
  const { outbox } = records.booking;
  let count = 0;
  return () => {
    for (;;) {
      const due = outbox.claim(atOnce, leaseMs);
      for (const told of due) {
        const written = writeLetter(records, told, rules, null);
        if (written.ok && ++count === refusedLetter)
          outbox.failed(told.number, 'gateway-refused', null);
        else if (written.ok) outbox.sent(told.number);
        else if (written.why === 'moot') outbox.moot(told.number);
        else outbox.failed(told.number, written.why, null);
      }
      if (due.length < atOnce) return;
    }
  };
}
