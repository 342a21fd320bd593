import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  currentVersion,
  openVersion,
  RegionBusy,
  regionFolder,
  regionIds,
} from '../../server/store/region-folder.ts';

let data: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'jinlin-store-'));
});
afterEach(() => {
  child?.kill();
  child = undefined;
  rmSync(data, { recursive: true, force: true });
});

const minute = (count: number) => new Date(Date.UTC(2026, 0, 1, 12, count));
const text = (value: string) => [new TextEncoder().encode(value)];
const names = () => readdirSync(regionFolder(data, 'town')).sort();

/** Publishes a version with one file, and gives its name. */
function publish(count: number, content = `number ${count}`): string {
  const writer = openVersion(data, 'town', minute(count));
  writer.write('note.txt', text(content));
  writer.publish();
  return writer.version;
}

const noteInForce = () =>
  readFileSync(join(regionFolder(data, 'town'), currentVersion(data, 'town')!, 'note.txt'), 'utf8');

describe('a region’s versions', () => {
  test('none is in force before the first is published', () => {
    expect(currentVersion(data, 'town')).toBeNull();
    expect(regionIds(data)).toEqual([]);
    const writer = openVersion(data, 'town', minute(0));
    writer.write('note.txt', text('half'));
    expect(currentVersion(data, 'town')).toBeNull();
    expect(regionIds(data)).toEqual([]);
    writer.publish();
    expect(currentVersion(data, 'town')).toBe(writer.version);
    expect(regionIds(data)).toEqual(['town']);
  });

  test('the old one stays in force until the new one is whole', () => {
    publish(1, 'old');
    const writer = openVersion(data, 'town', minute(2));
    writer.write('note.txt', text('new'));
    expect(noteInForce()).toBe('old');
    // What is being written lies under a name that no reader takes for a version.
    expect(
      names().some((name) => name.startsWith('v') && name.includes(writer.version.slice(1))),
    ).toBe(false);
    writer.publish();
    expect(noteInForce()).toBe('new');
  });

  test('the last two are kept, older ones removed, nothing left lying about', () => {
    const versions = [1, 2, 3, 4].map((count) => publish(count));
    expect(names()).toEqual(['current', ...versions.slice(-2)].sort());
    expect(noteInForce()).toBe('number 4');
  });

  test('two imports within one second have names of their own, in order', () => {
    const first = publish(5),
      second = publish(5);
    expect(first).not.toBe(second);
    expect(currentVersion(data, 'town')).toBe(second);
    expect(existsSync(join(regionFolder(data, 'town'), second))).toBe(true);
  });

  test('files of others in the folder survive every import', () => {
    publish(1);
    const folder = regionFolder(data, 'town');
    writeFileSync(join(folder, 'edits.json'), '{"mine":true}');
    mkdirSync(join(folder, 'photos'));
    writeFileSync(join(folder, 'photos', 'a.txt'), 'a');
    mkdirSync(join(folder, 'v-not-a-version'));
    for (const count of [2, 3, 4]) publish(count);
    expect(readFileSync(join(folder, 'edits.json'), 'utf8')).toBe('{"mine":true}');
    expect(readFileSync(join(folder, 'photos', 'a.txt'), 'utf8')).toBe('a');
    expect(names()).toContain('v-not-a-version');
  });

  test('a pointer that names no version counts as none', () => {
    publish(1);
    writeFileSync(join(regionFolder(data, 'town'), 'current'), '../../etc\n');
    expect(currentVersion(data, 'town')).toBeNull();
    expect(regionIds(data)).toEqual([]);
  });
});

describe('an import that is given up', () => {
  test('leaves the region untouched, to the byte', () => {
    publish(1, 'old');
    const before = names();
    const writer = openVersion(data, 'town', minute(2));
    writer.write('note.txt', text('new'));
    writer.abandon();
    writer.abandon();
    expect(names()).toEqual(before);
    expect(noteInForce()).toBe('old');
    expect(publish(3)).toBe(currentVersion(data, 'town'));
  });

  test('leaves no empty folder where there was no region', () => {
    openVersion(data, 'town', minute(1)).abandon();
    expect(existsSync(regionFolder(data, 'town'))).toBe(false);
  });

  test('does nothing once it is published', () => {
    const writer = openVersion(data, 'town', minute(1));
    writer.write('note.txt', text('done'));
    writer.publish();
    writer.abandon();
    expect(noteInForce()).toBe('done');
  });

  test('by a process that died leaves a lock and a rest, which the next import clears away', () => {
    publish(1);
    const folder = regionFolder(data, 'town');
    mkdirSync(join(folder, '.incoming-v20260101T000000000-abcd'));
    // No process has this id: it is above the largest that Linux gives.
    writeFileSync(join(folder, 'import.lock'), '4194305');
    const version = publish(2);
    expect(currentVersion(data, 'town')).toBe(version);
    expect(names().filter((name) => name.startsWith('.') || name.endsWith('lock'))).toEqual([]);
  });
});

describe('a second import of the same region', () => {
  test('is refused with a sentence while the first runs in another process, and goes on after it', async () => {
    const version = publish(1);
    child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await new Promise((resolve) => child!.once('spawn', resolve));
    const lock = join(regionFolder(data, 'town'), 'import.lock');
    writeFileSync(lock, String(child.pid));
    expect(() => openVersion(data, 'town', minute(2))).toThrow(RegionBusy);
    expect(() => openVersion(data, 'town', minute(2))).toThrow(
      'another import of region "town" is running; wait until it has ended',
    );
    expect(readFileSync(lock, 'utf8')).toBe(String(child.pid));
    expect(currentVersion(data, 'town')).toBe(version);
    const ended = new Promise((resolve) => child!.once('exit', resolve));
    child.kill();
    await ended;
    expect(publish(3)).toBe(currentVersion(data, 'town'));
  });

  test('is refused within one process too', () => {
    const first = openVersion(data, 'town', minute(1));
    expect(() => openVersion(data, 'town', minute(2))).toThrow(RegionBusy);
    first.write('note.txt', text('first'));
    first.publish();
    expect(noteInForce()).toBe('first');
  });

  test('of another region runs beside it', () => {
    const first = openVersion(data, 'town', minute(1));
    const other = openVersion(data, 'village', minute(1));
    other.write('note.txt', text('x'));
    other.publish();
    first.abandon();
    expect(regionIds(data)).toEqual(['village']);
  });
});
