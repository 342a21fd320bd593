/**
 * What an edge carries in its 32 bits. An edge runs from node `from` to node `to`.
 *
 * Access comes in classes, because several profiles share one: `walk` and `elder` use FOOT, `pram`
 * uses PRAM (always a part of FOOT), `bike` and `ebike` use the BIKE pair, the only ones with a direction.
 */
export const edgeFlag = {
  foot: 1 << 0,
  pram: 1 << 1,
  bikeForward: 1 << 2,
  bikeBackward: 1 << 3,
  /** Bicycles may be pushed only (`bicycle=dismount`): walking speed. */
  bikePushed: 1 << 4,
  steps: 1 << 5,
  ferry: 1 << 6,
  /** Zero metres long: a gate or another barrier between two copies of one node. */
  gate: 1 << 7,
  bridge: 1 << 8,
  tunnel: 1 << 9,
  /** A marked crossing of a carriageway. */
  crossing: 1 << 10,
  /** Half of a signal's wait lies on this end, because the edge crosses a carriageway there. */
  signalAtFrom: 1 << 11,
  signalAtTo: 1 << 12,
  /** A straight line across a pedestrian area, not a mapped way: no street length of its own. */
  acrossArea: 1 << 13,
  /** With `gate`: a stile, a fence or the like, which no route calls a gate. */
  noDoor: 1 << 14,
  /**
   * Closed to the public on foot by its access tags, though one could walk there. Kept in the network, usable by no profile on
   * foot, so that a detour can be laid to it: a copy of the graph for that alone would double every region.
   */
  closed: 1 << 15,
} as const;

/** Street class in bits 16–18, for drawing. */
export const streetClasses = ['path', 'street', 'major', 'steps', 'ferry'] as const;
export type StreetClass = (typeof streetClasses)[number];
const streetClassShift = 16;

export function streetClassBits(name: StreetClass): number {
  return streetClasses.indexOf(name) << streetClassShift;
}

export function streetClassOf(flags: number): StreetClass {
  return streetClasses[(flags >> streetClassShift) & 7] ?? 'street';
}

/** Neither ferries nor gates are places where one stands: nobody snaps there, no cell of a field is theirs. */
export const notAStreet = edgeFlag.ferry | edgeFlag.gate;

/** Ferries, gates and lines across squares do not count as street length. */
export const notStreetLength = notAStreet | edgeFlag.acrossArea;

/** Node flag: a street that goes on beyond the data ends here. */
export const nodeAtBorder = 1;
