import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

/** A library of which something is in the product. `folder` is its place from the root, as package-lock.json names it. */
export interface Library {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** SPDX, as the library says it. */
  readonly licence: string;
}

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
});

/** Builders that put code of their own into what they build, by the names they give it. */
const builders: readonly (readonly [RegExp, string])[] = [
  [/^\0?rolldown\//, 'rolldown'],
  [/^\0?vite\//, 'vite'],
];

/** The folder of the library a module came from; null for our own code and for what has no file. */
export function libraryFolder(moduleId: string): string | null {
  for (const [pattern, name] of builders) if (pattern.test(moduleId)) return `node_modules/${name}`;
  const path = moduleId.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/');
  // From the first on: where the libraries really lie (a link, another disk) is nobody's business.
  return /\/(node_modules\/(?:@[^/]+\/)?[^/]+(?:\/node_modules\/(?:@[^/]+\/)?[^/]+)*)/.exec(path)?.[1] ?? null;
}

/** What a library says of itself; one that names no licence is read by the head of its text. */
export function libraryAt(root: string, folder: string): Library {
  const { name, version, license } = packageSchema.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')));
  return { name, version, folder, licence: license ?? licenceByText(join(root, folder)) };
}

function licenceByText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const head = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').slice(0, 200);
  return /^\s*(The )?MIT License/i.test(head) ? 'MIT' : 'NOASSERTION';
}

/** As it lies on the disk: a builder drops the marks. */
const sourceOf = (id: string): string => (existsSync(id) ? readFileSync(id, 'utf8') : '');

/** Libraries that another one brought along inside its own built file, by the marks its builder left. */
export function broughtAlong(root: string, folder: string, code: string): string[] {
  const names = [...code.matchAll(/^\/\/ ?(?:#region )?(?:\S*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/\S+$/gm)].map(
    ([, name]) => name ?? '',
  );
  return [...new Set(names)].map((name) => {
    const found = [`${folder}/node_modules/${name}`, `node_modules/${name}`].find((at) =>
      existsSync(join(root, at, 'package.json')),
    );
    if (!found) throw new Error(`${folder} contains ${name}, of which nothing is known`);
    return found;
  });
}

/** Notes from which libraries code really got into a build: what was shaken out is not there. */
export function notingLibraries(root: string, found: Set<string>): Plugin {
  return {
    name: 'noting-libraries',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const folder = renderedLength > 0 ? libraryFolder(id) : null;
          if (folder === null) continue;
          found.add(folder);
          for (const inside of broughtAlong(root, folder, sourceOf(id))) found.add(inside);
        }
      }
    },
  };
}

/** Notes the files a build wrote, so that those of an earlier one can go. */
export function notingFiles(written: Set<string>): Plugin {
  return {
    name: 'noting-files',
    writeBundle(_options, bundle) {
      for (const file of Object.keys(bundle)) written.add(file);
    },
  };
}

/** The libraries of a lock file's folder, sorted as a list should be. */
export const librariesIn = (root: string, folders: Iterable<string>): Library[] =>
  [...folders].map((folder) => libraryAt(root, folder)).sort((a, b) => (a.name < b.name ? -1 : 1));

export const bundledFile = (root: string): string => join(root, 'dist/bundled.json');
