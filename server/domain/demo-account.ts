/** Accounts with which somebody tries the demo: one for each part that people play. */
import type { Role } from './roles.ts';

export const demoParts = [
  'resident',
  'provider',
  'provider-staff',
  'office',
  'planner',
  'administrator',
] as const satisfies readonly (Role | 'resident' | 'provider-staff')[];
export type DemoPart = (typeof demoParts)[number];

export interface DemoAccount {
  part: DemoPart;
  id: string;
  /** Whom it stands for: a provider, an area. */
  of: string;
  /** Signs in by a code that the terminal prints. */
  phone?: string;
  email?: string;
  password?: string;
  /** Secret of the authenticator, Base32. */
  secret?: string;
}
