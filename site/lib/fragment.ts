import { isLocalTime } from './local-time.ts';
import { isMinutes, profileCodes, type Position, type ViewState } from './view-state.ts';

/** About one metre: finer than anybody can drag a pin. */
const decimals = 5;
const maxIdLength = 200;

export const roundPosition = ([lng, lat]: Position): Position => [
  Number(lng.toFixed(decimals)),
  Number(lat.toFixed(decimals)),
];

/**
 * Reads `#pos=113.5,22.3&profile=elder&minutes=20&kind=rural&at=2026-11-24T19:30&region=…&facility=…&with=113.6,22.4&to=…&show=streets`.
 * Any string is accepted: what is not understood is left out, nothing throws.
 */
export function parseFragment(fragment: string): ViewState {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const position = parsePosition(fields.get('pos'));
  const profile = profileCodes.find((code) => code === fields.get('profile'));
  const minutes = Number(fields.get('minutes') ?? Number.NaN);
  const kind = fields.get('kind');
  const at = fields.get('at');
  const region = parseId(fields.get('region'));
  const facility = parseId(fields.get('facility'));
  const second = parsePosition(fields.get('with'));
  const step = parseStep(fields.get('step'));
  const to = parsePosition(fields.get('to'));
  return {
    profile: profile ?? 'walk',
    ...(position && { position }),
    ...(isMinutes(minutes) && { minutes }),
    ...((kind === 'urban' || kind === 'rural') && { kind }),
    ...(at !== null && isLocalTime(at) && { at }),
    ...(region && { region }),
    ...(facility && { facility }),
    ...(second && { with: second }),
    ...(step && { step }),
    ...(to && { to }),
    ...(fields.get('show') === 'streets' && { show: 'streets' }),
  };
}

/** The inverse of `parseFragment` for positions of five decimals, without the `#`; empty for an empty view. */
export function formatFragment(view: ViewState): string {
  const fields = new URLSearchParams();
  if (view.position) fields.set('pos', pair(view.position));
  if (view.profile !== 'walk') fields.set('profile', view.profile);
  if (view.minutes !== undefined) fields.set('minutes', String(view.minutes));
  if (view.kind) fields.set('kind', view.kind);
  if (view.at) fields.set('at', view.at);
  if (view.region) fields.set('region', view.region);
  if (view.facility) fields.set('facility', view.facility);
  if (view.with) fields.set('with', pair(view.with));
  if (view.step) fields.set('step', view.step);
  if (view.to) fields.set('to', pair(view.to));
  if (view.show) fields.set('show', view.show);
  // These three are legal in a fragment, and a link is read by people too.
  return fields.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
}

const pair = (position: Position): string => roundPosition(position).map(plain).join(',');

/** Never exponent notation: 0.00001, not 1e-5. */
const plain = (degrees: number): string => degrees.toFixed(decimals).replace(/\.?0+$/, '');

// Latitudes up to 180 pass: swapped coordinates are the API's to recognise and to explain.
function parsePosition(text: string | null): Position | undefined {
  const match = /^(-?\d{1,3}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(text ?? '');
  if (!match) return undefined;
  const position: Position = [Number(match[1]), Number(match[2])];
  return position.every((degrees) => Math.abs(degrees) <= 180)
    ? roundPosition(position)
    : undefined;
}

const parseId = (text: string | null): string | undefined =>
  text && text.length <= maxIdLength ? text : undefined;

const parseStep = (text: string | null): string | undefined =>
  /^[a-z][a-z-]{1,39}$/.test(text ?? '') ? text! : undefined;
