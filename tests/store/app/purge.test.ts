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

  test('keeps undecided reports’ notes, staff, and who came back', () => {
    const { database, records } = world(
      [
        `INSERT INTO report (id, receipt_hash, facility, facility_name, kind, note, at) VALUES ('r', 'h', 'f', 'f', 'closed', 'n', '${iso}')`,
        ...['li', 'staff', 'former'].map((id) => user(id, at)),
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
