import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/running/root.ts';

export interface MovedClock {
  /** What the service takes for now from here on; at most a tenth of a second later. */
  readonly set: (moment: string) => void;
  /** For services that are started later. */
  readonly forget: () => void;
}

/** Services that this process starts from here on have a clock that a test sets: what depends on the season is tested in any. */
export function moveClock(moment: string): MovedClock {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-clock-'));
  const file = join(folder, 'away-ms');
  const set = (to: string) => writeFileSync(file, String(Date.parse(to) - Date.now()));
  const before = process.env.NODE_OPTIONS;
  const loaded = pathToFileURL(join(root, 'tests', 'fixtures', 'moved-clock.mjs')).href;
  set(moment);
  process.env.MOVED_CLOCK_FILE = file;
  process.env.NODE_OPTIONS = `${before ?? ''} --import ${loaded}`.trim();
  return {
    set,
    forget: () => {
      delete process.env.MOVED_CLOCK_FILE;
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
