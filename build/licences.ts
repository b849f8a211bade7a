import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from './bundled.ts';

/** A library and the text under which it may be passed on. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

const TEXTS = /^(licen[cs]e|copying|notice)([-.].*)?$/i;

const mit = (holder: string): string => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/**
 * What the database module carries inside its own files and no package manager tells: versions as its source says them.
 */
export function embeddedIn(root: string, { name, folder }: Pick<Library, 'name' | 'folder'>): Licensed[] {
  if (name !== 'better-sqlite3-multiple-ciphers') return [];
  const header = readFileSync(join(root, folder, 'deps/sqlite3/sqlite3.h'), 'utf8');
  const said = (pattern: RegExp): string => pattern.exec(header)?.[1] ?? 'unknown';
  return [
    {
      name: 'sqlite',
      version: said(/#define SQLITE_VERSION\s+"([^"]+)"/),
      licence: 'blessing',
      text: 'The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:\n\n   May you do good and not evil.\n   May you find forgiveness for yourself and forgive others.\n   May you share freely, never taking more than you give.\n',
    },
    {
      name: 'sqlite3-multiple-ciphers',
      version: said(/#define SQLITE3MC_VERSION_STRING\s+"[^"]*?([\d.]+)"/),
      licence: 'MIT',
      text: mit('2006-2026 Ulrich Telle'),
    },
  ];
}

const holderOf = (root: string, folder: string, name: string): string => {
  const said: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const author = typeof said === 'object' && said !== null && 'author' in said ? said.author : null;
  if (typeof author === 'string') return author.replace(/ *<.*$/, '');
  return typeof author === 'object' && author !== null && 'name' in author ? String(author.name) : `the authors of ${name}`;
};

/** The text that came with a library; one that only names MIT gets MIT's text. Throws when there is none at all. */
export function licenceOf(root: string, library: Library): Licensed {
  const { name, version, licence, folder } = library;
  const files = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
    .map((entry) =>
      readFileSync(join(root, folder, entry.name), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    );
  if (files.length > 0) return { name, version, licence, text: `${files.join('\n\n')}\n` };
  if (licence !== 'MIT') throw new Error(`${name} ${version} (${licence}) comes without its licence text`);
  return { name, version, licence, text: mit(holderOf(root, folder, name)) };
}

/** Every library of the product, and what is inside of them. */
export const licencesOf = (root: string, libraries: readonly Library[]): Licensed[] =>
  libraries.flatMap((library) => [licenceOf(root, library), ...embeddedIn(root, library)]);

/** One text with all of them, each text once with everything it covers. */
export function thirdPartyText(all: readonly Licensed[]): string {
  const by = new Map<string, Licensed[]>();
  for (const one of all) by.set(one.text, [...(by.get(one.text) ?? []), one]);
  const parts = [...by].map(
    ([text, covered]) =>
      `${covered.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n')}\n\n${text}`,
  );
  const head = `联络员工作台包含以下软件。 The Liaison Workbench contains this software.\n\n${all.map(({ name, version, licence }) => `  ${name} ${version} — ${licence}`).join('\n')}\n`;
  return [head, ...parts].join(`\n${'-'.repeat(78)}\n\n`);
}
