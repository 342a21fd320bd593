/** Programs measured from outside. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Starts a program; its output goes to `onOutput`. */
export function start(
  args: string[],
  environment: Record<string, string>,
  onOutput: (text: string) => void = () => {},
): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout!.setEncoding('utf8').on('data', onOutput);
  return child;
}

/** Runs to its end. Peak memory as the kernel counted it, in MB; processor time as it was just before the end. */
export async function runToEnd(
  args: string[],
  environment: Record<string, string>,
): Promise<{ seconds: number; peakMegabytes: number; processorSeconds: number }> {
  const started = performance.now();
  const child = start(args, environment);
  let peakKilobytes = 0,
    usedMs = 0;
  const timer = setInterval(() => {
    peakKilobytes = Math.max(peakKilobytes, statusKilobytes(child.pid!, 'VmHWM'));
    usedMs = Math.max(usedMs, processorMs(child.pid!));
  }, 20);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return {
    seconds: (performance.now() - started) / 1000,
    peakMegabytes: peakKilobytes / 1024,
    processorSeconds: usedMs / 1000,
  };
}

/** A field of /proc/<pid>/status in kB; 0 where there is none. */
export function statusKilobytes(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  try {
    return Number(
      new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

/** Processor time that a program has used, in all its threads. Linux counts it in hundredths of a second; 0 where it cannot be told. */
export function processorMs(pid: number): number {
  try {
    // The name may hold spaces and brackets: fields are counted behind its last bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

export interface Service {
  address: string;
  pid: number;
  readySeconds: number;
  stop(): Promise<void>;
}

/** Starts the built server and waits until it answers that it is ready. */
export async function startService(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<Service> {
  const started = performance.now();
  let output = '';
  const child = start(
    ['dist/server/main.js'],
    { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...environment },
    (text) => (output += text),
  );
  const ended = once(child, 'exit');
  for (;;) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
    if (address && (await fetch(`${address}/readyz`)).ok) {
      const readySeconds = (performance.now() - started) / 1000;
      return {
        address,
        pid: child.pid!,
        readySeconds,
        stop: async () => void (child.kill('SIGTERM'), await ended),
      };
    }
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
