import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { deploymentKey, PersonKeys, SealBroken } from '../../../server/store/app/person-keys.ts';
import { personKeys } from '../../../server/store/app/schema.ts';
import { existingSecret, readSecret } from '../../../server/store/app/secret-file.ts';
import { emptyDatabase } from '../../fixtures/empty-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = () => new Date('2026-03-04T02:00:00Z');

describe('a sealed value', () => {
  const database = emptyDatabase();
  const keys = new PersonKeys(database, now, Buffer.alloc(32, 1));

  test('opens for its person and field, and shows nothing of itself', () => {
    const sealed = keys.seal('li', 'report:1:note', '门锁了 𠮷');
    expect(keys.open('li', 'report:1:note', sealed)).toBe('门锁了 𠮷');
    expect(sealed).not.toContain('门');
    expect(keys.seal('li', 'report:1:note', '门锁了 𠮷')).not.toBe(sealed);
    expect(keys.open('li', 'empty', keys.seal('li', 'empty', ''))).toBe('');
  });

  test('does not open as another field or another person’s', () => {
    const sealed = keys.seal('li', 'report:1:note', 'x');
    keys.seal('wang', 'other', 'y');
    expect(() => keys.open('li', 'report:2:note', sealed)).toThrow(SealBroken);
    expect(() => keys.open('wang', 'report:1:note', sealed)).toThrow(SealBroken);
  });

  test('tells of every altered byte, and of what is cut off', () => {
    const sealed = keys.seal('li', 'f', 'abc');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const altered = Buffer.from(bytes);
      altered[i]! ^= 1;
      expect(() => keys.open('li', 'f', `s1.${altered.toString('base64url')}`)).toThrow(SealBroken);
    }
    expect(() => keys.open('li', 'f', sealed.slice(0, 20))).toThrow(SealBroken);
    expect(() => keys.open('li', 'f', 'abc')).toThrow(SealBroken);
  });

  test('of somebody without account stands under the deployment’s own key', () => {
    const sealed = keys.seal(deploymentKey, 'report:2:note', 'x');
    expect(keys.open(deploymentKey, 'report:2:note', sealed)).toBe('x');
    expect(() => keys.open('li', 'report:2:note', sealed)).toThrow(SealBroken);
  });

  test('is null once the key is destroyed', () => {
    const sealed = keys.seal('zhao', 'f', 'x');
    keys.destroy('zhao');
    expect(keys.open('zhao', 'f', sealed)).toBeNull();
  });

  test('is null once another process destroyed the key, though this one used it a moment ago', () => {
    const elsewhere = new PersonKeys(database, now, Buffer.alloc(32, 1));
    const sealed = keys.seal('zhou', 'f', 'x');
    expect(keys.open('zhou', 'f', sealed)).toBe('x');
    elsewhere.destroy('zhou');
    expect(keys.open('zhou', 'f', sealed)).toBeNull();
    // A new key of theirs is another key, here as there.
    const again = elsewhere.seal('zhou', 'f', 'y');
    expect(keys.open('zhou', 'f', again)).toBe('y');
    expect(() => keys.open('zhou', 'f', sealed)).toThrow(SealBroken);
  });

  test('is not sealed under a key whose writing was undone', () => {
    const undone = () =>
      database.write(() => {
        keys.seal('sun', 'f', 'x');
        throw new Error('undo');
      });
    expect(undone).toThrow('undo');
    expect(keys.has('sun')).toBe(false);
    const sealed = keys.seal('sun', 'f', 'y');
    const elsewhere = new PersonKeys(database, now, Buffer.alloc(32, 1));
    expect(elsewhere.open('sun', 'f', sealed)).toBe('y');
  });

  test('cannot be opened under another secret, nor with a key row that was swapped', () => {
    const other = new PersonKeys(database, now, Buffer.alloc(32, 2));
    expect([keys.fits(), other.fits()]).toEqual([true, false]);
    expect(() => other.open('li', 'f', keys.seal('li', 'f', 'x'))).toThrow(SealBroken);
    const row = database.tables.select().from(personKeys).limit(1).get()!;
    database.tables
      .insert(personKeys)
      .values({ ...row, personId: 'thief' })
      .run();
    expect(() => keys.open('thief', 'f', keys.seal('li', 'f', 'x'))).toThrow(SealBroken);
  });

  test('needs a secret of 32 bytes', () => {
    expect(() => new PersonKeys(database, now, Buffer.alloc(31))).toThrow('this one 31');
    expect(() => new PersonKeys(database, now, Buffer.alloc(33))).toThrow('this one 33');
  });
});

describe('the secret', () => {
  test('is made once, for its owner only, and read again', () => {
    const file = join(folder, 'new', 'secret.key');
    const made = readSecret(undefined, file);
    expect(made).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readSecret(undefined, file)).toEqual(made);
    expect(readdirSync(join(folder, 'new'))).toEqual(['secret.key']);
  });

  test('may be a setting, and then no file is made', () => {
    const hex = randomBytes(32).toString('hex');
    expect(readSecret(hex, join(folder, 'none')).toString('hex')).toBe(hex);
    expect(existingSecret(undefined, join(folder, 'none'))).toBeNull();
  });

  test.each(['', 'a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64)])('refuses %j unquoted', (text) => {
    expect(() => readSecret(text, join(folder, 'none'))).toThrow(
      `JINLIN_SECRET must hold 64 hexadecimal digits (32 bytes), it holds ${text.length} characters`,
    );
  });

  test('is refused when others can read its file', () => {
    const file = join(folder, 'open.key');
    writeFileSync(file, 'a'.repeat(64), { mode: 0o600 });
    expect(readSecret(undefined, file)).toHaveLength(32);
    chmodSync(file, 0o640);
    expect(() => readSecret(undefined, file)).toThrow('can be read by other users');
  });
});
