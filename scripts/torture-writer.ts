/** Writes until it is killed, and says each commit once it has returned: `FILE [--commits N] [--unsafe]`. */
import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openAppDatabase, type Tables } from '../server/store/app/database.ts';
import { AuditLog } from '../server/store/app/audit.ts';
import { facilities, facilityImports, facilityVersions } from '../server/store/app/schema.ts';
import { rowsOfImport } from './torture/kinds.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { commits: { type: 'string' }, unsafe: { type: 'boolean' } },
});
const database = openAppDatabase(positionals[0]!, 'server/store/app/migrations');
// For showing that the count of syncs can be too small.
if (values.unsafe) database.raw.pragma('synchronous = OFF');
const commits = values.commits === undefined ? Infinity : Number(values.commits);
const now = () => new Date();
const audit = new AuditLog(database, now);
const run = `${process.pid}-${Date.now()}`;

// At once, past any buffer: what was said must outlive the kill.
const say = (line: string) => writeSync(1, `${line}\n`);

say('ready');
for (let i = 0; i < commits; i++) {
  const id = `${run}-${i}`;
  const isImport = i % 5 === 4;
  database.write((tables) => (isImport ? importTable(id, tables) : edit(id, tables)));
  say(`${isImport ? 'import' : 'edit'} ${id}`);
}
database.close();

function edit(id: string, tables: Tables): void {
  addFacility(id, null, tables);
  const entry = { actor: null, action: 'facility:edit', subjectKind: 'facility', area: '440402' };
  audit.add({ ...entry, subject: id, after: { name: '小店' } }, tables);
}

function importTable(id: string, tables: Tables): void {
  const at = now().toISOString();
  tables
    .insert(facilityImports)
    .values({
      id,
      fileName: 'a.csv',
      sha256: '',
      area: '440402',
      crs: 'wgs84',
      at,
      counts: { new: rowsOfImport },
    })
    .run();
  for (let row = 0; row < rowsOfImport; row++) addFacility(`${id}-${row}`, id, tables);
  const entry = { actor: null, action: 'facility:import', subjectKind: 'import', area: '440402' };
  audit.add({ ...entry, subject: id }, tables);
}

function addFacility(id: string, importId: string | null, tables: Tables): void {
  const at = now().toISOString();
  const place = { lng: 113.5, lat: 22.2, categories: ['shop'], entrances: [] };
  const state = { name: '小店', ...place };
  tables
    .insert(facilities)
    .values({
      id,
      importId,
      ...state,
      status: 'open',
      source: importId ? 'import' : 'office',
      version: 1,
      createdAt: at,
      updatedAt: at,
    })
    .run();
  tables
    .insert(facilityVersions)
    .values({ facility: id, version: 1, at, importId, action: 'add', state })
    .run();
}
