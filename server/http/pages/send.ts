/** Answers that may be kept by whoever asked, and are the same for everybody. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** No script at all, and no other host. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export interface Sent {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly language?: string;
  readonly keepSeconds: number;
}

/** 304 without a body to whoever has this very answer already. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, sent: Sent): FastifyReply {
  const { status, type, body, language, keepSeconds } = sent;
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.headers({
    'content-type': type,
    etag: tag,
    'cache-control': status === 200 ? `public, max-age=${keepSeconds}` : 'no-store',
    'content-security-policy': policy,
    ...(language === undefined ? {} : { 'content-language': language }),
  });
  const known = String(request.headers['if-none-match'] ?? '');
  if (status === 200 && known.split(',').some((one) => one.trim() === tag))
    return reply.code(304).send();
  return reply.code(status).send(body);
}
