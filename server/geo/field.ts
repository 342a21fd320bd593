/**
 * Values at the points of a regular lattice; positions are whole millionths of a degree, so that
 * everything drawn from a field has exact integer corners.
 */
export interface Field {
  /** Position of value 0, in 1e-6 degree. */
  west: number;
  south: number;
  stepLng: number;
  stepLat: number;
  columns: number;
  rows: number;
  /** Row by row from the south-west. The outermost ring must lie above every threshold. */
  values: Float32Array;
  /** Where neighbouring points belong to different streets, the value jumps, and a line between them stands on the border. */
  jumps?: Jumps;
}

export interface Jumps {
  /** Two neighbours that differ by more are no slope but a jump. */
  least: number;
  /** Row of `east` and `north` that tells of each point's street; -1 where there is none near. */
  streetOf: Int32Array;
  /** From a point to its street, in half metres. */
  east: Int8Array;
  north: Int8Array;
  /** Points farther than this from any street are nobody's. */
  offLimitMeters: number;
  stepMeters: number;
}
