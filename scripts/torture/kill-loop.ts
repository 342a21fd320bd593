/** Kills the writer at moments drawn from a seed, and holds what is in the file against what it said. */
import { spawn } from 'node:child_process';
import type Database from 'better-sqlite3';
import { openConnection } from '../../server/store/app/connection.ts';
import { rowsOfImport } from './kinds.ts';

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

/** What a file lacks of what was said, and what it holds by halves. */
export function faultsOf(raw: Database.Database, said: readonly string[]): string[] {
  const ids = (table: string) =>
    new Set(raw.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]);
  const [facilities, imports] = [ids('facility'), ids('facility_import')];
  const logged = new Set(raw.prepare('SELECT subject FROM audit').pluck().all());
  const lost = said.filter((line) => {
    const [kind, id] = line.split(' ') as [string, string];
    return !(kind === 'import' ? imports : facilities).has(id) || !logged.has(id);
  });
  const halves = raw
    .prepare(
      `SELECT i.id FROM (SELECT id FROM facility_import UNION SELECT import_id FROM facility WHERE import_id IS NOT NULL) i
       WHERE (SELECT count(*) FROM facility f WHERE f.import_id = i.id) <> ? OR NOT EXISTS (SELECT 1 FROM facility_import j WHERE j.id = i.id)`,
    )
    .pluck()
    .all(rowsOfImport) as string[];
  const unversioned = raw
    .prepare('SELECT id FROM facility WHERE id NOT IN (SELECT facility FROM facility_version)')
    .pluck()
    .all() as string[];
  const integrity = raw.pragma('integrity_check', { simple: true });
  return [
    ...lost.map((line) => `lost: ${line}`),
    ...halves.map((id) => `half an import: ${id}`),
    ...unversioned.map((id) => `no version of ${id}`),
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
