/** Secret links: the token is told once, and only its hash is kept. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, for an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
