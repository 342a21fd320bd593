/** What the store refuses about complaints, as problems. */
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';
import type { ComplaintRefusal, ComplaintRow } from '../../store/app/booking/complaints.ts';

/** @param row as it was when the caller was let in: a step that is the other side's is one that cannot be taken from here */
export function complaintRefusal(refused: ComplaintRefusal, row: ComplaintRow): Refusal {
  switch (refused.reason) {
    case 'stale':
      return new Refusal('changed-meanwhile', { value: refused.version });
    case 'needs':
      return new Refusal('missing-field', { name: nameOf[refused.missing[0]!] });
    case 'not-from-here':
    case 'not-yours':
      return new Refusal('wrong-complaint-state', { value: row.state });
    case 'unknown-complaint':
    case 'unknown-booking':
      return new Refusal('no-such-entry', { value: shown(row.id) });
  }
}

/** Of the body. */
const nameOf = { reason: 'words', answer: 'words', owner: 'owner', outcome: 'outcome' } as const;
