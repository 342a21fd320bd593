/** How much memory a changed network takes beside the one that it was made from. */
import type { Network } from '../network.ts';

/** Bytes of the arrays that the two do not share. The index is reckoned by its boxes. */
export function ownBytes(base: Network, changed: Network): number {
  const known = new Set<ArrayBufferLike>();
  for (const view of viewsOf(base)) known.add(view.buffer);
  let bytes = changed.edgeIndex === base.edgeIndex ? 0 : changed.edgeCount * 22;
  for (const view of viewsOf(changed)) {
    if (known.has(view.buffer)) continue;
    known.add(view.buffer);
    bytes += view.byteLength;
  }
  return bytes;
}

function* viewsOf(value: object): Generator<ArrayBufferView> {
  for (const part of Object.values(value)) {
    if (ArrayBuffer.isView(part)) yield part;
    else if (isPlain(part)) yield* viewsOf(part);
  }
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
