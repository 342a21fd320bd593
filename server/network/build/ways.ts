import type { Bounds } from '../../geo/position.ts';

export type Tags = Readonly<Record<string, string>>;

/** A way of the network with the indices of its points in `Points`, already cut where data is missing. */
export interface StreetWay {
  points: number[];
  flags: number;
  area: boolean;
  name: string;
  /** Seconds for the whole way; 0 unless a ferry says its duration. */
  ferrySeconds: number;
  /** Cars drive here. */
  carriageway: boolean;
  /** The way itself says that its crossing has a signal. */
  signalled: boolean;
}

/** Points that ways are made of. Coordinates are integers of 1e-7 degree. */
export interface Points {
  lng: Int32Array;
  lat: Int32Array;
  count: number;
  /** Tags of the points that matter: barriers, crossings, entrances. */
  tags: Map<number, Tags>;
  /** Points where a street leaves the data. */
  border: Set<number>;
}

export interface Streets {
  points: Points;
  ways: StreetWay[];
  bounds: Bounds;
}
