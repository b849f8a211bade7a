import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runStep } from './steps.ts';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});
export type SpecReport = z.infer<typeof reportSchema>;

/** Files whose runner died before all their tests were told: `pending` is what the reporter calls a test still running. */
export const unfinished = ({ testResults }: SpecReport): readonly string[] =>
  testResults
    .filter(
      ({ status, assertionResults: tests }) =>
        tests.some((test) => test.status === 'pending') || (status !== 'failed' && tests.length === 0),
    )
    .map(({ name }) => name);

/** A file that failed without naming a failed test (it did not load) counts as one failure. */
export function tallyOf({ testResults }: SpecReport, without: readonly string[] = []): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, status, assertionResults: tests } of testResults) {
    if (without.includes(name)) continue;
    const of = (wanted: string): number => tests.filter((test) => test.status === wanted).length;
    tally.passed += of('passed');
    tally.skipped += of('skipped') + of('todo');
    tally.failed += of('failed') + of('pending');
    if (status === 'failed' && of('failed') + of('pending') === 0) tally.failed++;
  }
  return tally;
}

/** Runs spec files (none: all) and reads what came of them; null when there is no report. */
function run(
  name: string,
  report: string,
  files: readonly string[],
): { readonly ended: boolean; readonly report: SpecReport } | null {
  const ended = runStep({
    name,
    command: ['vitest', 'run', ...files, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
  });
  try {
    return { ended, report: reportSchema.parse(JSON.parse(readFileSync(report, 'utf8'))) };
  } catch {
    return null;
  }
}

/**
 * All specs. The runner of a file that starts many threads may be killed by V8 itself, which loses count of WebAssembly code
 * when threads end (nodejs/node#64500; the threads of specs read TypeScript through it). Such a file is run once more, and
 * what it says then counts; a failed test is never run again.
 */
export function runSpecs(folder: string): Tally {
  const first = run('specs, host suite, store suite', join(folder, 'specs.json'), []);
  if (!first) return { passed: 0, failed: 1, skipped: 0 };
  const again = unfinished(first.report);
  const tally = tallyOf(first.report, again);
  if (again.length === 0) {
    if (!first.ended && tally.failed === 0) tally.failed = 1;
    return tally;
  }
  const second = run(`again, for their runner died: ${again.join(', ')}`, join(folder, 'again.json'), again);
  const late = second ? tallyOf(second.report) : { passed: 0, failed: 1, skipped: 0 };
  if (!second?.ended && late.failed === 0) late.failed = 1;
  return {
    passed: tally.passed + late.passed,
    failed: tally.failed + late.failed,
    skipped: tally.skipped + late.skipped,
  };
}
