/** All repositories over `app.db`, made once. */
import type { ConsentPurpose } from '../../contract/consent.ts';
import type { AppDatabase } from './database.ts';
import { AuditLog } from './audit.ts';
import { Consents } from './consents.ts';
import { Erasure } from './erasure.ts';
import type { ErasureList } from './erasure-list.ts';
import { OwnData } from './own-data.ts';
import { PersonKeys } from './person-keys.ts';
import { Purge } from './purge.ts';

export interface Records {
  readonly audit: AuditLog;
  readonly consents: Consents;
  readonly erasure: Erasure;
  readonly ownData: OwnData;
  readonly purge: Purge;
  readonly seals: PersonKeys;
}

/** What stands outside the database and decides about personal values in it. */
export interface Privacy {
  /** The deployment's 32 bytes. */
  secret: Buffer;
  erasures: ErasureList;
  /** `data/consents.json`. */
  purposes: readonly ConsentPurpose[];
}

export function openRecords(
  database: AppDatabase,
  now: () => Date,
  { secret, erasures, purposes }: Privacy,
): Records {
  const seals = new PersonKeys(database, now, secret);
  const erasure = new Erasure(database, now, seals, erasures);
  return {
    audit: new AuditLog(database, now),
    consents: new Consents(database, now, purposes),
    erasure,
    ownData: new OwnData(database, now, seals),
    purge: new Purge(database, now, erasure),
    seals,
  };
}
