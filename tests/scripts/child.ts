/** Child processes of the tests: started, watched, and ended by their own id. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandOf } from '../../scripts/running/sample-region.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export class Child {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  private readonly process: ChildProcess;

  constructor(command: string, args: readonly string[], env: Record<string, string>) {
    const {
      PORT: _p,
      HOST: _h,
      DATA_DIR: _d,
      SITE_DIR: _s,
      LOG_LEVEL: _l,
      NODE_OPTIONS: _o,
      ...rest
    } = process.env;
    this.process = spawn(command, args, {
      cwd: root,
      env: { ...rest, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve, reject) => {
      this.process.on('error', reject);
      this.process.on('close', (code, signal) => {
        running.delete(this);
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      });
    });
    running.add(this);
  }

  send(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }
}

const running = new Set<Child>();

/** For `afterEach`: ends what a failed test has left behind. */
export async function endChildren(): Promise<void> {
  const left = [...running];
  for (const child of left) child.send('SIGKILL');
  await Promise.all(left.map(({ ended }) => ended));
}

/** Runs a command of the project from its bundle, as people do. */
export function script(file: string, args: readonly string[], env: Record<string, string>): Child {
  return new Child(process.execPath, [...bundled(file), ...args], env);
}

export const bundled = (file: string): string[] => commandOf(`${basename(file, '.ts')}.js`, file);

/** Waits until `look` finds something. */
export async function until<T>(
  look: () => T | undefined | false,
  what: string,
  milliseconds = 20_000,
): Promise<T> {
  for (const end = Date.now() + milliseconds; ;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Names and contents of everything in a folder, as one hash each. */
export function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const entries = files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    const hash = entry.isFile()
      ? createHash('sha256').update(readFileSync(path)).digest('hex')
      : 'folder';
    return [path.slice(folder.length + 1), hash];
  });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
