import type { Fault } from './check.ts';
import { read, treeFiles } from './tree.ts';

/** Put together here so that this file does not find itself. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/(registry|deb)\.[a-z]/i, 'a package registry’s address'],
  [
    new RegExp(`(^|[^.\\w-])/(${['wor', 'roo', 'hom', 'tm'].map((w, at) => w + 'ktep'[at]).join('|')})/[a-z.]`),
    'a path of one machine',
  ],
  [new RegExp(`"resolved": "${'http'}`), 'a resolved registry address'],
];

/** The tree stands alone: it names no registry and no machine's paths. */
export function checkMentions(): Fault[] {
  const faults: Fault[] = [];
  for (const file of treeFiles()) {
    if (!/\.(ts|tsx|mjs|cjs|json|md|css|html|npmrc|run)$|^\.ci\//.test(file)) continue;
    read(file)
      .split('\n')
      .forEach((line, at) => {
        for (const [pattern, what] of forbidden) if (pattern.test(line)) faults.push({ file: `${file}:${at + 1}`, fault: what });
      });
  }
  return faults;
}
