import type { Translator } from '../i18n/translator.ts';
import type { Position } from './view-state.ts';

const directions = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof directions)[number];

const metersPerDegree = 111_320;
/** Shorter moves are none: positions are rounded to about a metre. */
const leastMeters = 2;

export interface Move {
  readonly direction: Direction;
  /** As the crow flies, on a plane: exact to a per mille over the few hundred metres of a pin's steps. */
  readonly meters: number;
}

/** So many metres from a place, on a plane. */
export function stepFrom([lng, lat]: Position, direction: Direction, meters: number): Position {
  const angle = (directions.indexOf(direction) * Math.PI) / 4;
  const degrees = meters / metersPerDegree;
  return [
    lng + (Math.sin(angle) * degrees) / Math.cos((lat * Math.PI) / 180),
    lat + Math.cos(angle) * degrees,
  ];
}

/** How one gets from one place to another as the crow flies; null when it is the same place. */
export function moveBetween(from: Position, to: Position): Move | null {
  const north = (to[1] - from[1]) * metersPerDegree;
  const east = (to[0] - from[0]) * metersPerDegree * Math.cos((from[1] * Math.PI) / 180);
  const meters = Math.hypot(north, east);
  if (meters < leastMeters) return null;
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return { direction: directions[(eighth + 8) % 8]!, meters };
}

/** “向东 20 米，到解放路”; null for the same place. */
export function moveWords(
  from: Position,
  to: Position,
  street: string | null,
  { t, meters }: Translator,
): string | null {
  const move = moveBetween(from, to);
  if (!move) return null;
  const params = {
    direction: t(`compass.${move.direction}`),
    // Steps are of whole tens of metres; rounding of positions must not make 19 of 20.
    distance: meters(Math.round(move.meters / 5) * 5 || move.meters),
  };
  return street ? t('pin.moved-to', { ...params, street }) : t('pin.moved', params);
}
