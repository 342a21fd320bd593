/** What the store refuses, as problems. */
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';

/** Any refusal of the store: a reason, and the values that its sentence quotes. */
export interface Refused {
  ok: false;
  reason: string;
  [more: string]: unknown;
}

/** What sentences quote besides. */
export interface Asked {
  /** What was asked for: an id. */
  id?: string;
  /** As it was sent. */
  start?: string;
  duration?: number | undefined;
  durations?: readonly number[] | undefined;
  at?: { lng: number; lat: number } | undefined;
  phone?: string | undefined;
  extensions?: number;
  /** The next free times, asked for only where the time was taken. */
  nextFree?: () => string[];
}

const missing = new Set([
  'unknown-provider',
  'unknown-offering',
  'unknown-resource',
  'unknown-booking',
  'unknown-series',
  'unknown-complaint',
  'unknown-rating',
  'unknown-grant',
  // Somebody else's is told of as one that is not there.
  'not-yours',
]);

/** A reason that nobody knows is a bug and thrown as one. */
export function refusalOf(refused: Refused, asked: Asked = {}): Refusal {
  const { reason } = refused;
  if (missing.has(reason))
    return new Refusal('no-such-entry', { value: shown(refused.value ?? asked.id ?? '') });
  return ofBooking(refused, asked) ?? ofRows(refused);
}

function ofBooking(refused: Refused, asked: Asked): Refusal | null {
  switch (refused.reason) {
    case 'slot-taken':
    case 'busy': {
      const because = (refused.because as { reason: string } | undefined)?.reason ?? 'taken';
      return new Refusal(
        'slot-taken',
        { start: shown(asked.start ?? ''), because },
        { because, nextFree: asked.nextFree?.() ?? [] },
      );
    }
    case 'too-many-holds':
      return new Refusal('too-many-holds', { count: Number(refused.most) });
    case 'lapsed':
      return new Refusal('hold-lapsed');
    case 'no-more-extensions':
      return new Refusal('not-extendable', { count: asked.extensions ?? 1 });
    case 'out-of-area':
      return new Refusal('no-one-comes', asked.at ?? { lng: '–', lat: '–' });
    case 'no-such-duration':
      return new Refusal('invalid-duration', {
        value: asked.duration ?? '',
        known: (asked.durations ?? []).join(', '),
      });
    case 'wrong-door':
      return new Refusal(asked.at ? 'no-door-here' : 'door-needed');
    case 'not-from-here':
      return new Refusal('wrong-state', { value: String(refused.state) });
    case 'too-late':
      return new Refusal('too-late', { last: iso(refused.untilMs), phone: asked.phone ?? '' });
    case 'too-early':
      return new Refusal('too-early', { first: iso(refused.fromMs) });
    case 'provider-must-agree':
      return new Refusal('provider-must-agree');
    case 'wrong-code':
      return new Refusal('wrong-visit-code', {}, { left: refused.left });
    case 'too-many-wrong-codes':
      return new Refusal('codes-spent');
    case 'needs': {
      const [need] = refused.missing as string[];
      return need === 'reason'
        ? new Refusal('reason-needed')
        : new Refusal('missing-field', { name: need ?? '' });
    }
    default:
      return null;
  }
}

function ofRows(refused: Refused): Refusal {
  switch (refused.reason) {
    case 'changed-meanwhile':
    case 'stale':
      return new Refusal('changed-meanwhile', { value: Number(refused.version) });
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
    case 'wrong-state':
      return new Refusal('wrong-state', { value: String(refused.state) });
    case 'needs-reason':
      return new Refusal('reason-needed');
    default:
      throw new Error(`the store refused with ${refused.reason}, which has no problem`);
  }
}

const iso = (ms: unknown) => new Date(Number(ms)).toISOString();
