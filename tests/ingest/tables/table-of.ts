import { readTable, type ReadTableOptions } from '../../../server/ingest/tables/read-table.ts';
import type { TableRead } from '../../../server/ingest/tables/table.ts';

/** The table that a file must be. */
export async function table(bytes: Uint8Array, options: ReadTableOptions = {}): Promise<TableRead> {
  const answer = await readTable(bytes, 'table.csv', options);
  if (!answer.ok) throw new Error(`${answer.key} ${JSON.stringify(answer.quoted)}`);
  return answer;
}
