import L from 'leaflet';
import type { GroundLayer } from '../lib/deployment-schema.ts';
import { shiftedBox, toGcj02 } from './shifted-grid.ts';

/** What Leaflet 1.9 keeps to itself of a grid layer. */
interface GridInside {
  _level: { origin: L.Point };
  _tiles: Record<string, { el: HTMLElement } | undefined>;
  _tileCoordsToKey(coords: L.Coords): string;
}

const TileLayer = L.TileLayer as unknown as new (
  url: string,
  options: L.TileLayerOptions,
) => L.TileLayer &
  GridInside & {
    _getTiledPixelBounds(center: L.LatLng): L.Bounds;
    _addTile(coords: L.Coords, container: DocumentFragment): void;
  };

/** Tiles in GCJ-02 on a WGS-84 map: each lies where its corners belong. */
class ShiftedTileLayer extends TileLayer {
  /** Which tiles are in view: counted in their own datum. */
  override _getTiledPixelBounds(center: L.LatLng): L.Bounds {
    const [lng, lat] = toGcj02([center.lng, center.lat]);
    return super._getTiledPixelBounds(L.latLng(lat, lng));
  }

  _getTilePos(coords: L.Coords): L.Point {
    const { left, top } = shiftedBox(coords.z, coords.x, coords.y, this.getTileSize().x);
    return L.point(left, top).subtract(this._level.origin);
  }

  override _addTile(coords: L.Coords, container: DocumentFragment): void {
    super._addTile(coords, container);
    const { width, height } = shiftedBox(coords.z, coords.x, coords.y, this.getTileSize().x);
    const tile = this._tiles[this._tileCoordsToKey(coords)]?.el;
    if (tile) Object.assign(tile.style, { width: `${width}px`, height: `${height}px` });
  }
}

const asHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Puts a layer of the deployment on the map. @returns the way to remove it */
export function addPictureGround(map: L.Map, layer: GroundLayer, pane: string): () => void {
  const Layer = layer.datum === 'gcj02' ? ShiftedTileLayer : L.TileLayer;
  const layers = layer.urls.map(
    (url) =>
      new Layer(url, {
        pane,
        subdomains: [...layer.subdomains],
        maxNativeZoom: layer.maxZoom,
        maxZoom: 19,
        attribution: asHtml(layer.attribution),
        referrerPolicy: 'no-referrer',
      }),
  );
  for (const one of layers) one.addTo(map);
  return () => {
    for (const one of layers) one.remove();
  };
}
