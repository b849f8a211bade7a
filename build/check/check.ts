import { checkDeadFiles } from './dead-files.ts';
import { checkImports } from './imports.ts';
import { checkLinks } from './links.ts';
import { checkMentions } from './mentions.ts';
import { checkSizes } from './sizes.ts';

/** One thing the tree may not contain, with the file it is in. */
export interface Fault {
  readonly file: string;
  readonly fault: string;
}

const checks: Readonly<Record<string, () => Fault[] | Promise<Fault[]>>> = {
  'import rules': checkImports,
  'file sizes and names': checkSizes,
  'dead files': checkDeadFiles,
  'links in documents': checkLinks,
  'nothing of this workplace': checkMentions,
};

/** Runs every check of the tree; answers name → faults. */
export async function checkTree(): Promise<Map<string, Fault[]>> {
  const found = new Map<string, Fault[]>();
  for (const [name, check] of Object.entries(checks)) found.set(name, await check());
  return found;
}

if (import.meta.main) {
  let faults = 0;
  for (const [name, list] of await checkTree()) {
    process.stdout.write(`${list.length === 0 ? '✓' : '✗'} ${name}\n`);
    for (const { file, fault } of list) process.stdout.write(`    ${file}: ${fault}\n`);
    faults += list.length;
  }
  process.exit(faults === 0 ? 0 : 1);
}
