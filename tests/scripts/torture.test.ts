import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openConnection } from '../../server/store/app/connection.ts';
import { bundled } from './child.ts';
import { faultsOf, killLoop } from '../../scripts/torture/kill-loop.ts';
import { endChildren, script } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(endChildren);

test('a writer killed five times loses no acknowledged write and leaves no half import', async () => {
  const writer = [process.execPath, ...bundled('scripts/torture-writer.ts')];
  const file = join(folder, 'app.db');
  const { acknowledged, faults } = await killLoop(writer, file, 5, 7);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(5);

  const whole = await script('scripts/torture-writer.ts', [file, '--commits', '6'], {}).ended;
  expect([whole.code, whole.stderr]).toEqual([0, '']);

  // The same look finds what is missing, and what is there by halves.
  const raw = openConnection(file);
  expect(faultsOf(raw, ['import never', 'change never'])).toEqual([
    'lost: import never',
    'lost: change never',
  ]);
  const one = (sql: string) => raw.prepare(sql).pluck().get() as string;
  const kept = one('SELECT id FROM facility_import WHERE undone_at IS NULL');
  const undone = one('SELECT id FROM facility_import WHERE undone_at IS NOT NULL');
  const [first, second] = raw
    .prepare('SELECT id FROM facility WHERE import_id = ?')
    .pluck()
    .all(kept) as [string, string];
  raw.prepare('DELETE FROM facility WHERE id = ?').run(first);
  raw.prepare('UPDATE facility SET version = 9 WHERE id = ?').run(second);
  raw.prepare('UPDATE facility_import SET undone_at = NULL WHERE id = ?').run(undone);
  expect(faultsOf(raw, []).toSorted()).toEqual(
    [
      `half an import: ${kept}`,
      `half an import: ${undone}`,
      `row and versions differ: ${second}`,
    ].toSorted(),
  );
  raw.close();
});
