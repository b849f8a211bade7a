import type { FileSource } from '../records/import/source.node.ts';

/** Files a window chose, until used, replaced or the session locks. Bytes live in memory only, never in a temp file. */
export interface StagedFiles {
  put(token: string, file: FileSource): void;
  take(token: string): FileSource | null;
  clear(): void;
}

/** Older choices are dropped: an officer imports one file at a time. */
const KEEP = 8;

export function createStagedFiles(): StagedFiles {
  const files = new Map<string, FileSource>();
  return {
    put(token, file) {
      files.set(token, file);
      for (const old of files.keys()) {
        if (files.size <= KEEP) break;
        files.delete(old);
      }
    },
    take: (token) => files.get(token) ?? null,
    clear: () => files.clear(),
  };
}
