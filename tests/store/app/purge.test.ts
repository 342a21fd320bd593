import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import normsFile from '../../../data/norms.json' with { type: 'json' };
import type { NormEntry } from '../../../server/domain/norms.ts';
import { readRetention } from '../../../server/domain/retention.ts';
import { everyMs, startPurging } from '../../../server/jobs/purge.ts';
import { openAppDatabase } from '../../../server/store/app/database.ts';
import { emptyDatabase, emptyRecords, migrationsDir } from '../../fixtures/empty-records.ts';
import { addRole } from '../../fixtures/people.ts';

const retention = readRetention(normsFile.norms as NormEntry[]);
const dayMs = 24 * 3600_000;
const at = Date.parse('2026-03-01T00:00:00Z');
const iso = new Date(at).toISOString();
const user = (id: string, ms: number) =>
  `INSERT INTO user (id, name, email, created_at, updated_at) VALUES ('${id}', '', '${id}', ${ms}, ${ms})`;
const session = (ms: number) =>
  `INSERT INTO session (id, token, user_id, expires_at, created_at, updated_at) VALUES ('s${ms}', 't${ms}', 'li', ${ms}, ${ms}, ${ms})`;

const booked = (state: string) => [
  `INSERT INTO booking_event (booking, version, event, to_state, by, at_ms) VALUES ('b', 1, 'e', '${state}', 'system', 0)`,
  `INSERT INTO provider (id, kind, name, phone, lng, lat, community, state, version, created_at_ms, updated_at_ms) VALUES ('p', 'company', '', '', 0, 0, '', 'approved', 1, 0, 0)`,
  `INSERT INTO resource (id, provider, kind, label, person, plan, active, version, created_at_ms, updated_at_ms) VALUES ('s', 'p', 'staff', '', 'x', '{}', 1, 1, 0, ${at})`,
  `INSERT INTO offering (id, provider, service_kind, mode, active, name_zh, languages, durations_minutes, buffer_before_minutes, buffer_after_minutes, step_minutes, price_fen, price_unit, subsidised, minimum_notice_minutes, window_days, needs_acceptance, cancel_until_minutes, move_until_minutes, required_certificates, version, created_at_ms, updated_at_ms)
   VALUES ('o', 'p', '', 'at_home', 1, '', '[]', '[]', 0, 0, 30, 0, 'free', 0, 0, 1, 0, 0, 0, '[]', 1, 0, 0)`,
  `INSERT INTO booking (id, code, offering, provider, resource, service_kind, state, version, channel, start_ms, end_ms, blocked_start_ms, blocked_end_ms, hold_extensions, entered_ms, wrong_codes, price_fen, to_pay_fen, subsidised_minutes, terms, community, door, details, created_at_ms, updated_at_ms)
   VALUES ('b', 'c', 'o', 'p', 's', '', '${state}', 1, 'site', ${at - 1}, ${at}, ${at - 1}, ${at}, 0, 0, 0, 0, 0, 0, '{}', '', 'x', 'x', 0, 0)`,
];

/** What is kept, the statements that make it at `at`, how many days it stays, and the question that counts what is left. */
const kinds: [string, string[], number, string][] = [
  ['sessions', [user('li', at), session(at)], 1, 'SELECT count(*) FROM session'],
  [
    'codes',
    [`INSERT INTO verification (id, identifier, value, expires_at) VALUES ('v', 'x', 'y', ${at})`],
    1,
    'SELECT count(*) FROM verification',
  ],
  [
    'attempts',
    [`INSERT INTO rate_limit (id, key, count, last_request) VALUES ('a', 'k', 1, ${at})`],
    100,
    'SELECT count(*) FROM rate_limit',
  ],
  [
    'reportNotes',
    [
      `INSERT INTO report (id, receipt_hash, facility, facility_name, kind, note, at, decision, decided_at) VALUES ('r', 'h', 'f', 'f', 'closed', 'n', '${iso}', 'accepted', '${iso}')`,
    ],
    180,
    'SELECT count(note) FROM report',
  ],
  [
    'evaluationRemarks',
    [
      `INSERT INTO evaluation (id, community, year, scores, remark, at) VALUES ('e', 'c', 2026, '[1]', 'r', '${iso}')`,
    ],
    730,
    'SELECT count(remark) FROM evaluation',
  ],
  ['accounts', [user('li', at)], 730, 'SELECT count(*) FROM user'],
  ...['used_at', 'withdrawn_at', 'expires_at'].map((column): [string, string[], number, string] => [
    'invitations',
    [
      `INSERT INTO invitation (id, token_hash, role, area, note, created_at, expires_at) VALUES ('i', 'h', 'office', '44', '', '${iso}', '2099-01-01T00:00:00.000Z')`,
      `UPDATE invitation SET ${column} = '${iso}'`,
    ],
    90,
    'SELECT count(*) FROM invitation',
  ]),
  [
    'columnMappings',
    [`INSERT INTO column_mapping (headers, mapping, at) VALUES ('h', '{}', '${iso}')`],
    730,
    'SELECT count(*) FROM column_mapping',
  ],
  [
    'reportMonths',
    [
      `INSERT INTO report_month (area, region, month, made_at, invented, complete, incomplete, unknown, categories) VALUES ('440402', 'r', '2026-03', '${iso}', 0, 0, 0, 0, '[]')`,
    ],
    3660,
    'SELECT count(*) FROM report_month',
  ],
  ['bookingDetails', booked('done'), 180, 'SELECT count(details) FROM booking'],
  ['bookingDetails', booked('cancelled'), 180, 'SELECT count(door) FROM booking'],
  [
    'messages',
    [
      `INSERT INTO outbox (kind, channel, recipient_kind, recipient, payload, attempts, at_ms) VALUES ('k', 'page', 'user', 'li', 'x', 0, ${at})`,
    ],
    180,
    'SELECT count(payload) FROM outbox',
  ],
  [
    'links',
    [
      `INSERT INTO link_token (token_hash, purpose, booking, created_at_ms, expires_at_ms) VALUES ('h', 'booking', 'b', 0, ${at})`,
    ],
    30,
    'SELECT count(*) FROM link_token',
  ],
  [
    'idempotencyKeys',
    [
      `INSERT INTO idempotency_key (key_hash, request_hash, answer, at_ms) VALUES ('h', 'h', '{}', ${at})`,
    ],
    7,
    'SELECT count(*) FROM idempotency_key',
  ],
  [
    'complaintWords',
    [
      `INSERT INTO complaint (id, provider, community, words, state, version, at_ms, closed_at_ms) VALUES ('c', 'p', '', 'x', 'settled', 1, 0, ${at})`,
    ],
    730,
    'SELECT count(words) FROM complaint',
  ],
  [
    'ratingWords',
    [
      ...booked('held'),
      `INSERT INTO rating (id, booking, side, provider, service_kind, community, month, stars, words, at_ms, blind_until_ms) VALUES ('r', 'b', 'resident', 'p', '', '', '2026-03', 5, 'x', ${at}, 0)`,
      'UPDATE booking SET door = NULL, details = NULL',
    ],
    730,
    'SELECT count(words) FROM rating',
  ],
  [
    'formerStaff',
    [...booked('held').slice(1, 3), 'UPDATE resource SET active = 0'],
    730,
    'SELECT count(person) FROM resource',
  ],
];

function world(statements: readonly string[], nowMs: number) {
  const database = emptyDatabase();
  for (const statement of statements) database.raw.exec(statement);
  return { database, records: emptyRecords(database, () => new Date(nowMs)) };
}

describe('the purge', () => {
  test.each(kinds)('of %s (case %#)', (kind, statements, days, left) => {
    const early = world(statements, at + days * dayMs - 1);
    expect(early.records.purge.run(retention)).toMatchObject({ [kind]: 0 });
    expect(early.database.raw.prepare(left).pluck().get()).toBe(1);
    expect(early.database.raw.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(0);

    const due = world(statements, at + days * dayMs);
    expect(due.records.purge.run(retention)).toMatchObject({ [kind]: 1 });
    expect(due.database.raw.prepare(left).pluck().get()).toBe(0);
    expect(
      due.database.raw
        .prepare(`SELECT after FROM audit WHERE action = 'retention:purge'`)
        .pluck()
        .get(),
    ).toBe(`{"${kind}":1}`);
  });

  test('keeps what is argued about, what waits to be sent, complaints that are open, and staff who work', () => {
    const { database, records } = world(
      [
        ...booked('disputed'),
        `INSERT INTO outbox (kind, channel, recipient_kind, recipient, payload, attempts, next_at_ms, at_ms) VALUES ('k', 'message', 'user', 'li', 'x', 0, 1, ${at})`,
        `INSERT INTO complaint (id, provider, community, words, state, version, at_ms) VALUES ('c', 'p', '', 'x', 'open', 1, ${at})`,
      ],
      at + 3000 * dayMs,
    );
    expect(records.purge.run(retention)).toMatchObject({
      bookingDetails: 0,
      messages: 0,
      complaintWords: 0,
      formerStaff: 0,
    });
    expect(database.raw.prepare('SELECT details FROM booking').pluck().get()).toBe('x');
  });

  test('of a booking takes the key, so that notes in its history go too', () => {
    const { database, records } = world(booked('done'), at + 180 * dayMs);
    const sealed = records.booking.seals.sealNote('b', '门口有狗')!;
    expect(records.booking.seals.note('b', sealed)).toBe('门口有狗');
    records.purge.run(retention);
    expect(records.booking.seals.note('b', sealed)).toBeNull();
    expect(database.raw.prepare('SELECT state FROM booking').pluck().get()).toBe('done');
  });

  test('keeps undecided reports’ notes, staff, and who came back', () => {
    const { database, records } = world(
      [
        `INSERT INTO report (id, receipt_hash, facility, facility_name, kind, note, at) VALUES ('r', 'h', 'f', 'f', 'closed', 'n', '${iso}')`,
        ...['li', 'staff', 'former', 'member'].map((id) => user(id, at)),
        ...booked('held').slice(1, 2),
        `INSERT INTO provider_member (id, provider, user_id, part, added_at_ms) VALUES ('m', 'p', 'member', 'manager', 0)`,
        session(at + 400 * dayMs),
      ],
      at + 800 * dayMs,
    );
    addRole(database, 'staff', null);
    addRole(database, 'former', iso);
    expect(records.purge.run(retention)).toMatchObject({
      reportNotes: 0,
      accounts: 1,
      sessions: 1,
    });
    expect(database.raw.prepare('SELECT id FROM user ORDER BY id').pluck().all()).toEqual([
      'li',
      'member',
      'staff',
    ]);
  });

  test('leaves no byte of a note in the file or its log', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jinlin-purge-'));
    const file = join(folder, 'app.db');
    const database = openAppDatabase(file, migrationsDir);
    const [, statements] = kinds.find(([kind]) => kind === 'reportNotes')!;
    database.raw.exec(statements[0]!.replace(`'n', '${iso}'`, `'a note to be found', '${iso}'`));
    const bytes = () => [file, `${file}-wal`].map((path) => readFileSync(path, 'latin1')).join('');
    expect(bytes()).toContain('a note to be found');
    const records = emptyRecords(database, () => new Date(at + 180 * dayMs));
    expect(records.purge.run(retention)).toMatchObject({ reportNotes: 1 });
    expect(bytes()).not.toContain('a note to be found');
    database.close();
    rmSync(folder, { recursive: true });
  });

  test('runs at the start and every hour, outlives a failure, and ends', () => {
    vi.useFakeTimers();
    try {
      const said: string[] = [];
      let runs = 0;
      const none = world([], at).records.purge.run(retention);
      const run = () => {
        runs++;
        if (runs === 2) throw new Error('disk full');
        return { ...none, codes: runs };
      };
      const stop = startPurging({ run }, retention, (line) => said.push(line));
      expect(runs).toBe(1);
      vi.advanceTimersByTime(everyMs - 1);
      expect(runs).toBe(1);
      vi.advanceTimersByTime(1 + everyMs);
      expect(runs).toBe(3);
      stop();
      vi.advanceTimersByTime(5 * everyMs);
      expect(runs).toBe(3);
      expect(said).toEqual([
        'kept long enough and deleted: 1 codes',
        'what was kept long enough could not be deleted: disk full',
        'kept long enough and deleted: 3 codes',
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([0, 1.5, -1])('refuses a norm of %d days', (value) => {
    const norms = (normsFile.norms as NormEntry[]).map((norm) =>
      norm.code === 'retention-attempt' ? { ...norm, value } : norm,
    );
    expect(() => readRetention(norms)).toThrow(`norm "retention-attempt" is ${value}`);
  });
});
