/** The deployment's secret of 32 bytes: given as a setting, or kept in a file that only its owner can read. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const secretBytes = 32;
const asHex = new RegExp(`^[0-9a-f]{${2 * secretBytes}}$`, 'i');

/**
 * @param given the setting JINLIN_SECRET, 64 hexadecimal digits; without it the file is read, and made where there is none
 * @throws one sentence that never quotes the secret
 */
export function readSecret(given: string | undefined, file: string): Buffer {
  return existingSecret(given, file) ?? madeSecret(file);
}

/** The same for commands that must not make a new one: null where there is none. */
export function existingSecret(given: string | undefined, file: string): Buffer | null {
  if (given !== undefined) return bytesOf(given, 'JINLIN_SECRET');
  let text: string;
  try {
    const others = statSync(file).mode & 0o077;
    if (others !== 0 && process.platform !== 'win32')
      throw new Error(`${file} can be read by other users; allow its owner alone (chmod 600)`);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return bytesOf(text.trim(), file);
}

function bytesOf(text: string, name: string): Buffer {
  if (!asHex.test(text))
    throw new Error(
      `${name} must hold ${2 * secretBytes} hexadecimal digits (${secretBytes} bytes), it holds ${text.length} characters`,
    );
  return Buffer.from(text, 'hex');
}

/** Written aside and linked: of two processes that make it at once, both end with the same one, and a crash leaves none by halves. */
function madeSecret(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true });
  const secret = randomBytes(secretBytes);
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = openSync(aside, 'wx', 0o600);
  try {
    writeSync(handle, `${secret.toString('hex')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
  syncFolder(dirname(file));
  return existingSecret(undefined, file)!;
}

/** Makes a new or renamed entry of a folder last through a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
