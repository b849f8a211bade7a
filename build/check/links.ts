import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault } from './check.ts';
import { read, root, treeFiles } from './tree.ts';

/** Links in documents lead somewhere; folders the README's map names exist. */
export function checkLinks(): Fault[] {
  const faults: Fault[] = [];
  for (const file of treeFiles().filter((name) => name.endsWith('.md'))) {
    for (const match of read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      const target = match[1] ?? '';
      if (/^[a-z]+:/.test(target)) continue;
      if (!existsSync(join(root, dirname(file), target))) faults.push({ file, fault: `leads nowhere: ${target}` });
    }
  }
  for (const match of read('README.md').matchAll(/^`?((?:shared|renderer|electron|build|test)\/[a-z/-]*)`?\s/gm)) {
    const folder = match[1] ?? '';
    if (!existsSync(join(root, folder))) faults.push({ file: 'README.md', fault: `the map names ${folder}, which is not there` });
  }
  return faults;
}
