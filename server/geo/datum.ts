import gcoord from 'gcoord';
import { position, type Position } from './position.ts';

/** From GCJ-02, the shifted datum of Chinese map services, to WGS-84. Within China exact to about a metre. */
export function fromGcj02(lng: number, lat: number): Position {
  const [x, y] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84);
  return position(x!, y!);
}

/** From BD-09, Baidu's datum, in degrees. */
export function fromBd09(lng: number, lat: number): Position {
  const [x, y] = gcoord.transform([lng, lat], gcoord.BD09, gcoord.WGS84);
  return position(x!, y!);
}

/** From BD-09 in Baidu's map metres, as its pages' addresses have it. */
export function fromBd09Meters(x: number, y: number): Position {
  const [lng, lat] = gcoord.transform([x, y], gcoord.BD09MC, gcoord.WGS84);
  return position(lng!, lat!);
}
