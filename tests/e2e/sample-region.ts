import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import {
  importSamplePopulation,
  makeSampleRegion,
  preparedDatabase,
} from '../../scripts/running/sample-region.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A DATA_DIR with the sample region and its people, made once for all browser tests. */
    sampleDataDir: string;
  }
}

export default function setup(project: TestProject): () => void {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-e2e-'));
  makeSampleRegion(dataDir);
  importSamplePopulation(dataDir, preparedDatabase(dataDir));
  project.provide('sampleDataDir', dataDir);
  return () => rmSync(dataDir, { recursive: true, force: true });
}
