/** What an import shows while it runs: one bar over the passes of reading, one over the tiles. */
import cliProgress from 'cli-progress';
import type { ReadStage } from '../server/ingest/read-region.ts';

const passes: ReadStage[] = ['relations', 'ways', 'nodes'];

function bar(format: string): cliProgress.SingleBar {
  return new cliProgress.SingleBar(
    { format, hideCursor: true, stopOnComplete: false, noTTYOutput: false },
    cliProgress.Presets.shades_classic,
  );
}

export interface Progress {
  on(stage: ReadStage, bytes: number): void;
  stop(): void;
}

/** @param totalBytes of the file; it is read once per pass */
export function readProgress(totalBytes: number): Progress {
  const shown = bar(
    '{stage} [{bar}] {percentage}% | {mebibytes} MiB at {rate} MiB/s | {eta_formatted} left',
  );
  const started = performance.now();
  let running = false;
  const stop = () => {
    if (running) shown.stop();
    running = false;
  };
  return {
    on(stage, bytes) {
      const pass = passes.indexOf(stage);
      if (pass === -1) {
        stop();
        process.stdout.write(`${stage} …\n`);
        return;
      }
      const done = pass * totalBytes + Math.min(bytes, totalBytes);
      const mebibytes = done / 1048576;
      const rate = mebibytes / Math.max(0.001, (performance.now() - started) / 1000);
      const payload = {
        stage: `reading ${stage}`,
        mebibytes: mebibytes.toFixed(1),
        rate: rate.toFixed(1),
      };
      if (!running) shown.start(totalBytes * 3, done, payload);
      else shown.update(done, payload);
      running = true;
    },
    stop,
  };
}

/** @param total tiles to be looked at */
export function tileProgress(total: number): { on(done: number): void; stop(): void } {
  const shown = bar('map tiles [{bar}] {percentage}% | {value} of {total} | {eta_formatted} left');
  process.stdout.write('tiles …\n');
  shown.start(total, 0);
  return { on: (done) => shown.update(done), stop: () => shown.stop() };
}
