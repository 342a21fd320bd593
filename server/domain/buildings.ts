/** Houses that people may live in, as a map has them: for spreading a community's people over them. */
export interface Buildings {
  /** Middle of the footprint, in 1e-7 degree. */
  readonly lng: Int32Array;
  readonly lat: Int32Array;
  /** Of the footprint. */
  readonly squareMeters: Float32Array;
  /** Storeys as they are tagged; 0 where nobody said. */
  readonly levels: Float32Array;
}

/** Ground times storeys; a house that says no storeys has one. */
export function floorSquareMeters({ squareMeters, levels }: Buildings, building: number): number {
  return squareMeters[building]! * (levels[building]! || 1);
}
