import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './root.ts';
import { commandOf, preparedDatabase } from './sample-region.ts';

const startMilliseconds = 30_000;

export interface Service {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly address: string;
  readonly port: number;
  /** File of what people entered, for commands that work beside the service. */
  readonly appDb: string;
  /** All that the process has written so far. */
  readonly output: () => string;
  /** Ends this process and no other, and waits until it has gone. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the server over the built site and waits until it can answer. Port 0 takes a free one.
 * @param appDb what people entered; without it nobody has entered anything yet, and the sample has the people that a first start gives it where
 * they are at hand
 */
export async function startService(dataDir: string, port = 0, appDb?: string): Promise<Service> {
  const siteDir = process.env.SITE_DIR ?? join(root, 'dist', 'site');
  if (!existsSync(join(siteDir, 'index.html')))
    throw new Error(`There is no built site in ${siteDir}; run npm run build first.`);
  // Services of several tests stand over one data folder; what people enter is each one's own.
  const own = mkdtempSync(join(tmpdir(), 'jinlin-service-'));
  const APP_DB = appDb ?? process.env.APP_DB ?? join(own, 'app.db');
  const prepared = preparedDatabase(dataDir);
  if (!existsSync(APP_DB) && existsSync(prepared)) copyFileSync(prepared, APP_DB);
  const settings = {
    APP_DB,
    DATA_DIR: dataDir,
    SITE_DIR: siteDir,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  const child = spawn(process.execPath, commandOf('main.js', 'server/main.ts'), {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings, LOG_LEVEL: 'info' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    rmSync(own, { recursive: true, force: true });
  };

  for (const end = Date.now() + startMilliseconds; Date.now() < end; await sleep(10)) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode}: ${output}`);
    const found = /近邻圈 Jinlin: (http:\/\/127\.0\.0\.1:(\d+))/.exec(output);
    if (!found || !(await fetch(`${found[1]}/readyz`)).ok) continue;
    return {
      address: found[1]!,
      port: Number(found[2]),
      appDb: APP_DB,
      output: () => output,
      stop,
    };
  }
  await stop();
  throw new Error(`The server was not ready within ${startMilliseconds} ms: ${output}`);
}
