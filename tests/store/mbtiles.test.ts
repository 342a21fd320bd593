import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMbtiles, writeMbtiles, type TilesMetadata } from '../../server/store/mbtiles.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-mbtiles-'));
  path = join(folder, 'tiles.mbtiles');
});
afterEach(() => rmSync(folder, { recursive: true }));

const metadata: TilesMetadata = {
  name: '示范县',
  bounds: [113, 22.9, 113.1, 23],
  minZoom: 8,
  maxZoom: 16,
  attribution: '© OpenStreetMap contributors',
  layers: ['streets', 'water'],
};

function write(...tiles: [z: number, x: number, y: number, text: string][]): void {
  const writer = writeMbtiles(path, metadata);
  for (const [z, x, y, text] of tiles) writer.put(z, x, y, Buffer.from(text));
  writer.finish();
  writer.close();
}

describe('tiles written', () => {
  test('are read again by the same numbers, and are null where there is none', () => {
    write([1, 0, 0, 'north-west'], [1, 1, 1, 'south-east'], [16, 53339, 28400, 'deep']);
    const tiles = openMbtiles(path);
    expect(String(tiles.get(1, 0, 0))).toBe('north-west');
    expect(String(tiles.get(1, 1, 1))).toBe('south-east');
    expect(String(tiles.get(16, 53339, 28400))).toBe('deep');
    expect(tiles.get(1, 0, 1)).toBeNull();
    expect(tiles.get(22, 0, 0)).toBeNull();
    expect([tiles.minZoom, tiles.maxZoom]).toEqual([8, 16]);
    tiles.close();
  });

  test('stand in rows counted from the south, as MBTiles has it, with all it asks for', () => {
    write([2, 3, 0, 'at the top']);
    const database = new Database(path, { readonly: true });
    expect(database.prepare('SELECT zoom_level, tile_column, tile_row FROM tiles').all()).toEqual([
      { zoom_level: 2, tile_column: 3, tile_row: 3 },
    ]);
    const said = Object.fromEntries(
      database
        .prepare<[], { name: string; value: string }>('SELECT name, value FROM metadata')
        .all()
        .map(({ name, value }) => [name, value]),
    );
    expect(said).toEqual({
      name: '示范县',
      format: 'pbf',
      type: 'baselayer',
      bounds: '113,22.9,113.1,23',
      minzoom: '8',
      maxzoom: '16',
      attribution: '© OpenStreetMap contributors',
      json: '{"vector_layers":[{"id":"streets","fields":{}},{"id":"water","fields":{}}]}',
    });
    database.close();
  });

  test('cannot be two of one number', () => {
    expect(() => write([2, 1, 1, 'a'], [2, 1, 1, 'b'])).toThrow(/UNIQUE/);
  });

  test('are nothing before the file is finished', () => {
    const writer = writeMbtiles(path, metadata);
    writer.put(2, 1, 1, Buffer.from('a'));
    writer.close();
    expect(existsSync(path)).toBe(true);
    expect(() => openMbtiles(path)).toThrow('has minzoom "undefined", not a zoom');
  });
});

describe('a file that is no map', () => {
  test.each([
    [
      'of text',
      () => writeFileSync(path, 'no database, only words that are long enough to be read'),
      'not a database',
    ],
    ['that is empty', () => writeFileSync(path, ''), 'no such table'],
    [
      'with a zoom that is no number',
      () => {
        write();
        const database = new Database(path);
        database.exec("UPDATE metadata SET value = 'deep' WHERE name = 'maxzoom'");
        database.close();
      },
      'has maxzoom "deep", not a zoom',
    ],
  ])('%s is refused', (_, make, words) => {
    make();
    expect(() => openMbtiles(path)).toThrow(words);
  });

  test('is not made where there is none', () => {
    expect(() => openMbtiles(path)).toThrow('unable to open');
    expect(existsSync(path)).toBe(false);
  });
});
