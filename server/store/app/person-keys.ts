/** Personal values stand encrypted under their person's own key; destroying the key erases every copy, append-only logs included. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { AppDatabase } from './database.ts';
import { personKeys } from './schema.ts';

/** AES-256-GCM: 32 bytes of key, 12 of nonce, 16 of tag. */
const cipher = 'aes-256-gcm';
const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16];
const prefix = 's1.';

/** Stands for people without an account: their notes share the deployment's own key. */
export const deploymentKey = 'deployment';

interface Unwrapped {
  personId: string;
  wrapped: Buffer;
  key: Buffer;
}

/** Keys that were unwrapped last and are kept in memory. */
const mostRecent = 4;

/** A value or a key was altered, moved to another field, or sealed under another secret. */
export class SealBroken extends Error {}

export class PersonKeys {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly wrapping: Buffer;
  // Prepared once: bookings are sealed and opened while others wait for the lock. Both run in whatever transaction is open.
  private readonly find: { get(personId: string): unknown };
  private readonly drop: { run(personId: string): unknown };
  private readonly keep: {
    run(personId: string, wrapped: Buffer, createdAt: string): { changes: number };
  };
  private recent: readonly Unwrapped[] = [];

  /** @param secret the deployment's 32 bytes */
  constructor(database: AppDatabase, now: () => Date, secret: Buffer) {
    if (secret.length !== keyBytes)
      throw new Error(`a secret has ${keyBytes} bytes, this one ${secret.length}`);
    this.database = database;
    this.now = now;
    this.wrapping = Buffer.from(hkdfSync('sha256', secret, '', 'jinlin person keys', keyBytes));
    this.find = database.raw.prepare('select wrapped from person_key where person_id = ?').pluck();
    this.drop = database.raw.prepare('delete from person_key where person_id = ?');
    this.keep = database.raw.prepare(
      'insert into person_key (person_id, wrapped, created_at) values (?, ?, ?) on conflict do nothing',
    );
  }

  /**
   * Makes the person's key where there is none.
   * @param field table, row and column: the text opens only as this field of this person, e.g. `report:ID:note`
   */
  seal(personId: string, field: string, text: string): string {
    const key = this.keyOf(personId) ?? this.makeKey(personId);
    return (
      prefix + encrypted(key, Buffer.from(text), boundTo(personId, field)).toString('base64url')
    );
  }

  /** Null once the person's key is destroyed. Throws SealBroken for what was altered. */
  open(personId: string, field: string, sealed: string): string | null {
    const key = this.keyOf(personId);
    if (!key) return null;
    if (!sealed.startsWith(prefix)) throw new SealBroken(`${field} is not sealed`);
    const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
    return decrypted(key, bytes, boundTo(personId, field), field).toString();
  }

  has(personId: string): boolean {
    return this.find.get(personId) !== undefined;
  }

  /** In whatever transaction is open. */
  destroy(personId: string): void {
    this.drop.run(personId);
    this.recent = this.recent.filter((one) => one.personId !== personId);
  }

  /** False where the file's keys were wrapped by another secret than this. */
  fits(): boolean {
    const row = this.database.tables.select().from(personKeys).limit(1).get();
    if (!row) return true;
    try {
      return this.keyOf(row.personId) !== null;
    } catch (error) {
      if (error instanceof SealBroken) return false;
      throw error;
    }
  }

  private keyOf(personId: string): Buffer | null {
    const wrapped = this.find.get(personId) as Buffer | undefined;
    if (!wrapped) return null;
    // One booking seals several things, and messages beside it; that a key still stands in the table is asked each time.
    const known = this.recent.find((one) => one.personId === personId);
    if (known?.wrapped.equals(wrapped)) return known.key;
    const name = `the key of ${personId}`;
    const key = decrypted(this.wrapping, wrapped, boundTo(personId, 'key'), name);
    this.remember({ personId, wrapped, key });
    return key;
  }

  private makeKey(personId: string): Buffer {
    const key = randomBytes(keyBytes);
    const wrapped = encrypted(this.wrapping, key, boundTo(personId, 'key'));
    // Another process may have been quicker; then its key counts.
    if (this.keep.run(personId, wrapped, this.now().toISOString()).changes === 0)
      return this.keyOf(personId)!;
    this.remember({ personId, wrapped, key });
    return key;
  }

  private remember(unwrapped: Unwrapped): void {
    const others = this.recent.filter(({ personId }) => personId !== unwrapped.personId);
    this.recent = [unwrapped, ...others.slice(0, mostRecent - 1)];
  }
}

function boundTo(personId: string, field: string): Buffer {
  return Buffer.from(JSON.stringify([personId, field]));
}

/** Nonce, ciphertext, tag. Nonces are random: under one key collisions matter only from some 2³² values on. */
function encrypted(key: Buffer, plain: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const machine = createCipheriv(cipher, key, nonce).setAAD(bound);
  const body = Buffer.concat([machine.update(plain), machine.final()]);
  return Buffer.concat([nonce, body, machine.getAuthTag()]);
}

function decrypted(key: Buffer, bytes: Buffer, bound: Buffer, name: string): Buffer {
  if (bytes.length < nonceBytes + tagBytes) throw new SealBroken(`${name} is cut off`);
  const machine = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  machine.setAAD(bound).setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([machine.update(bytes.subarray(nonceBytes, -tagBytes)), machine.final()]);
  } catch {
    throw new SealBroken(`${name} was altered or sealed under another secret`);
  }
}
