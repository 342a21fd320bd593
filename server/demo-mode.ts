/** Whether this deployment is a demo, who may be let in by a press, and what the terminal says of it. Here settings and the database's mark meet. */
import { resolve } from 'node:path';
import type { Config } from './config.ts';
import type { DemoAccount } from './domain/demo-account.ts';
import { readDemoAccounts } from './store/app/demo-accounts.ts';
import { isDemo } from './store/app/demo-mark.ts';
import type { AppDatabase } from './store/app/database.ts';

export interface DemoMode {
  /** Null where nobody is let in by a press: on any address that others can reach, and with DEMO=off. */
  accounts: readonly DemoAccount[] | null;
}

/** Null for a deployment that is none. */
export function demoMode(config: Config, database: AppDatabase): DemoMode | null {
  if (!isDemo(database)) return null;
  const isOpen = config.development && config.demo !== 'off';
  return { accounts: isOpen ? readDemoAccounts(resolve(config.demoAccountsFile)) : null };
}

/** For the terminal: who one can be, and how. */
export function linesOfDemo({ accounts }: DemoMode, address: string): string[] {
  if (accounts === null) return [];
  return [
    '',
    `Demo 演示: every provider, booking and account is invented. One press signs in: ${address}/demo/`,
    ...accounts.map(lineOf),
    'Codes for phones are printed here. DEMO=off closes the demo’s way in.',
    '',
  ];
}

function lineOf({ part, of, phone, email, password, secret }: DemoAccount): string {
  const how =
    phone !== undefined
      ? `phone ${phone}`
      : `${email}, password “${password}”, authenticator ${secret}`;
  return `  ${part.padEnd(15)}${of}: ${how}`;
}
