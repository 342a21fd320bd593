import Database from 'better-sqlite3';
import type { PlaceEntry } from '../../domain/place-search/entry.ts';
import { slipTokens, wordTokens } from '../../domain/place-search/tokens.ts';

export const indexFileName = 'places.sqlite';
/** Of the layout below; a file of another one is not opened. */
export const layoutVersion = 1;

const layout = `
  CREATE TABLE entry (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT,
    detail_zh TEXT NOT NULL, detail_en TEXT NOT NULL, lng REAL, lat REAL, category TEXT, forms TEXT NOT NULL
  );
  CREATE VIRTUAL TABLE words USING fts5(tokens, content='', columnsize=0, detail=none, prefix='2 3 4', tokenize=ascii);
  CREATE VIRTUAL TABLE slips USING fts5(tokens, content='', columnsize=0, detail=none, tokenize=ascii);
  PRAGMA user_version = ${layoutVersion};
`;

export type AddEntry = (number: number, entry: PlaceEntry) => void;

/** Lays the tables out in an empty database. Entries are numbered by whoever adds them. */
export function makeIndexTables(database: Database.Database): AddEntry {
  database.exec(layout);
  const addRow = database.prepare('INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?)');
  const addWords = database.prepare('INSERT INTO words (rowid, tokens) VALUES (?,?)');
  const addSlips = database.prepare('INSERT INTO slips (rowid, tokens) VALUES (?,?)');
  return (number, { kind, id, name, nameEn, detail, position, category, keys }) => {
    addRow.run(
      number,
      kind,
      id,
      name,
      nameEn ?? null,
      detail.zh,
      detail.en,
      position?.[0] ?? null,
      position?.[1] ?? null,
      category ?? null,
      keys.slips.join(' '),
    );
    addWords.run(number, wordTokens(keys).join(' '));
    addSlips.run(number, slipTokens(keys).join(' '));
  };
}

/**
 * The index over some entries, as the bytes of an SQLite file.
 *
 * Entries are numbered by the length of their names. FTS5 gives hits in the order of numbers, so “the shortest first” needs no
 * sorting, and a question that fits thousands stops after the first few.
 */
export function placeIndexBytes(entries: readonly PlaceEntry[]): Uint8Array {
  const database = new Database(':memory:');
  try {
    const addEntry = makeIndexTables(database);
    const ordered = entries
      .map((entry, at) => ({ entry, at }))
      .sort((a, b) => a.entry.name.length - b.entry.name.length || a.at - b.at);
    database.transaction(() => {
      ordered.forEach(({ entry }, i) => addEntry(i + 1, entry));
    })();
    database.exec(`
      CREATE INDEX entry_by_id ON entry (id);
      INSERT INTO words(words) VALUES ('optimize');
      INSERT INTO slips(slips) VALUES ('optimize');
      VACUUM;
    `);
    return database.serialize();
  } finally {
    database.close();
  }
}
