import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { findElectron } from './electron-binary.ts';
import { runSpecs, type Tally } from './specs.ts';
import { runStep, type Step } from './steps.ts';

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'reports-'));

const checks: readonly Step[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  { name: 'tree (import rules, sizes, dead files, links)', script: 'build/check/check.ts' },
  { name: 'build', script: 'build/bundle.ts' },
];
for (const step of checks) {
  if (runStep(step)) tally.passed++;
  else tally.failed++;
}

/** A runner that ends badly without naming a failed test (no report, say) counts as one failure. */
function add(ended: boolean, read: () => Tally): void {
  let counted: Tally = { passed: 0, failed: 0, skipped: 0 };
  try {
    counted = read();
  } catch {
    counted.failed = 1;
  }
  if (!ended && counted.failed === 0) counted.failed = 1;
  tally.passed += counted.passed;
  tally.failed += counted.failed;
  tally.skipped += counted.skipped;
}

const specs = runSpecs(reports);
tally.passed += specs.passed;
tally.failed += specs.failed;
tally.skipped += specs.skipped;

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});
const journeyReport = join(reports, 'journeys.json');
const journeysEnded = runStep(
  { name: 'journeys in a real browser', command: ['playwright', 'test', '--reporter=line,json'] },
  { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport },
);
add(journeysEnded, () => {
  const { stats } = playwrightSchema.parse(JSON.parse(readFileSync(journeyReport, 'utf8')));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
});
rmSync(reports, { recursive: true, force: true });

const electron = findElectron();
if (!electron.found) process.stdout.write(`\nSkipped: the journeys on the desktop host (${electron.why}).\n`);
if (tally.skipped > 0) process.stdout.write(`${tally.skipped} tests were skipped; their names stand above.\n`);
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
process.exitCode = tally.failed === 0 ? 0 : 1;
