/** Guangdong's divisions from `data/divisions` into an empty table. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDatabase } from './database.ts';
import { divisions } from './schema.ts';

const files = [
  { file: 'cities.csv', level: 'city', parent: 'provinceCode' },
  { file: 'areas.csv', level: 'area', parent: 'cityCode' },
  { file: 'streets.csv', level: 'street', parent: 'areaCode' },
  { file: 'communities.csv', level: 'community', parent: 'streetCode' },
] as const;
/** SQLite takes 32,766 values in one statement. */
const rowsAtOnce = 5000;

/** Does nothing where there are divisions. Takes 0.3 seconds else. */
export function fillDivisions(database: AppDatabase, folder: string): void {
  database.write((tables) => {
    if (tables.select().from(divisions).limit(1).get()) return;
    const rows: (typeof divisions.$inferInsert)[] = [
      { code: '44', name: '广东省', level: 'province', parent: null },
    ];
    for (const { file, level, parent } of files) {
      const [head, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/);
      const names = head!.split(',');
      const column = names.indexOf(parent);
      for (const line of lines) {
        const values = line.split(',');
        rows.push({ code: values[0]!, name: values[1]!, level, parent: values[column]! });
      }
    }
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      tables
        .insert(divisions)
        .values(rows.slice(from, from + rowsAtOnce))
        .run();
  });
}
