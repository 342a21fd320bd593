import { roundPosition } from '../fragment.ts';
import type { Position } from '../view-state.ts';

export const isPosition = (at: Position): boolean =>
  at.every((degrees) => Number.isFinite(degrees) && Math.abs(degrees) <= 180);

/** “112.9418,23.4828”, to about a metre. */
export const positionText = (at: Position): string => roundPosition(at).join(',');

/** Undefined for whatever is no pair of degrees. */
export function readPosition(text: string | null): Position | undefined {
  const match = /^(-?\d{1,3}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(text ?? '');
  if (!match) return undefined;
  const position: Position = [Number(match[1]), Number(match[2])];
  return isPosition(position) ? roundPosition(position) : undefined;
}

/** `lng` and `lat` for a query of the API. */
export const positionQuery = ([lng, lat]: Position): string => `lng=${lng}&lat=${lat}`;
