/** Invitations to a role: a link that works once within seven days. The link is shown once; only its token's hash is kept. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull, like } from 'drizzle-orm';
import type { Role } from '../../domain/roles.ts';
import { areaExists, areaName } from './area-names.ts';
import { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { People, type Login } from './people.ts';
import { invitations } from './schema.ts';
import { StaffRoles } from './staff.ts';

export const invitationDays = 7;

export interface Invitation {
  id: string;
  role: Role;
  area: string;
  areaName: string;
  note: string;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'used' | 'withdrawn' | 'expired';
}

/** Who accepts: somebody new with a login, or somebody of the staff who is signed in. */
export type Acceptor = { login: Login; passwordHash: string } | { userId: string };

export type Accepted =
  { ok: true; userId: string } | { ok: false; reason: 'invitation-gone' | 'login-taken' };

type Row = typeof invitations.$inferSelect;

export class Invitations {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly audit: AuditLog;
  private readonly people: People;
  private readonly staff: StaffRoles;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.audit = new AuditLog(database, now);
    this.people = new People(database, now);
    this.staff = new StaffRoles(database, now);
  }

  /** @returns the invitation and its token, or null where no division has this code */
  invite(
    { role, area, note }: { role: Role; area: string; note: string },
    by: string | null,
  ): { invitation: Invitation; token: string } | null {
    const token = randomBytes(32).toString('base64url');
    const createdAt = this.now();
    const row: Row = {
      id: randomUUID(),
      tokenHash: hashOf(token),
      role,
      area,
      note,
      invitedBy: by,
      createdAt: createdAt.toISOString(),
      expiresAt: new Date(createdAt.getTime() + invitationDays * 86_400_000).toISOString(),
      usedAt: null,
      usedBy: null,
      withdrawnAt: null,
    };
    return this.database.write((tables) => {
      if (!areaExists(tables, area)) return null;
      tables.insert(invitations).values(row).run();
      this.record(tables, 'invitation:make', row, by);
      return { invitation: this.described(row, tables), token };
    });
  }

  within(area: string): Invitation[] {
    const { tables } = this.database;
    return tables
      .select()
      .from(invitations)
      .where(like(invitations.area, `${area}%`))
      .orderBy(desc(invitations.createdAt))
      .limit(500)
      .all()
      .map((row) => this.described(row, tables));
  }

  byId(id: string): Invitation | null {
    const { tables } = this.database;
    const row = tables.select().from(invitations).where(eq(invitations.id, id)).get();
    return row ? this.described(row, tables) : null;
  }

  /** The open invitation of a token; null for one that is used, withdrawn, expired or made up. */
  byToken(token: string): Invitation | null {
    const { tables } = this.database;
    const row = this.openRow(token, tables);
    return row ? this.described(row, tables) : null;
  }

  /** @returns false where it was used or withdrawn before */
  withdraw(id: string, by: string | null): boolean {
    return this.database.write((tables) => {
      const row = tables.select().from(invitations).where(eq(invitations.id, id)).get();
      if (!row || row.usedAt !== null || row.withdrawnAt !== null) return false;
      tables
        .update(invitations)
        .set({ withdrawnAt: this.now().toISOString() })
        .where(eq(invitations.id, id))
        .run();
      this.record(tables, 'invitation:withdraw', row, by);
      return true;
    });
  }

  /** Uses the link up and gives the role, in one write: of two who race, one gets it. */
  accept(token: string, acceptor: Acceptor): Accepted {
    return this.database.write((tables) => {
      const row = this.openRow(token, tables);
      if (!row) return { ok: false, reason: 'invitation-gone' };
      if ('login' in acceptor && this.people.byLogin(acceptor.login, tables))
        return { ok: false, reason: 'login-taken' };
      const userId =
        'userId' in acceptor
          ? acceptor.userId
          : this.people.addStaff(tables, acceptor.login, acceptor.passwordHash);
      tables
        .update(invitations)
        .set({ usedAt: this.now().toISOString(), usedBy: userId })
        .where(eq(invitations.id, row.id))
        .run();
      this.staff.grant(tables, userId, row.role, row.area, row.invitedBy);
      this.record(tables, 'invitation:accept', row, userId);
      return { ok: true, userId };
    });
  }

  private openRow(token: string, tables: Tables): Row | undefined {
    return tables
      .select()
      .from(invitations)
      .where(
        and(
          eq(invitations.tokenHash, hashOf(token)),
          isNull(invitations.usedAt),
          isNull(invitations.withdrawnAt),
          gt(invitations.expiresAt, this.now().toISOString()),
        ),
      )
      .get();
  }

  private described(row: Row, tables: Tables): Invitation {
    const { id, role, area, note, createdAt, expiresAt, usedAt, withdrawnAt } = row;
    const expired = expiresAt <= this.now().toISOString();
    const state = usedAt ? 'used' : withdrawnAt ? 'withdrawn' : expired ? 'expired' : 'open';
    return { id, role, area, areaName: areaName(tables, area), note, createdAt, expiresAt, state };
  }

  private record(tables: Tables, action: string, { id, role, area }: Row, by: string | null): void {
    this.audit.add(
      { actor: by, action, subjectKind: 'invitation', subject: id, area, after: { role } },
      tables,
    );
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
