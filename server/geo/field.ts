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
}
