/** The demo's accounts with their passwords: a file beside the secret, which only its owner can read. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { demoParts, type DemoAccount } from '../../domain/demo-account.ts';

export function writeDemoAccounts(file: string, accounts: readonly DemoAccount[]): void {
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(accounts, null, 2), { mode: 0o600, flag: 'wx' });
}

/** None where the file is gone; those alone that are accounts of a demo. */
export function readDemoAccounts(file: string): DemoAccount[] {
  if (!existsSync(file)) return [];
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(read) ? read.filter(isAccount) : [];
}

function isAccount(entry: unknown): entry is DemoAccount {
  const { part, id, of } = (entry ?? {}) as Record<string, unknown>;
  return (
    demoParts.some((known) => known === part) && typeof id === 'string' && typeof of === 'string'
  );
}
