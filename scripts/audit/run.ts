import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { root } from '../running/root.ts';
import { makeSampleRegion } from '../running/sample-region.ts';
import { startService } from '../running/service.ts';
import { openSteeredBrowser } from './browser.ts';

/**
 * Other programs on the machine can only make a page look slower than it is, never faster: of up to this many runs the
 * best counts, and the first that keeps all bounds ends them.
 */
const mostRuns = 5;
const pages = ['/', '/en/', '/plain/'];
const bounds = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;

interface Score {
  readonly category: keyof typeof bounds;
  /** 0 to 100; 0 where Lighthouse could not tell. */
  readonly points: number;
}

/** One page in Lighthouse's default, which is a mid-range phone on slow 4G; the report goes to `dist/audit`. */
async function auditPage(address: string, page: string, port: number): Promise<Score[]> {
  const result = await lighthouse(address + page, {
    port,
    output: 'html',
    logLevel: 'error',
    onlyCategories: Object.keys(bounds),
  });
  if (!result) throw new Error(`Lighthouse has no result for ${page}`);
  const name = page.split('/').filter(Boolean).join('-') || 'start';
  writeFileSync(join(folder, `${name}.html`), String(result.report));
  const { categories, audits } = result.lhr;
  for (const category of Object.values(categories))
    for (const { id, weight } of category.auditRefs) {
      const audit = audits[id];
      if (weight > 0 && audit && audit.score !== null && audit.score < 0.9)
        console.log(`  ${page} ${id}: ${audit.title} ${audit.displayValue ?? ''}`);
    }
  return (Object.keys(bounds) as (keyof typeof bounds)[]).map((category) => ({
    category,
    points: Math.round((categories[category]?.score ?? 0) * 100),
  }));
}

const below = (scores: readonly Score[]): number =>
  scores.filter(({ category, points }) => points < bounds[category]).length;

const sum = (scores: readonly Score[]): number =>
  scores.reduce((total, { points }) => total + points, 0);

const better = (a: Score[], b: Score[]): Score[] => (sum(b) > sum(a) ? b : a);

const folder = join(root, 'dist', 'audit');
mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-audit-data-'));
let low = 0;
try {
  makeSampleRegion(dataDir);
  const service = await startService(dataDir);
  const browser = await openSteeredBrowser();
  try {
    for (const page of pages) {
      let best = await auditPage(service.address, page, browser.port);
      let runs = 1;
      for (; below(best) > 0 && runs < mostRuns; runs += 1)
        best = better(best, await auditPage(service.address, page, browser.port));
      low += below(best);
      const told = best.map(({ category, points }) => `${category} ${points}`).join('  ');
      console.log(`${page.padEnd(10)} ${told}  (best of ${runs})`);
    }
  } finally {
    await browser.stop();
    await service.stop();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
if (low > 0) console.log(`${low} scores are below their bounds ${JSON.stringify(bounds)}.`);
process.exit(low > 0 ? 1 : 0);
