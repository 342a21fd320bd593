/** Writes through the service's own repositories until it is killed, and says each commit once it has returned: `FILE [--commits N] [--unsafe]`. */
import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { NewRow } from '../server/domain/register/import-verdict.ts';
import { unsaid } from '../server/domain/register/unsaid.ts';
import type { Bounds } from '../server/geo/position.ts';
import { AuditLog } from '../server/store/app/audit.ts';
import { openAppDatabase } from '../server/store/app/database.ts';
import { Facilities } from '../server/store/app/facilities.ts';
import { FacilityImports } from '../server/store/app/facility-imports.ts';
import { rowsOfImport, type Kind } from './torture/kinds.ts';

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
const facilities = new Facilities(database, audit, now);
const imports = new FacilityImports(database, audit, now);

const day = '2026-03-04';
/** Nothing stands there, so that a plan reads no rows. */
const emptySea: Bounds = [0, 0, 0.1, 0.1];
const place = { name: '小店', categories: ['grocery'], lng: 113.5, lat: 22.2 };

// At once, past any buffer: what was said must outlive the kill.
const say = (line: string) => writeSync(1, `${line}\n`);

/** What is done in turn; each is one transaction, and answers with the id that it wrote. */
const steps: readonly Kind[] = ['add', 'change', 'close', 'import', 'undo', 'import'];
let last = '';
const doing: Record<Kind, () => string> = {
  add: () => facilities.add({ ...unsaid, ...place, community: null }, day, null).id,
  change: () =>
    changed(
      facilities.change({ id: last, seen: 1, action: 'edit', actor: null }, { phone: '0756-1' }),
    ),
  close: () => changed(facilities.close({ id: last, seen: 2, actor: null }, day)),
  import: importTable,
  undo: () => {
    const undone = imports.undo(last, null);
    if (!undone.ok) throw new Error(`the import was not taken back: ${undone.reason}`);
    return last;
  },
};

say('ready');
for (let i = 0; i < commits; i++) {
  const kind = steps[i % steps.length]!;
  last = doing[kind]();
  say(`${kind} ${last}`);
}
database.close();

function changed(result: ReturnType<Facilities['change']>): string {
  if (!result.ok) throw new Error(`the facility was not changed: ${result.reason}`);
  return result.row.id;
}

/** Another process may write between plan and import; then it is planned again, as the service's user would. */
function importTable(): string {
  const file = { fileName: 'a.csv', sha256: '', area: '440402', region: null, crs: 'wgs84' };
  const rows = Array.from({ length: rowsOfImport }, (_, line): NewRow => ({
    line,
    verdict: 'new',
    values: place,
    osm: null,
    isPlaced: false,
  }));
  for (;;) {
    const answer = imports.apply(rows, imports.present(emptySea), file, null);
    if (answer.ok) return answer.row.id;
    if (answer.reason !== 'changed-meanwhile') throw new Error(answer.reason);
  }
}
