import type { Position } from '../view-state.ts';
import { formatOfferView, readOfferView } from './offer-view-text.ts';
import { type OfferView, wholeList } from './offer-list.ts';
import { isPosition, positionText, readPosition } from './position-text.ts';

/** One thing per page, in the order in which they are asked. */
export const bookSteps = [
  'where',
  'what',
  'who',
  'offer',
  'when',
  'sign-in',
  'repeat',
  'whom',
  'contact',
  'check',
  'done',
] as const;
export type BookStep = (typeof bookSteps)[number];

/** What stands in the `#fragment`: nothing of it says who somebody is. */
export interface BookChoices {
  readonly step: BookStep;
  /** The door. */
  readonly at?: Position;
  /** Code of a kind of service. */
  readonly kind?: string;
  /** Whether it comes or one goes to it; both, where absent. */
  readonly mode?: ServiceMode;
  readonly offering?: string;
  /** How long. */
  readonly minutes?: number;
  /** ISO 8601, UTC. */
  readonly start?: string;
  /** How the list of that kind's providers is looked at; absent where it is the whole list. */
  readonly list?: OfferView;
  /** The screen was opened by a “change” of the last one and leads back there. */
  readonly from?: 'check';
}

export const serviceModes = ['at_home', 'at_facility'] as const;
export type ServiceMode = (typeof serviceModes)[number];

const mostMinutes = 720;
const shapes = { kind: /^[a-z][a-z-]{1,39}$/, offering: /^[\w-]{1,60}$/ } as const;

/** Any string is accepted: what is not understood is left out, nothing throws. */
export function parseBook(fragment: string): BookChoices {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const step = bookSteps.find((name) => name === fields.get('step'));
  const at = readPosition(fields.get('at'));
  const kind = fields.get('kind') ?? '';
  const mode = serviceModes.find((one) => one === fields.get('mode'));
  const offering = fields.get('offering') ?? '';
  const minutes = Number(fields.get('minutes') ?? Number.NaN);
  const start = readStart(fields.get('start'));
  const list = readOfferView(fields);
  return {
    // Links from a circle bring a door and no step.
    step: step ?? (at ? 'what' : 'where'),
    ...(at && { at }),
    ...(shapes.kind.test(kind) && { kind }),
    ...(mode && { mode }),
    ...(shapes.offering.test(offering) && { offering }),
    ...(Number.isInteger(minutes) && minutes > 0 && minutes <= mostMinutes && { minutes }),
    ...(start && { start }),
    ...(list !== wholeList && { list }),
    ...(fields.get('from') === 'check' && { from: 'check' as const }),
  };
}

/** The inverse of `parseBook`, without the `#`. */
export function formatBook(choices: BookChoices): string {
  const { step, at, kind, mode, offering, minutes, start, list, from } = choices;
  const fields = new URLSearchParams({ step });
  if (at && isPosition(at)) fields.set('at', positionText(at));
  if (kind) fields.set('kind', kind);
  if (mode) fields.set('mode', mode);
  if (offering) fields.set('offering', offering);
  if (minutes !== undefined) fields.set('minutes', String(minutes));
  if (start) fields.set('start', start);
  if (list) formatOfferView(list, fields);
  if (from) fields.set('from', from);
  // Both are legal in a fragment, and a link is read by people too.
  return fields.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function readStart(text: string | null): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(text ?? '')) return undefined;
  const ms = Date.parse(text!);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
