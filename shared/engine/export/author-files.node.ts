import { ok, type Result } from '../../base/result.ts';
import { openFile } from '../../records/import/open.node.ts';
import type { FileSource } from '../../records/import/source.node.ts';
import type { ImportOutcome, ImportPlan } from '../../records/imports.node.ts';
import { putHead } from '../../records/origin.node.ts';
import type { Store } from '../../store/tx.ts';

/** The files that rows came from, as long as they are at hand, and what stood above their data, for good. */
export interface AuthorFiles {
  /** Keeps an import's head and remembers its file; answers the outcome it was given. */
  remember(plan: ImportPlan, outcome: Result<ImportOutcome>): Promise<Result<ImportOutcome>>;
  sourceOf(run: number): FileSource | null;
}

/** Files remembered; those that came as bytes are held in memory. */
const KEEP = 4;
const MOST_BYTES = 64 * 1024 * 1024;
/** A head is a few title rows and the header. */
const MOST_HEAD_ROWS = 60;

export function createAuthorFiles(store: Store): AuthorFiles {
  const sources = new Map<number, FileSource>();
  return {
    async remember(plan, outcome) {
      if (!outcome.ok) return outcome;
      const { run } = outcome.value;
      const { source } = plan;
      // A file on the disk costs nothing to remember; large ones held in memory are let go.
      if (source.kind === 'path' || source.size <= MOST_BYTES) sources.set(run, source);
      for (const old of sources.keys()) {
        if (sources.size <= KEEP) break;
        sources.delete(old);
      }
      const head = await readHead(plan);
      if (head) store.write((tx) => putHead(tx, run, head));
      return ok(outcome.value);
    },
    sourceOf: (run) => sources.get(run) ?? null,
  };
}

async function readHead({ source, sheet, headerRow }: ImportPlan): Promise<readonly (readonly (string | null)[])[] | null> {
  if (headerRow < 1 || headerRow > MOST_HEAD_ROWS) return null;
  const opened = await openFile(source);
  if (!opened.ok) return null;
  const head: (readonly (string | null)[])[] = Array.from({ length: headerRow }, () => []);
  const read = await opened.value.read(sheet, (rows) => {
    for (const { n, cells } of rows) if (n <= headerRow) head[n - 1] = cells;
    return (rows.at(-1)?.n ?? 0) <= headerRow;
  });
  return read.ok ? head : null;
}
