import type { Fault } from './check.ts';
import { read, treeFiles } from './tree.ts';

const LIMIT = 300;
const SPEC_LIMIT = 500;

/** Code files hold one concept: at most 300 lines (specs 500), kebab-case names, nobody called utils or manager. */
export function checkSizes(): Fault[] {
  const faults: Fault[] = [];
  for (const file of treeFiles()) {
    if (!/\.(ts|tsx|mjs|cjs|css)$/.test(file)) continue;
    const name = file.split('/').pop() ?? '';
    const lines = read(file).split('\n').length - 1;
    const limit = /\.spec\.tsx?$/.test(name) ? SPEC_LIMIT : LIMIT;
    if (lines > limit) faults.push({ file, fault: `${lines} lines, the limit is ${limit}` });
    if (!/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)) faults.push({ file, fault: 'the name is not kebab-case' });
    if (/(^|[-.])(utils?|manager|helpers?|misc|common)([-.]|$)/.test(name)) faults.push({ file, fault: 'the name says nothing' });
  }
  return faults;
}
