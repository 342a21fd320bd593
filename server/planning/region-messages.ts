/** What goes to the thread of a region: each part once, by a number, as long as it is the same object. */
import type { Facility, RegionInfo } from '../domain/region.ts';
import type { Kind, Question, Told } from './questions.ts';

/** Numbers of parts that were sent before or with this message. */
export interface RegionMessage {
  type: 'region';
  info: RegionInfo;
  network: number;
  places: number;
  communities: number;
  /** Who signed for which category; null where no community is known. */
  signed: number | null;
  population: number | null;
  divisionNames: number;
  /** In the region's order. */
  facilities: Uint32Array;
  aliases: ReadonlyMap<string, string> | null;
  added: [number: number, part: unknown][];
}

export type ToThread =
  | { type: 'facilities'; region: string; added: [number: number, facility: Facility][] }
  | RegionMessage
  | { type: 'forget'; region: string }
  | { type: 'question'; id: number; region: string; question: Question };

export type FromThread = { id: number } & (
  { told: Told<Kind> } | { fault: { message: string; stack: string | undefined } }
);

export function partsOf(message: RegionMessage): number[] {
  const { network, places, communities, signed, population, divisionNames } = message;
  return [network, places, communities, signed, population, divisionNames].filter(
    (number) => number !== null,
  );
}
