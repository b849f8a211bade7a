import type { FileSource } from '../../records/import/source.node.ts';

/** The files that rows came from, by import run, as long as they are at hand. */
export interface AuthorFiles {
  remember(run: number, source: FileSource): void;
  sourceOf(run: number): FileSource | null;
}

/** Files remembered; those that came as bytes are held in memory. */
const KEEP = 4;
const MOST_BYTES = 64 * 1024 * 1024;

export function createAuthorFiles(): AuthorFiles {
  const sources = new Map<number, FileSource>();
  return {
    remember(run, source) {
      // The number of an import that came to nothing is given again.
      sources.delete(run);
      // A file on the disk costs nothing to remember; large ones held in memory are let go.
      if (source.kind === 'path' || source.size <= MOST_BYTES) sources.set(run, source);
      for (const old of sources.keys()) {
        if (sources.size <= KEEP) break;
        sources.delete(old);
      }
    },
    sourceOf: (run) => sources.get(run) ?? null,
  };
}
