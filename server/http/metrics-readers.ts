/** Who may read `/metrics`: whoever shows the deployment's token; without one this computer alone. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';

export interface MetricsReaders {
  /** Shown as `Authorization: Bearer …`. */
  token: string | null;
  /** A proxy stands in front: then a stranger's question, too, comes from this computer. */
  behindProxy: boolean;
}

/** What a proxy that was not spoken of says of itself. */
const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

export function mayReadMetrics(
  { headers, socket }: FastifyRequest,
  { token, behindProxy }: MetricsReaders,
): boolean {
  if (token !== null) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  return (
    !behindProxy &&
    forwarded.every((name) => headers[name] === undefined) &&
    isLoopback(socket.remoteAddress ?? '')
  );
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

/** In a time that says nothing of where they differ. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
