import type { OutgoingFile } from './ports.ts';

/** Files made ready for the host to fetch, each once; what nobody fetches is dropped for newer ones. */
export interface Outgoing {
  put(file: OutgoingFile): string;
  take(token: string): OutgoingFile | null;
}

const KEEP = 2;

export function createOutgoing(newToken: () => string): Outgoing {
  const files = new Map<string, OutgoingFile>();
  return {
    put(file) {
      const token = newToken();
      files.set(token, file);
      for (const old of files.keys()) {
        if (files.size <= KEEP) break;
        files.delete(old);
      }
      return token;
    },
    take(token) {
      const file = files.get(token) ?? null;
      files.delete(token);
      return file;
    },
  };
}
