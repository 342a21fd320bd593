/** Roles of the staff: who holds which where, and taking one away. */
import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNull, like, lte, max, or } from 'drizzle-orm';
import type { Role } from '../../domain/roles.ts';
import { areaName } from './area-names.ts';
import { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { voidResetsOf } from './password-resets.ts';
import { isPlaceholder, type HeldRole } from './people.ts';
import { invitations, roles, sessions, users } from './schema.ts';

export interface Colleague {
  id: string;
  /** Null for staff who sign in by phone. */
  email: string | null;
  phoneNumber: string | null;
  twoFactor: boolean;
  lastUsedAt: string | null;
  roles: HeldRole[];
}

export type Revoked = 'revoked' | 'gone' | 'last-administrator';

export class StaffRoles {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.audit = new AuditLog(database, now);
  }

  /**
   * Everybody with a role in the area.
   * @param seenBy whose look at these personal data goes to the audit log; null for the command line
   */
  within(area: string, seenBy: string | null): Colleague[] {
    return this.database.write((tables) => {
      const held = tables
        .select()
        .from(roles)
        .where(and(like(roles.area, `${area}%`), isNull(roles.revokedAt)))
        .orderBy(roles.grantedAt)
        .all();
      const ids = [...new Set(held.map(({ userId }) => userId))];
      this.audit.add(
        {
          actor: seenBy,
          action: 'staff:read',
          subjectKind: 'area',
          subject: area,
          area,
          after: { users: ids },
        },
        tables,
      );
      return tables
        .select()
        .from(users)
        .where(inArray(users.id, ids))
        .all()
        .map((user) => ({
          id: user.id,
          email: isPlaceholder(user.email) ? null : user.email,
          phoneNumber: user.phoneNumber,
          twoFactor: user.twoFactorEnabled === true,
          lastUsedAt: lastUsed(tables, user.id),
          roles: held
            .filter(({ userId }) => userId === user.id)
            .map((role) => ({
              id: role.id,
              role: role.role,
              area: role.area,
              areaName: areaName(tables, role.area),
              since: role.grantedAt,
            })),
        }));
    });
  }

  byId(id: string): { userId: string; role: Role; area: string } | null {
    const row = this.database.tables
      .select()
      .from(roles)
      .where(and(eq(roles.id, id), isNull(roles.revokedAt)))
      .get();
    return row ? { userId: row.userId, role: row.role, area: row.area } : null;
  }

  /** The desk at which somebody sat at a time: no personal value. Null where they held none then. */
  deskAt(userId: string, at: string): { role: Role; area: string; areaName: string } | null {
    const { tables } = this.database;
    const held = tables
      .select()
      .from(roles)
      .where(
        and(
          eq(roles.userId, userId),
          inArray(roles.role, ['office', 'administrator']),
          lte(roles.grantedAt, at),
          or(isNull(roles.revokedAt), gt(roles.revokedAt, at)),
        ),
      )
      .orderBy(desc(roles.grantedAt))
      .get();
    if (!held) return null;
    return { role: held.role, area: held.area, areaName: areaName(tables, held.area) };
  }

  /** Gives a role, within the write of what it comes from. A role that is held already is not given twice. */
  grant(tables: Tables, userId: string, role: Role, area: string, by: string | null): void {
    const held = tables
      .select()
      .from(roles)
      .where(
        and(
          eq(roles.userId, userId),
          eq(roles.role, role),
          eq(roles.area, area),
          isNull(roles.revokedAt),
        ),
      )
      .get();
    if (held) return;
    const id = randomUUID();
    const grantedAt = this.now().toISOString();
    tables.insert(roles).values({ id, userId, role, area, grantedBy: by, grantedAt }).run();
    this.audit.add(
      {
        actor: by,
        action: 'role:grant',
        subjectKind: 'role',
        subject: id,
        area,
        after: { userId, role },
      },
      tables,
    );
  }

  /**
   * Takes a role away, and withdraws the open invitations that its holder made by it. Who has no role left is signed out everywhere.
   * Somebody always stays administrator of the whole province.
   */
  revoke(id: string, by: string | null): Revoked {
    return this.database.write((tables) => {
      const role = tables
        .select()
        .from(roles)
        .where(and(eq(roles.id, id), isNull(roles.revokedAt)))
        .get();
      if (!role) return 'gone';
      const heads = tables
        .select()
        .from(roles)
        .where(and(eq(roles.role, 'administrator'), eq(roles.area, '44'), isNull(roles.revokedAt)))
        .all();
      if (
        heads.some((head) => head.id === id) &&
        heads.every((head) => head.userId === role.userId)
      )
        return 'last-administrator';
      const revokedAt = this.now().toISOString();
      tables.update(roles).set({ revokedAt, revokedBy: by }).where(eq(roles.id, id)).run();
      if (role.role === 'administrator') this.voidLinksOf(role, by, tables);
      const left = tables
        .select()
        .from(roles)
        .where(and(eq(roles.userId, role.userId), isNull(roles.revokedAt)))
        .all();
      if (left.length === 0) tables.delete(sessions).where(eq(sessions.userId, role.userId)).run();
      const { userId, role: name, area } = role;
      this.audit.add(
        {
          actor: by,
          action: 'role:revoke',
          subjectKind: 'role',
          subject: id,
          area,
          before: { userId, role: name },
        },
        tables,
      );
      return 'revoked';
    });
  }

  /** What an administrator gave out is void with the role: open invitations, each of them on record, and links to new passwords. */
  private voidLinksOf(
    { userId, area }: { userId: string; area: string },
    by: string | null,
    tables: Tables,
  ): void {
    const open = tables
      .select({ id: invitations.id, role: invitations.role, area: invitations.area })
      .from(invitations)
      .where(
        and(
          eq(invitations.invitedBy, userId),
          like(invitations.area, `${area}%`),
          isNull(invitations.usedAt),
          isNull(invitations.withdrawnAt),
        ),
      )
      .all();
    const withdrawnAt = this.now().toISOString();
    for (const { id, role, area: invitedTo } of open) {
      tables.update(invitations).set({ withdrawnAt }).where(eq(invitations.id, id)).run();
      this.audit.add(
        {
          actor: by,
          action: 'invitation:withdraw',
          subjectKind: 'invitation',
          subject: id,
          area: invitedTo,
          before: { role },
        },
        tables,
      );
    }
    voidResetsOf(userId, tables);
  }
}

function lastUsed(tables: Tables, userId: string): string | null {
  const row = tables
    .select({ at: max(sessions.updatedAt) })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .get();
  return row?.at?.toISOString() ?? null;
}
