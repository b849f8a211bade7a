import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCatalog } from '../platform/catalog/index.ts';
import { sampleRows } from '../sample/rows.ts';

/** Where the journey's browser keeps its profile and cache. */
export const browserFolders = (): string[] =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith('playwright_chromiumdev_profile'))
    .map((name) => join(tmpdir(), name));

/** Encodings in which a program may leave a text behind. */
const encoded = (word: string): readonly Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
  Buffer.from(encodeURIComponent(word)),
  Buffer.from(JSON.stringify(word).slice(1, -1)),
];

/** Files under these folders in which one of the words can be read, as `word in path`; only what was written `since`. */
export function readableIn(folders: readonly string[], words: readonly string[], since = 0): string[] {
  const found: string[] = [];
  const needles = words.map((word) => ({ word, bytes: encoded(word) }));
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      if (since > 0 && writtenAt(path) < since) continue;
      const bytes = contentOf(path);
      for (const { word, bytes: forms } of needles)
        if (forms.some((form) => bytes.includes(form))) found.push(`${word} in ${path}`);
    }
  return found;
}

const writtenAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * What a journey must leave behind nowhere: names and codes of rows that journeys import or deliver, the unit, and the
 * passphrase. The officer's own files and what was saved on purpose lie elsewhere.
 */
let canaries: readonly string[] | null = null;
function canariesOfRows(): readonly string[] {
  if (canaries) return canaries;
  const catalog = demoCatalog();
  const dataset = catalog.datasets.find(({ id }) => id === 'RS01');
  if (!dataset) throw new Error('RS01 is not in the catalog');
  const period = { frequency: 'monthly', id: '2026-10', start: '2026-10-01', end: '2026-10-31' } as const;
  const values = [11, 23].flatMap((seed) =>
    [...sampleRows(dataset, catalog, { rows: 1, seed, errors: 0, period })].flatMap((row) => [row.DWDM, row.DWMC]),
  );
  canaries = [...new Set(values)].filter((text): text is string => (text ?? '').length >= 8);
  return canaries;
}

/** Looks through profiles, the hosts' temporary files and the browser's folders for what a journey has written there. */
export function leftReadable(folders: readonly string[], since: number, words: readonly string[]): string[] {
  const places = [...folders.filter((folder) => existsSync(folder)), ...browserFolders()];
  return readableIn(places, [...canariesOfRows(), ...words], since);
}

/** A file that went away while the browser works holds nothing any more. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
