import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Files that share a browser. */
const PAGE = ['tests/page/**/*.test.ts'];

/** Files that share a PostgreSQL. */
const STORE = ['tests/store/**/*.test.ts', 'tests/bot/replicas.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Vitest leaves one core to itself, and has next to nothing to do once the tests run.
    maxWorkers: availableParallelism(),
    // Each file by itself: what a library leaves around it (a global, a patched prototype) is nothing to the next.
    isolate: true,
    projects: [
      { extends: true, test: { name: 'page', include: PAGE, globalSetup: 'tests/page/start-browser.ts' } },
      {
        extends: true,
        test: { name: 'store', include: STORE, globalSetup: 'tests/store/start-postgres.ts' },
      },
      {
        extends: true,
        test: { name: 'room', include: ['tests/**/*.test.ts'], exclude: [...PAGE, ...STORE] },
      },
    ],
  },
});
