/** Map tiles in one SQLite file, as MBTiles 1.3 has it: rows are counted from the south (TMS), callers count from the north. */
import Database from 'better-sqlite3';

export interface TilesMetadata {
  name: string;
  /** West, south, east, north in degrees. */
  bounds: readonly number[];
  minZoom: number;
  maxZoom: number;
  attribution: string;
  /** Names of the vector layers that tiles may hold. */
  layers: readonly string[];
}

/** Tiles of one region version. All calls answer at once; `close` may be called at any time, once. */
export interface TileSet {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** The gzipped tile, or null where nothing is drawn. y counts from the north. */
  get(z: number, x: number, y: number): Buffer | null;
  close(): void;
}

export interface TilesWriter {
  /** @param data gzipped */
  put(z: number, x: number, y: number, data: Uint8Array): void;
  /** Makes the file whole. Nothing is in it before. */
  finish(): void;
  /** Closes without finishing. Safe after `finish`. */
  close(): void;
}

const schema = `
  CREATE TABLE metadata (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE tiles (
    zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL);
`;
/** After the rows: one sorting is faster than keeping order while they come. */
const index = 'CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);';

const rowOf = (z: number, y: number) => 2 ** z - 1 - y;

/**
 * Opens a new file, which must not exist. Written without a journal: the folder it lies in becomes visible as a whole or
 * not at all, and whoever calls this flushes the file.
 * @throws SqliteError with code SQLITE_FULL or SQLITE_IOERR_WRITE on a full disk
 */
export function writeMbtiles(path: string, metadata: TilesMetadata): TilesWriter {
  const database = new Database(path);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('page_size = 4096');
  database.exec(schema);
  database.exec('BEGIN');
  const put = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  const say = database.prepare('INSERT INTO metadata VALUES (?, ?)');
  const vectorLayers = metadata.layers.map((id) => ({ id, fields: {} }));
  for (const [name, value] of Object.entries({
    name: metadata.name,
    format: 'pbf',
    type: 'baselayer',
    bounds: metadata.bounds.join(','),
    minzoom: String(metadata.minZoom),
    maxzoom: String(metadata.maxZoom),
    attribution: metadata.attribution,
    json: JSON.stringify({ vector_layers: vectorLayers }),
  }))
    say.run(name, value);
  return {
    put: (z, x, y, data) => void put.run(z, x, rowOf(z, y), data),
    finish() {
      database.exec('COMMIT');
      database.exec(index);
      database.close();
    },
    close: () => void database.close(),
  };
}

/** Opens for reading. @throws where the file is no MBTiles file with zooms */
export function openMbtiles(path: string): TileSet {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const said = database.prepare('SELECT value FROM metadata WHERE name = ?').pluck();
    const zoom = (name: string) => {
      const value = said.get(name);
      if (typeof value !== 'string' || !/^\d+$/.test(value))
        throw new Error(`${path} has ${name} "${String(value)}", not a zoom`);
      return Number(value);
    };
    const [minZoom, maxZoom] = [zoom('minzoom'), zoom('maxzoom')];
    const read = database
      .prepare<[number, number, number], Buffer>(
        'SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?',
      )
      .pluck() as unknown as { get(z: number, x: number, row: number): Buffer | undefined };
    return {
      minZoom,
      maxZoom,
      get: (z, x, y) => read.get(z, x, rowOf(z, y)) ?? null,
      close: () => void database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
