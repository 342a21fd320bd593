/** Name-based UUIDs (RFC 9562, version 5): the same id for the same thing, in every process and at every time. */
import { createHash } from 'node:crypto';
import type { IdOf } from '../../domain/directory/directory.ts';

/** The namespace of this directory, itself the UUID of `jinlin:hsds` in the namespace of URLs. */
const namespace = uuid5(Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex'), 'jinlin:hsds');

export const idOf: IdOf = (kind, key) => written(uuid5(namespace, `${kind}/${key}`));

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function uuid5(space: Buffer, name: string): Buffer {
  const bytes = createHash('sha1').update(space).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

function written(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
