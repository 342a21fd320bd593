import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/running/root.ts';

export interface MovedClock {
  /** What the service takes for now from here on; at most a tenth of a second later. */
  readonly set: (moment: string) => void;
  /** The same moment as this process reckons it, in milliseconds. */
  readonly now: () => number;
  /** For services that are started later. */
  readonly forget: () => void;
}

/** Services that this process starts from here on have a clock that a test sets: what depends on the season is tested in any. */
export function moveClock(moment: string): MovedClock {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-clock-'));
  const file = join(folder, 'away-ms');
  let away = 0;
  const set = (to: string) => {
    away = Date.parse(to) - Date.now();
    writeFileSync(file, String(away));
  };
  const before = process.env.NODE_OPTIONS;
  const loaded = pathToFileURL(join(root, 'tests', 'fixtures', 'moved-clock.mjs')).href;
  set(moment);
  process.env.MOVED_CLOCK_FILE = file;
  process.env.NODE_OPTIONS = `${before ?? ''} --import ${loaded}`.trim();
  return {
    set,
    now: () => Date.now() + away,
    forget: () => {
      delete process.env.MOVED_CLOCK_FILE;
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
