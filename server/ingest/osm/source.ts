import type { OsmElement } from './element.ts';

/** Degrees, WGS-84: west, south, east, north. */
export type OsmBounds = [west: number, south: number, east: number, north: number];

/** The kinds a caller needs; one that is absent or false is not built. */
export interface Want {
  nodes?: boolean;
  ways?: boolean;
  relations?: boolean;
}

/** A set of OSM elements that can be read several times, once per pass. */
export interface OsmSource {
  /** For messages: the path as it was given. */
  readonly name: string;
  /** What `onBytes` reaches at the end of a pass: the size of the file as stored, compressed or not. */
  readonly totalBytes: number;
  /** The box that the file says it covers, or null if it does not say. */
  bounds(): Promise<OsmBounds | null>;
  /**
   * One pass over the elements in the file's order, in batches. The next part of the file is read only when the
   * next batch is asked for. Leaving the loop early closes the file.
   * @throws {BrokenOsmFile} as soon as the pass meets the broken part
   */
  read(want: Want, onBytes?: (bytesRead: number) => void): AsyncIterable<OsmElement[]>;
}
