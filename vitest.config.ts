import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests, told apart by their file name:
 * `x.test.ts` is pure, `x.db.test.ts` and `x.e2e.test.ts` get a PostgreSQL, `e2e/x.spec.ts` a browser besides.
 */
export default defineConfig({
  test: {
    // On two cores vitest would leave one idle; many tests wait for a database or a browser.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,tools}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.{db,e2e}.test.ts'],
          // They are pure and quick; a machine that is busy with something else is not.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{apps,packages,tools}/**/*.{db,e2e}.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['apps/server/src/testing/postgres.global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: [
            'apps/server/src/testing/postgres.global-setup.ts',
            'e2e/support/browser.global-setup.ts',
            'e2e/support/product.global-setup.ts',
          ],
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
