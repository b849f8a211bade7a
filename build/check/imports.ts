import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from './check.ts';
import { root, treeFiles } from './tree.ts';

const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(
      z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string(), severity: z.string() }) }),
    ),
  }),
});

/** The import rules of .dependency-cruiser.cjs. Seeing far fewer modules than there are files is a failure, not a pass. */
export function checkImports(): Fault[] {
  const args = [
    join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'shared',
    'renderer',
    'electron',
    'test',
    'build',
  ];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (!done.stdout)
    return [{ file: '.dependency-cruiser.cjs', fault: `the import check did not run: ${done.stderr.slice(0, 400)}` }];
  const { summary } = reportSchema.parse(JSON.parse(done.stdout));
  const sources = treeFiles().filter((file) => /^(shared|renderer|electron)\/.*\.tsx?$/.test(file)).length;
  const faults = summary.violations
    .filter((violation) => violation.rule.severity === 'error')
    .map((violation) => ({ file: violation.from, fault: `${violation.rule.name}: may not import ${violation.to}` }));
  if (summary.totalCruised < sources)
    faults.push({ file: '.dependency-cruiser.cjs', fault: `only ${summary.totalCruised} of ${sources} files were looked at` });
  return faults;
}
