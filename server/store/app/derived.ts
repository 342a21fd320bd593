/** What is derived from the deployment's secret (`store/app/secret-file.ts`), each for one purpose. */
import { createHmac, hkdfSync } from 'node:crypto';

/** A key of 32 bytes for one purpose. */
export function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `jinlin ${purpose}`, 32));
}

/** A keyed digest: the same text gives the same words, and the text cannot be guessed back without the secret. */
export function digestWith(key: Buffer): (text: string) => string {
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
