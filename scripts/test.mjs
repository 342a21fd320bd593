/** `npm test`: every check, in the order in which a fault is told soonest. Stops at the first that fails, with its exit code. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureServerBuilt } from './build-server.mjs';
import { ensurePlacesBuilt } from './build-places.mjs';
import { ensureSiteBuilt } from './build-site.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { fail } from './fail.mjs';
import { ensureDependencies } from './install-dependencies.mjs';
import { root } from './stale.mjs';

const RESULTS = join(root, 'dist', 'test-results');
const PROJECTS = ['unit', 'e2e'];
/** Browser test files that may be run a second time. */
const MOST_AGAIN = 3;
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
await step('browser tests', runBrowserTests);

console.log(`\nAll checks took ${seconds(started)}`);
console.log(sumUp());

async function step(name, work) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  await work();
  console.log(`── ${name}: ${seconds(start)}`);
}

function runTests(project) {
  const [program, args] = testRun(project, resultsOf(project));
  endUnlessSound(program, args, runHere(program, args));
}

/**
 * Two browsers and two services on a busy machine miss a moment now and then. Up to `MOST_AGAIN` files that failed are run once more, by themselves; what fails again has
 * failed. What passed only then is named, so that nobody takes it for sound.
 */
function runBrowserTests() {
  const [program, args] = testRun('e2e', resultsOf('e2e'));
  const first = runHere(program, args);
  if (first.status === 0) return;
  const report = existsSync(resultsOf('e2e')) ? readReport(resultsOf('e2e')) : null;
  const failed = report?.testResults.filter(({ status }) => status !== 'passed') ?? [];
  if (failed.length === 0 || failed.length > MOST_AGAIN) endUnlessSound(program, args, first);
  console.log(`\n── ${failed.length} of the files failed and run once more, by themselves`);
  const files = failed.map(({ name }) => relative(root, name));
  const again = join(RESULTS, 'e2e-again.json');
  const second = testRun('e2e', again, ...files, '--maxWorkers=1');
  const ended = runHere(...second);
  if (existsSync(again)) takeIn(report, readReport(again));
  endUnlessSound(...second, ended);
  for (const { name, assertionResults } of failed) {
    const missed = assertionResults.filter(({ status }) => status !== 'passed');
    const what = missed.map(({ fullName }) => ` › ${fullName}`).join('; ');
    console.log(`passed only the second time: ${relative(root, name)}${what}`);
  }
}

function testRun(project, results, ...more) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return ['vitest', ['run', '--project', project, ...reporters, ...more]];
}

/** The report of the first run, with the files of the second in place of what they were. */
function takeIn(report, again) {
  const anew = new Map(again.testResults.map((file) => [file.name, file]));
  const files = report.testResults.map((file) => anew.get(file.name) ?? file);
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (wanted) => tests.filter(({ status }) => status === wanted).length;
  const whole = {
    ...report,
    testResults: files,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped') + count('pending'),
    numTodoTests: count('todo'),
  };
  writeFileSync(resultsOf('e2e'), JSON.stringify(whole));
}

function readReport(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
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

function runHere(program, args) {
  return spawnSync(binary(program), args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
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
  const reports = files.map(readReport);
  const total = (key) => reports.reduce((sum, report) => sum + report[key], 0);
  const skipped = total('numPendingTests') + total('numTodoTests');
  const counts = `${total('numPassedTests')} passed, ${total('numFailedTests')} failed`;
  return skipped === 0 ? counts : `${skipped} skipped\n${counts}`;
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
