import { runSteps, type Step } from './steps.ts';

/** All fast checks, one command before every commit. */
const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  { name: 'tree', script: 'build/check/check.ts' },
  { name: 'specs', command: ['vitest', 'run', '--reporter=dot', 'shared', 'renderer', 'electron', 'build'] },
];

const failed = runSteps(steps);
process.stdout.write(failed.length === 0 ? 'ready\n' : `not ready: ${failed.join(', ')}\n`);
process.exit(failed.length === 0 ? 0 : 1);
