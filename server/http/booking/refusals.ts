/** What the store refuses, as problems. */
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';

/** Any refusal of the store: a reason, and the values that its sentence quotes. */
export interface Refused {
  ok: false;
  reason: string;
  [more: string]: unknown;
}

const missing = new Set([
  'unknown-provider',
  'unknown-offering',
  'unknown-resource',
  'unknown-booking',
  'unknown-series',
]);

/** @param id what was asked for. A reason that nobody knows is a bug and thrown as one. */
export function refusalOf(refused: Refused, id = ''): Refusal {
  const { reason } = refused;
  if (missing.has(reason))
    return new Refusal('no-such-entry', { value: shown(refused.value ?? id) });
  switch (reason) {
    case 'changed-meanwhile':
    case 'stale':
      return new Refusal('changed-meanwhile', { value: Number(refused.version) });
    // Somebody else's booking is told of as one that is not there.
    case 'not-yours':
      return new Refusal('no-such-entry', { value: shown(id) });
    case 'not-from-here':
      return new Refusal('wrong-state', { value: String(refused.state) });
    case 'credit-code-taken':
      return new Refusal('credit-code-taken', { value: shown(refused.value) });
    case 'already-vetted':
      return new Refusal('invalid-field', { name: 'name', value: 'approved' });
    case 'wrong-plan':
      return new Refusal('invalid-field', {
        name: 'plan',
        value: shown(JSON.stringify(refused.fault)),
      });
    case 'no-time':
      return new Refusal('invalid-field', { name: 'until', value: 'from' });
    case 'key-reused':
      return new Refusal('key-reused');
    case 'needs':
    case 'needs-reason':
      return new Refusal('reason-needed');
    default:
      throw new Error(`the store refused with ${reason}, which has no problem`);
  }
}
