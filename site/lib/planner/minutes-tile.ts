/** Cells along a side of a tile of minutes. */
export const tileSide = 128;
/** More minutes than a byte can say. */
export const tileBeyond = 254;
/** No street near, or none that leads there. */
export const tileNoStreet = 255;

/** What a cell of a tile says: whole minutes, or why there are none. */
export type TileMinutes = number | 'beyond' | 'no-street';
