/** Accounts that somebody who tries the demo signs in with; kept beside the database, for its owner alone. */
import type { Role } from '../../server/domain/roles.ts';

export type DemoPart = 'resident' | 'provider' | 'provider-staff' | Exclude<Role, 'provider'>;

export interface DemoAccount {
  part: DemoPart;
  id: string;
  /** Whom it stands for, in words: a name, a provider's, an office's. */
  of: string;
  /** Signs in by a code that the terminal prints. */
  phone?: string;
  email?: string;
  password?: string;
  /** Secret of the authenticator, Base32. */
  secret?: string;
}
