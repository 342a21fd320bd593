import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openConnection } from '../../server/store/app/connection.ts';
import { bundled } from './child.ts';
import { faultsOf, killLoop } from '../../scripts/torture/kill-loop.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a writer killed five times loses no acknowledged write and leaves no half import', async () => {
  const writer = [process.execPath, ...bundled('scripts/torture-writer.ts')];
  const file = join(folder, 'app.db');
  const { acknowledged, faults } = await killLoop(writer, file, 5, 7);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(5);

  // The same look finds what is missing.
  const raw = openConnection(file);
  const [id] = raw.prepare('SELECT id FROM facility_import').pluck().all() as string[];
  raw.prepare('DELETE FROM facility WHERE id = ?').run(`${id}-3`);
  expect(faultsOf(raw, ['import never'])).toEqual(['lost: import never', `half an import: ${id}`]);
  raw.close();
});
