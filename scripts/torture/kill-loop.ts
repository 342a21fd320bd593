/** Kills the writer at moments drawn from a seed, and holds what is in the file against what it said. */
import { spawn } from 'node:child_process';
import type Database from 'better-sqlite3';
import { openConnection } from '../../server/store/app/connection.ts';
import { rowsOfImport, type Kind } from './kinds.ts';

export interface Tally {
  kills: number;
  /** Commits that the writer said had returned. */
  acknowledged: number;
  faults: string[];
}

/**
 * @param writer program and arguments; the file is added
 * @param look what a file lacks of what was said, and holds wrongly
 */
export async function killLoop(
  writer: readonly string[],
  file: string,
  kills: number,
  seed: number,
  look: (raw: Database.Database, said: readonly string[]) => string[] = faultsOf,
): Promise<Tally> {
  const random = randomFrom(seed);
  const said: string[] = [];
  const faults: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    said.push(...(await writeUntilKilled(writer, file, 20 + random() * 480)));
    const raw = openConnection(file, { mustExist: true });
    try {
      faults.push(...look(raw, said).map((fault) => `after kill ${kill + 1}: ${fault}`));
    } finally {
      raw.close();
    }
  }
  return { kills, acknowledged: said.length, faults };
}

/** @returns every line about a commit that arrived whole */
function writeUntilKilled(writer: readonly string[], file: string, ms: number): Promise<string[]> {
  const [program, ...args] = writer;
  const child = spawn(program!, [...args, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  let timer: NodeJS.Timeout | undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    timer ??= setTimeout(() => child.kill('SIGKILL'), ms);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${complaint}`));
      else
        resolve(
          said
            .split('\n')
            .slice(0, -1)
            .filter((line) => line !== 'ready'),
        );
    });
  });
}

/** How a file shows that a step was written, by the id that was said. */
const written: Record<Kind, string> = {
  add: 'SELECT 1 FROM facility_version WHERE facility = ? AND version = 1',
  change: 'SELECT 1 FROM facility WHERE id = ? AND version >= 2 AND phone IS NOT NULL',
  close: "SELECT 1 FROM facility WHERE id = ? AND version >= 3 AND status = 'closed'",
  import: 'SELECT 1 FROM facility_import WHERE id = ?',
  undo: 'SELECT 1 FROM facility_import WHERE id = ? AND undone_at IS NOT NULL',
};

/** What a file lacks of what was said, and what it holds by halves. */
export function faultsOf(raw: Database.Database, said: readonly string[]): string[] {
  const logged = new Set(raw.prepare('SELECT subject FROM audit').pluck().all());
  const lost = said.filter((line) => {
    const [kind, id] = line.split(' ') as [Kind, string];
    return !raw.prepare(written[kind]).get(id) || !logged.has(id);
  });
  const list = (sql: string, ...given: unknown[]) =>
    raw
      .prepare(sql)
      .pluck()
      .all(...given) as string[];
  // An import has all of its rows, and one that was taken back has none.
  const halves = list(
    `SELECT i.id FROM facility_import i
     WHERE (SELECT count(*) FROM facility f WHERE f.import_id = i.id) <> CASE WHEN i.undone_at IS NULL THEN ? ELSE 0 END`,
    rowsOfImport,
  );
  const orphans = list(
    'SELECT DISTINCT import_id FROM facility WHERE import_id IS NOT NULL AND import_id NOT IN (SELECT id FROM facility_import)',
  );
  // Row, versions and entries of the log come together.
  const unversioned = list(
    `SELECT id FROM facility f
     WHERE version <> (SELECT max(version) FROM facility_version v WHERE v.facility = f.id)
        OR version <> (SELECT count(*) FROM facility_version v WHERE v.facility = f.id)`,
  );
  const integrity = raw.pragma('integrity_check', { simple: true });
  return [
    ...lost.map((line) => `lost: ${line}`),
    ...[...halves, ...orphans].map((id) => `half an import: ${id}`),
    ...unversioned.map((id) => `row and versions differ: ${id}`),
    ...(integrity === 'ok' ? [] : [`integrity: ${String(integrity)}`]),
  ];
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
