import gcoord from 'gcoord';
import { position, type Position } from './position.ts';

/** From GCJ-02, the shifted datum of Chinese map services, to WGS-84. Within China exact to about a metre. */
export function fromGcj02(lng: number, lat: number): Position {
  const [x, y] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84);
  return position(x!, y!);
}
