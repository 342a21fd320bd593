import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Says the answer's ETag, and whether the asker has it already. Everyone may keep an answer and asks each time whether it still holds, so
 * a change in the register shows at once.
 * @param stamp another one for every other content
 */
export function unchanged(request: FastifyRequest, reply: FastifyReply, stamp: string): boolean {
  const name = createHash('sha1').update(`${stamp} ${request.url}`).digest('base64url');
  const tag = `W/"${name}"`;
  reply.header('etag', tag).header('cache-control', 'public, no-cache');
  const known = String(request.headers['if-none-match'] ?? '');
  return known.split(',').some((one) => one.trim() === tag || one.trim() === '*');
}
