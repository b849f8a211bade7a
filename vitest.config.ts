import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['shared/**/*.spec.ts', 'renderer/**/*.spec.ts', 'electron/**/*.spec.ts', 'build/**/*.spec.ts', 'test/**/*.spec.ts'],
    exclude: ['test/journeys/**', '**/node_modules/**'],
    pool: 'forks',
    testTimeout: 30_000,
    // The runner itself only waits; two cores are for two of its workers.
    maxWorkers: availableParallelism(),
  },
});
