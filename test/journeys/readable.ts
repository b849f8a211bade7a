import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Files under these folders in which one of the words can be read, as `word in path`. */
export function readableIn(folders: readonly string[], words: readonly string[]): string[] {
  const found: string[] = [];
  const needles = words.map((word) => ({ word, bytes: encoded(word) }));
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = contentOf(path);
      for (const { word, bytes: forms } of needles)
        if (forms.some((form) => bytes.includes(form))) found.push(`${word} in ${path}`);
    }
  return found;
}

/** A file that went away while the browser works holds nothing any more. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
