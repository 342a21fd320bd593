import type Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { occupyingStates } from '../../../../server/domain/booking/model.ts';
import { emptyDatabase } from '../../../fixtures/empty-records.ts';

let raw: Database.Database;

beforeEach(() => {
  raw = emptyDatabase().raw;
  raw.pragma('foreign_keys = OFF');
});

interface Given {
  id: string;
  resource?: string;
  state?: string;
  /** Hours; blocked from one to the other. */
  from: number;
  to: number;
}

/** A booking and its first event, as rows. */
function put(given: Given): void {
  raw.transaction(() => putRows(given))();
}

function putRows({ id, resource = 'r', state = 'confirmed', from, to }: Given): void {
  event(id, 1, null, state);
  raw
    .prepare(
      `INSERT INTO booking (id, code, offering, provider, resource, service_kind, state, version, channel, start_ms, end_ms,
       blocked_start_ms, blocked_end_ms, hold_extensions, entered_ms, wrong_codes, price_fen, to_pay_fen, subsidised_minutes, terms, community,
       created_at_ms, updated_at_ms)
       VALUES (?, ?, 'o', 'p', ?, 'k', ?, 1, 'site', ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, '{}', 'c', 0, 0)`,
    )
    .run(id, `code ${id}`, resource, state, hours(from), hours(to), hours(from), hours(to));
}

const hours = (count: number) => count * 3_600_000;

function event(booking: string, version: number, from: string | null, to: string): void {
  raw
    .prepare(
      `INSERT INTO booking_event (booking, version, event, from_state, to_state, by, at_ms) VALUES (?, ?, 'e', ?, ?, 'system', 0)`,
    )
    .run(booking, version, from, to);
}

/** A step as the repositories take it: the event first. */
function step(id: string, from: string, to: string, set = ''): void {
  const version =
    (raw.prepare('SELECT version FROM booking WHERE id = ?').pluck().get(id) as number) + 1;
  raw.transaction(() => {
    event(id, version, from, to);
    raw.exec(`UPDATE booking SET state = '${to}', version = ${version}${set} WHERE id = '${id}'`);
  })();
}

const place = (from: number, to: number) =>
  `, start_ms = ${hours(from)}, end_ms = ${hours(to)}, blocked_start_ms = ${hours(from)}, blocked_end_ms = ${hours(to)}`;
const taken = 'slot-taken: another booking occupies the resource';
const others = [
  'done',
  'followed-up',
  'declined',
  'expired',
  'cancelled',
  'no-show',
  'disputed',
  'resolved',
];

describe('two bookings of a resource', () => {
  test.each([
    [9, 10],
    [10, 11],
    [10.5, 10.6],
    [8, 14],
    [11.999, 13],
  ])('where one is blocked from 10 to 12 o’clock and the other from %d to %d', (from, to) => {
    put({ id: 'a', from: 10, to: 12 });
    const meet = from < 12 && to > 10;
    const insert = () => put({ id: 'b', from, to });
    if (meet) expect(insert).toThrow(taken);
    else insert();
    // And the other way round, by a move.
    raw.exec('BEGIN');
    put({ id: 'c', from: 20, to: 21 });
    const move = () => step('c', 'confirmed', 'confirmed', place(from, to));
    if (meet) expect(move).toThrow(taken);
    raw.exec('ROLLBACK');
  });

  test('may touch on both sides: intervals are half-open', () => {
    put({ id: 'a', from: 10, to: 12 });
    put({ id: 'b', from: 12, to: 13 });
    put({ id: 'c', from: 9, to: 10 });
    expect(() => put({ id: 'd', from: 9, to: 10 })).toThrow(taken);
  });

  test.each(occupyingStates)('do not overlap when one is %s', (state) => {
    put({ id: 'a', state, from: 10, to: 12 });
    for (const other of occupyingStates)
      expect(() => put({ id: `b ${other}`, state: other, from: 11, to: 13 })).toThrow(taken);
    put({ id: 'c', resource: 'other', from: 11, to: 13 });
  });

  test.each(others)('may overlap when one is %s, until it would occupy again', (state) => {
    put({ id: 'a', state, from: 10, to: 12 });
    put({ id: 'b', from: 11, to: 13 });
    put({ id: 'c', state, from: 11, to: 13 });
    expect(() => step('a', state, 'held')).toThrow(taken);
    expect(() => step('a', state, 'in-service')).toThrow(taken);
  });

  test('are told apart from one that moves over its own old time', () => {
    put({ id: 'a', from: 10, to: 12 });
    put({ id: 'b', from: 14, to: 15 });
    step('a', 'confirmed', 'confirmed', place(11, 13));
    step('a', 'confirmed', 'confirmed', place(12, 14));
    expect(() => step('a', 'confirmed', 'confirmed', place(13, 15))).toThrow(taken);
  });

  test('are seen on another resource too, when one is given to it', () => {
    put({ id: 'a', from: 10, to: 12 });
    put({ id: 'b', resource: 's', from: 11, to: 13 });
    expect(() => step('b', 'confirmed', 'confirmed', `, resource = 'r'`)).toThrow(taken);
  });

  test('are found among many, long ones and short ones', () => {
    for (let i = 0; i < 500; i++) put({ id: `n${i}`, from: i * 2, to: i * 2 + 1 });
    put({ id: 'fits', from: 401, to: 402 });
    expect(() => put({ id: 'meets', from: 403.5, to: 404.5 })).toThrow(taken);
    expect(() => put({ id: 'spans', from: 403, to: 440 })).toThrow(taken);
  });
});

describe('a booking', () => {
  test('begins with its event, and changes along its events alone', () => {
    put({ id: 'a', from: 10, to: 12 });
    const update = (set: string) => () => raw.exec(`UPDATE booking SET ${set} WHERE id = 'a'`);
    for (const set of [
      `state = 'cancelled'`,
      `state = 'cancelled', version = 2`,
      'version = 2',
      `resource = 's', version = 2`,
      `blocked_end_ms = ${hours(13)}, version = 2`,
      `start_ms = start_ms + 1`,
    ])
      expect(update(set)).toThrow('a booking changes along its events');
    event('a', 2, 'confirmed', 'cancelled');
    expect(update(`state = 'done', version = 2`)).toThrow('a booking changes along its events');
    expect(update(`state = 'cancelled', version = 3`)).toThrow(
      'a booking changes along its events',
    );
    update(`state = 'cancelled', version = 2`)();
    // What is no step of its life needs none.
    update(`wrong_codes = 1, resident = NULL, details = NULL`)();
    expect(() =>
      raw.exec(
        `INSERT INTO booking SELECT 'b', 'code b', ${columnsAfter('code')} FROM booking WHERE id = 'a'`,
      ),
    ).toThrow('a booking begins with its event');
  });

  test.each([
    'DELETE FROM booking',
    `UPDATE booking SET id = 'b' WHERE id = 'a'`,
    `UPDATE booking SET code = 'x'`,
    `UPDATE booking SET offering = 'x'`,
    `UPDATE booking SET provider = 'x'`,
    `UPDATE booking SET created_at_ms = 1`,
    `UPDATE OR REPLACE booking SET code = 'code z' WHERE id = 'a'`,
    `UPDATE OR REPLACE booking SET rowid = 2 WHERE id = 'a'`,
    `REPLACE INTO booking SELECT * FROM booking WHERE id = 'a'`,
    `INSERT INTO booking SELECT * FROM booking WHERE id = 'a' ON CONFLICT (id) DO UPDATE SET version = 9`,
  ])('is never deleted, replaced or renamed: %s', (statement) => {
    put({ id: 'a', from: 10, to: 12 });
    put({ id: 'z', from: 20, to: 22 });
    const before = raw.prepare('SELECT * FROM booking').all();
    // `WHERE true` tells the parser that ON CONFLICT is no part of a join.
    const run = () => raw.exec(statement.replace(`'a' ON`, `'a' AND true ON`));
    for (const recursive of ['OFF', 'ON']) {
      raw.pragma(`recursive_triggers = ${recursive}`);
      expect(run).toThrow(/bookings are never|what names a booking/);
    }
    expect(raw.prepare('SELECT * FROM booking').all()).toEqual(before);
  });

  test('takes no event that does not continue it', () => {
    put({ id: 'a', from: 10, to: 12 });
    expect(() => event('a', 1, null, 'held')).toThrow('append-only');
    expect(() => event('a', 3, 'confirmed', 'done')).toThrow('an event continues its booking');
    expect(() => event('a', 2, 'held', 'done')).toThrow('an event continues its booking');
    expect(() => event('none', 2, 'held', 'done')).toThrow('an event continues its booking');
    expect(() => event('new', 1, 'held', 'done')).toThrow('an event begins a booking once');
    event('a', 2, 'confirmed', 'done');
  });

  test('ends after it starts, is blocked around it, and for three days at most', () => {
    expect(() => put({ id: 'a', from: 10, to: 10 })).toThrow('booking_ends_after_start');
    expect(() => put({ id: 'a', from: 10, to: 83 })).toThrow('booking_is_short');
    put({ id: 'b', from: 10, to: 82 });
    expect(() => step('b', 'confirmed', 'confirmed', `, blocked_start_ms = ${hours(11)}`)).toThrow(
      'booking_is_blocked',
    );
  });
});

const columnsAfter = (name: string) => {
  const columns = (raw.pragma('table_info(booking)') as { name: string }[]).map((one) => one.name);
  return columns.slice(columns.indexOf(name) + 1).join();
};

const appendOnly: [table: string, row: string, column: string][] = [
  ['booking_event', `(1, 'b', 1, 'e', NULL, 'held', 'system', NULL, NULL, NULL, NULL, 0)`, 'event'],
  ['provider_vetting', `(1, 'p', 1, NULL, 'submitted', NULL, NULL, 0)`, 'reason'],
  ['booking_consent', `(1, 'b', 'family', 'spoken', '1', NULL, 0)`, 'how'],
  ['subsidy_entry', `(1, 'g', '2026-03', 'b', 'debit', 60, 0)`, 'month'],
  ['follow_up_call', `(1, 'b', 0, NULL, NULL, NULL, NULL, 0)`, 'wrong'],
  ['complaint_event', `(1, 'c', 1, 'e', NULL, 'open', 'office', NULL, NULL, NULL, 0)`, 'event'],
];

describe.each(appendOnly)('%s', (table, row, column) => {
  test.each([
    `UPDATE ${table} SET ${column} = 'x'`,
    `UPDATE OR REPLACE ${table} SET number = 1 WHERE number = 2`,
    `DELETE FROM ${table}`,
    `REPLACE INTO ${table} VALUES ${row}`,
    `INSERT INTO ${table} VALUES ${row} ON CONFLICT DO UPDATE SET ${column} = 'x'`,
  ])('refuses %s', (statement) => {
    raw.exec(
      `INSERT INTO subsidy_grant (id, area, minutes_per_month, from_month, granted_at_ms) VALUES ('g', '44', 200, '2026-01', 0)`,
    );
    raw.exec(`INSERT INTO ${table} VALUES ${row}`);
    raw.exec(
      `INSERT INTO ${table} VALUES ${row.replace('(1, ', '(2, ').replace(`'b', 1`, `'d', 1`).replace(`'p', 1`, `'q', 1`).replace(`'c', 1`, `'d', 1`)}`,
    );
    const before = raw.prepare(`SELECT * FROM ${table}`).all();
    expect(before).toHaveLength(2);
    for (const recursive of ['OFF', 'ON']) {
      raw.pragma(`recursive_triggers = ${recursive}`);
      expect(() => raw.exec(statement)).toThrow(/append-only|begins a booking once/);
    }
    expect(raw.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  });
});

test.each([
  'provider',
  'provider_member',
  'resource',
  'certificate',
  'absence',
  'offering',
  'offering_resource',
  'suspension',
  'booking_series',
  'subsidy_grant',
  'follow_up',
  'rating',
  'complaint',
  'calendar_feed',
])('no row of %s is ever deleted', (table) => {
  const columns = raw.pragma(`table_info("${table}")`) as { name: string; type: string }[];
  const values = columns.map(({ name, type }) =>
    type === 'TEXT' ? `'${name}'` : name.endsWith('end_ms') ? 2 : 1,
  );
  raw.exec(`INSERT INTO "${table}" VALUES (${values.join()})`);
  expect(() => raw.exec(`DELETE FROM "${table}"`)).toThrow('never deleted');
  expect(raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()).toBe(1);
});

describe('subsidised minutes', () => {
  let number = 0;
  const enter = (kind: string, minutes: number, booking = 'b', month = '2026-03') =>
    raw.exec(
      `INSERT INTO subsidy_entry VALUES (${++number}, 'g', '${month}', '${booking}', '${kind}', ${minutes}, 0)`,
    );

  beforeEach(() => {
    raw.exec(
      `INSERT INTO subsidy_grant (id, area, minutes_per_month, from_month, granted_at_ms) VALUES ('g', '44', 120, '2026-01', 0)`,
    );
  });

  test('of a month are taken to the last and not beyond', () => {
    enter('debit', 119);
    expect(() => enter('debit', 2)).toThrow('subsidy-spent');
    enter('debit', 1, 'c');
    expect(() => enter('debit', 1, 'c')).toThrow('subsidy-spent');
    enter('debit', 120, 'd', '2026-04');
  });

  test('are given back once, and then may be taken again', () => {
    enter('debit', 100);
    enter('debit', 20, 'c');
    expect(() => enter('return', 101)).toThrow('no more is returned than was taken');
    enter('return', 100);
    expect(() => enter('return', 1)).toThrow('no more is returned than was taken');
    expect(() => enter('return', 1, 'd')).toThrow('no more is returned than was taken');
    enter('debit', 100, 'd');
  });

  test('are debited or returned, never less than one of them', () => {
    for (const [kind, minutes] of [
      ['debit', 0],
      ['debit', -5],
      ['gift', 5],
      ['return', -5],
    ] as const)
      expect(() => enter(kind, minutes)).toThrow('an entry debits or returns minutes');
  });

  test('are granted in so many, which do not change afterwards', () => {
    expect(() => raw.exec('UPDATE subsidy_grant SET minutes_per_month = 500')).toThrow(
      'a grant is ended, never changed',
    );
    raw.exec(`UPDATE subsidy_grant SET ended_at_ms = 1, ended_by = 'x', resident = NULL`);
  });
});
