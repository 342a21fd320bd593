/** Bundles the server and the commands that are written in TypeScript into dist/server, where plain Node can run them. */
import { hashFiles, makeIfStale, root } from './stale.mjs';

const OUTPUT = 'dist/server';
// The plain pages say the site's own words.
const WORDS = ['site/i18n', 'site/lib'];
const INPUTS = ['server', 'data', 'scripts', ...WORDS, 'package-lock.json', 'tsconfig.json'];

export async function ensureServerBuilt() {
  return makeIfStale(OUTPUT, hashFiles(INPUTS), async () => {
    console.log('Building the server …');
    const { build } = await import('esbuild');
    await build({
      absWorkingDir: root,
      entryPoints: {
        main: 'server/main.ts',
        // Beside the files that start them, whatever chunk those are in.
        'planning-thread': 'server/planning/thread.ts',
        'siting-thread': 'server/planning/siting-thread.ts',
        'import-region': 'scripts/import-region.ts',
        'import-communities': 'scripts/import-communities.ts',
        'make-sample': 'scripts/make-sample.ts',
        'import-facilities': 'scripts/import-facilities.ts',
        'import-population': 'scripts/import-population.ts',
        admin: 'scripts/admin.ts',
        'fill-demo': 'scripts/fill-demo.ts',
        'fill-demo-months': 'scripts/fill-demo-months.ts',
        'make-places': 'scripts/make-places.ts',
        'backup-database': 'scripts/backup-database.ts',
        'restore-database': 'scripts/restore-database.ts',
        'torture-database': 'scripts/torture-database.ts',
        'torture-writer': 'scripts/torture-writer.ts',
        'race-client': 'scripts/race-client.ts',
      },
      outdir: OUTPUT,
      bundle: true,
      splitting: true,
      chunkNames: 'shared-[hash]',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
    });
  });
}
