import { dirname, join, normalize } from 'node:path';
import type { Fault } from './check.ts';
import { read, treeFiles } from './tree.ts';

/** Files nothing imports because something outside the import graph starts them. */
const roots = [
  /\.spec\.tsx?$/,
  /\.d\.ts$/,
  /\.config\.ts$/,
  /^build\/[a-z-]+\.(ts|mjs)$/,
  /^build\/(check\/check|demo\/demo)\.ts$/,
  /\/main(\.node)?\.tsx?$/,
  /thread\.node\.ts$/,
  /^electron\/(main|preload)\.ts$/,
  /^test\/(bench|journeys|ime)\//,
  /^\.dependency-cruiser\.cjs$/,
];

/** Every code file is started by something or imported by something. */
export function checkDeadFiles(): Fault[] {
  const files = treeFiles().filter((file) => /\.(ts|tsx|mjs|css)$/.test(file));
  const reached = new Set<string>();
  for (const file of files) {
    const text = read(file);
    for (const match of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'|new URL\('(\.[^']+)'/g)) {
      const target = match[1] ?? match[2];
      if (target) reached.add(normalize(join(dirname(file), target)).replaceAll('\\', '/'));
    }
  }
  return files
    .filter((file) => !reached.has(file) && !roots.some((root) => root.test(file)))
    .map((file) => ({ file, fault: 'nothing imports or starts it' }));
}
