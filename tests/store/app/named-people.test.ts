/** Every column that names a person: what of it is taken away, and what an erasure leaves. A new one cannot be forgotten. */
import { getTableColumns, getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as schema from '../../../server/store/app/schema.ts';
import { emptyDatabase, emptyRecords } from '../../fixtures/empty-records.ts';
import { fillTables, tablesOf, withoutTriggers } from '../../fixtures/fill-tables.ts';

/** Column → the part of the export that its row is in. */
const exportedIn: Record<string, string> = {
  'absence.added_by': 'absences-entered',
  'absence.withdrawn_by': 'absences-entered',
  'account.user_id': 'ways-to-sign-in',
  'audit.actor': 'log-entries',
  'booking.booked_by': 'bookings',
  'booking.resident': 'bookings',
  'booking_consent.recorded_by': 'consents-for-others',
  'booking_event.actor': 'booking-steps',
  'booking_series.booked_by': 'booking-series',
  'calendar_feed.created_by': 'calendars-opened',
  'calendar_feed.revoked_by': 'calendars-opened',
  'certificate.added_by': 'certificates-entered',
  'certificate.withdrawn_by': 'certificates-entered',
  'community.updated_by': 'communities-edited',
  'complaint.owner': 'complaints-handled',
  'complaint.raised_by': 'complaints',
  'complaint_event.actor': 'complaint-steps',
  'completeness.signed_by': 'completeness-signed',
  'consent.user_id': 'consents',
  'evaluation.user_id': 'evaluations',
  'facility_import.actor': 'tables-imported',
  'facility_import.undone_by': 'tables-imported',
  'facility_version.actor': 'facilities-changed',
  'follow_up_call.actor': 'calls-made',
  'idempotency_key.actor': 'requests-made-once',
  'invitation.invited_by': 'invitations',
  'invitation.used_by': 'invitations',
  'link_token.user_id': 'links',
  'notice.created_by': 'notices-written',
  'on_site_session.updated_by': 'sessions-on-site-edited',
  'outbox.recipient': 'messages',
  'proposal.decided_by': 'proposals-decided',
  'provider.created_by': 'providers-registered',
  'provider_member.added_by': 'provider-memberships',
  'provider_member.revoked_by': 'provider-memberships',
  'provider_member.user_id': 'provider-memberships',
  'provider_vetting.actor': 'providers-vetted',
  'rating.hidden_by': 'ratings-answered',
  'rating.replied_by': 'ratings-answered',
  'rating.user_id': 'ratings',
  'report.decided_by': 'reports-decided',
  'report.user_id': 'reports',
  'role.granted_by': 'roles',
  'role.revoked_by': 'roles',
  'role.user_id': 'roles',
  'scenario.owner': 'scenarios',
  'session.user_id': 'sessions',
  'street_hall.updated_by': 'street-halls-edited',
  'subsidy_grant.ended_by': 'subsidies-granted',
  'subsidy_grant.granted_by': 'subsidies-granted',
  'subsidy_grant.resident': 'subsidies',
  'suspension.lifted_by': 'visits-suspended',
  'suspension.suspended_by': 'visits-suspended',
  'two_factor.user_id': 'second-factor',
};

/** Says which side proposed, not who. */
const namesNobody = new Set(['booking.proposed_by']);

/** What staff did stays with the number of who did it, which leads to nobody once the account is gone. */
const keptAfterErasure = new Set([
  'absence.added_by',
  'absence.withdrawn_by',
  'audit.actor',
  'booking_consent.recorded_by',
  'booking_event.actor',
  'calendar_feed.created_by',
  'calendar_feed.revoked_by',
  'certificate.added_by',
  'certificate.withdrawn_by',
  'community.updated_by',
  'complaint.owner',
  'complaint_event.actor',
  'completeness.signed_by',
  'facility_import.actor',
  'facility_import.undone_by',
  'facility_version.actor',
  'follow_up_call.actor',
  'invitation.invited_by',
  'invitation.used_by',
  'notice.created_by',
  'on_site_session.updated_by',
  'proposal.decided_by',
  'provider.created_by',
  'provider_member.added_by',
  'provider_member.revoked_by',
  'provider_member.user_id',
  'provider_vetting.actor',
  'rating.hidden_by',
  'rating.replied_by',
  'report.decided_by',
  'role.granted_by',
  'role.revoked_by',
  'role.user_id',
  'street_hall.updated_by',
  'subsidy_grant.ended_by',
  'subsidy_grant.granted_by',
  'suspension.lifted_by',
  'suspension.suspended_by',
]);

/** A database whose tables hold strangers' rows, two each, and one person with nothing but an account. */
function world() {
  const database = emptyDatabase();
  fillTables(database.raw);
  database.raw.exec(
    "INSERT INTO user (id, name, email, created_at, updated_at) VALUES ('li', '', 'li', 0, 0)",
  );
  return { database, records: emptyRecords(database) };
}

const naming = /^(actor|owner|resident|recipient|\w+_by|user_id)$/;

test('every column that names a person is known here', () => {
  const { raw } = world().database;
  const found = tablesOf(raw).flatMap((table) =>
    (raw.pragma(`table_info("${table}")`) as { name: string }[])
      .filter(({ name }) => naming.test(name))
      .map(({ name }) => `${table}.${name}`)
      .filter((column) => !namesNobody.has(column)),
  );
  expect(found.toSorted()).toEqual(Object.keys(exportedIn).toSorted());
});

test('strangers’ rows are in nobody’s export', () => {
  const tables = world().records.ownData.take('li');
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0);
  // The account, and that it was exported.
  expect(filled.map(([name, rows]) => [name, rows.length])).toEqual([
    ['account', 1],
    ['log-entries', 1],
  ]);
});

/** Columns of a table that hold JSON, which rows filled by their names do not. */
function jsonIn(table: string): string[] {
  const found = Object.values(schema).find((one) => getTableName(one) === table)!;
  return Object.values(getTableColumns(found)).flatMap(({ dataType, name }) =>
    dataType === 'json' ? [name] : [],
  );
}

/** The world in which one row of one column names the person. */
function worldWhere(column: string) {
  const made = world();
  const { raw } = made.database;
  const [table, name] = column.split('.') as [string, string];
  const values = jsonIn(table).map((json) => `${json} = '[]'`);
  // Recipients are people, providers and areas.
  if (column === 'outbox.recipient') values.push(`recipient_kind = 'user'`);
  withoutTriggers(raw, () =>
    raw.exec(`UPDATE "${table}" SET ${[...values, `${name} = 'li'`].join()} WHERE rowid = 1`),
  );
  const named = () =>
    raw.prepare(`SELECT count(*) FROM "${table}" WHERE ${name} = 'li'`).pluck().get();
  return { ...made, named };
}

test.each(Object.entries(exportedIn))('%s is exported in %s', (column, part) => {
  const { records } = worldWhere(column);
  expect(records.ownData.take('li')[part]!.length).toBe(part === 'log-entries' ? 2 : 1);
});

test.each(Object.keys(exportedIn))('%s after an erasure', (column) => {
  const { records, named } = worldWhere(column);
  const before = named();
  expect(before).toBe(1);
  expect(records.erasure.erase('li')).toEqual({ ok: true });
  // The erasure's own entry names them once more.
  const own = column === 'audit.actor' ? 1 : 0;
  expect(named()).toBe(keptAfterErasure.has(column) ? 1 + own : 0);
});

test('the inviter’s words for somebody go with them', () => {
  const { records, database } = worldWhere('invitation.used_by');
  records.erasure.erase('li');
  const note = database.raw.prepare("SELECT note FROM invitation WHERE used_by = 'li'").pluck();
  expect(note.get()).toBe('');
});

test('looks at a list of staff are in it, without the others of that list', () => {
  const { database, records } = world();
  database.write((tables) =>
    ['li', 'wang'].forEach((id) => records.staff.grant(tables, id, 'office', '440402', 'head')),
  );
  records.staff.within('440402', 'head');
  const entries = records.ownData.take('li')['log-entries']!;
  expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
    ['role:grant', 'head'],
    ['staff:read', 'head'],
    ['personal-data:export', 'li'],
  ]);
  expect(JSON.stringify(entries)).not.toContain('wang');
});
