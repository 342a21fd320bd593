/** What we use of vt-pbf. The published types stand on an older geojson-vt. */
declare module 'vt-pbf' {
  interface Feature {
    /** 1 points, 2 lines, 3 areas. */
    type: 1 | 2 | 3;
    properties: Readonly<Record<string, string | number>>;
    loadGeometry(): { x: number; y: number }[][];
  }
  interface Layer {
    name: string;
    version: number;
    extent: number;
    length: number;
    feature(index: number): Feature;
  }
  const vtPbf: { fromVectorTileJs(tile: { layers: Record<string, Layer> }): Uint8Array };
  export default vtPbf;
}
