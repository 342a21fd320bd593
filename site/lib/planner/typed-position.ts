import type { Position } from '../view-state.ts';

/** Six decimals are a tenth of a metre. */
const decimals = 6;

/** Two numbers, longitude first, with a comma or a blank between; null for anything else. */
export function typedPosition(text: string): Position | null {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，、;；\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text);
  if (!found) return null;
  const [lng, lat] = [Number(found[1]), Number(found[2])];
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? rounded([lng, lat]) : null;
}

export const positionText = (position: readonly number[]): string =>
  position.map((degree) => String(round(degree))).join(', ');

export const rounded = ([lng, lat]: Position): Position => [round(lng), round(lat)];

const round = (degree: number) => Math.round(degree * 10 ** decimals) / 10 ** decimals;
