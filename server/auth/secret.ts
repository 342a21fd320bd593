/** The deployment's secret: signs cookies and encrypts what must be read again. Without it all sessions and authenticators are void. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

const leastLength = 32;

/** Reads the secret, or makes the file (mode 0600) at the first start. Throws a sentence when it is too short or cannot be read. */
export function readSecret(file: string, given: string | null): string {
  if (given !== null) return longEnough(given, 'JINLIN_SECRET');
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) chmodSync(file, 0o600);
  else makeSecret(file);
  return longEnough(readFileSync(file, 'utf8').trim(), `the secret in ${file}`);
}

/** Whole or not at all: of several processes that start at once, one makes it and the others read that one. */
function makeSecret(file: string): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(aside, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}

function longEnough(secret: string, name: string): string {
  if (secret.length < leastLength)
    throw new Error(`${name} has ${secret.length} characters and needs at least ${leastLength}`);
  return secret;
}

/** A key of 32 bytes for one purpose. */
export function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `jinlin ${purpose}`, 32));
}

/** A keyed digest: the same text gives the same words, and the text cannot be guessed back without the secret. */
export function digestWith(key: Buffer): (text: string) => string {
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
