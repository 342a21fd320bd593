import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SteeredBrowser {
  /** Where its debugging protocol listens. */
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const startMilliseconds = 20_000;

/** The system's Chromium without a window and with an empty profile, its debugging port a free one. */
export async function openSteeredBrowser(): Promise<SteeredBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'jinlin-audit-'));
  const child = spawn(
    process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const port = await new Promise<number | string>((done) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said);
      if (found) done(Number(found[1]));
    });
    child.on('close', () => done(said));
    setTimeout(() => done(said), startMilliseconds).unref();
  });
  if (typeof port === 'number') return { port, stop };
  await stop();
  throw new Error(`Chromium did not open a debugging port: ${port}`);
}
