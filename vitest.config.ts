import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          globalSetup: 'tests/built-server.ts',
          // Reading the modules anew for each file took as long as its tests.
          isolate: false,
          // By itself it leaves one core idle.
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/built-server.ts', 'tests/e2e/sample-region.ts'],
          // Two browsers at a time: most of a test is waiting, and more would slow each other down.
          maxWorkers: 2,
          // One process for all files: each would load the browser's client again.
          isolate: false,
          testTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
