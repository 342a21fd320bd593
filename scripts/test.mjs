/** `npm test`: every check, in the order in which a fault is told soonest. Stops at the first that fails, with its exit code. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureServerBuilt } from './build-server.mjs';
import { ensurePlacesBuilt } from './build-places.mjs';
import { ensureSiteBuilt } from './build-site.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { fail } from './fail.mjs';
import { ensureDependencies } from './install-dependencies.mjs';
import { root } from './stale.mjs';

const RESULTS = join(root, 'dist', 'test-results');
const PROJECTS = ['unit', 'e2e'];
const started = performance.now();

process.chdir(root);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
ensureDependencies();
try {
  process.env.CHROMIUM_PATH = ensureChromium();
} catch (error) {
  fail(error.message);
}
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

await step('types, lint, format, dead code', () =>
  together(
    ['astro', 'check', '--minimumSeverity', 'error'],
    ['tsc', '--noEmit'],
    ['prettier', '--check', '--log-level', 'warn', '.'],
    ['oxlint'],
    ['knip'],
  ),
);
await step('build', async () => {
  await ensureServerBuilt();
  await ensurePlacesBuilt();
  await ensureSiteBuilt();
});
await step('unit and API tests', () => runTests('unit'));
await step('browser tests', () => runTests('e2e'));

console.log(`\nAll checks took ${seconds(started)}`);
console.log(sumUp());

async function step(name, work) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  await work();
  console.log(`── ${name}: ${seconds(start)}`);
}

function runTests(project) {
  run(
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${resultsOf(project)}`,
  );
}

/** Runs checks that need nothing of one another, two at a time; what each prints stands together. */
async function together(...checks) {
  const waiting = [...checks];
  const turn = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [program, ...args] = check;
      const start = performance.now();
      const { printed, ...ended } = await output(program, args);
      console.log(`${printed.trimEnd()}\n── ${check.slice(0, 2).join(' ')}: ${seconds(start)}`);
      endUnlessSound(program, args, ended);
    }
  };
  await Promise.all([turn(), turn()]);
}

function output(program, args) {
  return new Promise((done) => {
    const child = spawn(binary(program), args, { shell: process.platform === 'win32' });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (printed += text));
    child.on('error', (error) => done({ printed, status: null, error }));
    child.on('close', (status, signal) => done({ printed, status, signal }));
  });
}

function binary(program) {
  return join(root, 'node_modules', '.bin', program);
}

function run(program, ...args) {
  const ended = spawnSync(binary(program), args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  endUnlessSound(program, args, ended);
}

function endUnlessSound(program, args, { status, signal, error }) {
  if (status === 0) return;
  const sum = sumUp();
  if (sum) console.log(`\n${sum}`);
  fail(
    `\n${program} ${args[0] ?? ''} failed${error ? `: ${error.message}` : signal ? `: ${signal}` : ''}`,
    status ?? 1,
  );
}

function resultsOf(project) {
  return join(RESULTS, `${project}.json`);
}

/** "N passed, N failed" over the test runs so far, as their own reports count; empty before the first. Skipped ones get a line before it. */
function sumUp() {
  const files = PROJECTS.map(resultsOf).filter((file) => existsSync(file));
  if (files.length === 0) return '';
  const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const total = (key) => reports.reduce((sum, report) => sum + report[key], 0);
  const skipped = total('numPendingTests') + total('numTodoTests');
  const counts = `${total('numPassedTests')} passed, ${total('numFailedTests')} failed`;
  return skipped === 0 ? counts : `${skipped} skipped\n${counts}`;
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
