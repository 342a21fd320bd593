import { roundDegrees } from './element.ts';
import type { OsmBounds } from './source.ts';
import { Wire } from './wire.ts';

const READABLE = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** A HeaderBlock: the box, if it has one, and the required features that this reader lacks. */
export function decodeHeader(bytes: Buffer): { bounds: OsmBounds | null; unreadable: string[] } {
  const wire = new Wire(bytes);
  let bounds: OsmBounds | null = null;
  const unreadable: string[] = [];
  while (wire.nextField()) {
    if (wire.field === 1) {
      bounds = decodeBox(wire.message());
    } else if (wire.field === 4) {
      const feature = wire.text();
      if (!READABLE.has(feature)) unreadable.push(feature);
    } else {
      wire.skip();
    }
  }
  return { bounds, unreadable };
}

/** A HeaderBBox, in nanodegrees. */
function decodeBox(wire: Wire): OsmBounds {
  const nano = { left: 0, right: 0, top: 0, bottom: 0 };
  while (wire.nextField()) {
    if (wire.field === 1) nano.left = wire.svarint();
    else if (wire.field === 2) nano.right = wire.svarint();
    else if (wire.field === 3) nano.top = wire.svarint();
    else if (wire.field === 4) nano.bottom = wire.svarint();
    else wire.skip();
  }
  const { left, bottom, right, top } = nano;
  return [left, bottom, right, top].map((value) => roundDegrees(value / 1e9)) as OsmBounds;
}
