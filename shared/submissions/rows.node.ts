import type { AbortSignalLike } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { DraftLine, SubmissionsDeps } from './ports.ts';

/** Rows per read, and how long the engine works before it lets other calls in. */
const PAGE_ROWS = 200;
const SLICE_MS = 15;

const otherCalls = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface RowWatch {
  readonly signal: AbortSignalLike;
  /** Between slices. */
  pause(): void;
}

/**
 * Walks a draft's rows in order without holding the engine: pages are read in short transactions, and other calls run
 * between slices. The caller decides whether the draft changed meanwhile.
 */
export async function eachRow(
  deps: Pick<SubmissionsDeps, 'store' | 'draft' | 'closing'>,
  sid: number,
  onPage: (rows: readonly DraftLine[]) => void | Promise<void>,
  watch?: RowWatch,
): Promise<Result<undefined>> {
  let after: number | null = null;
  let since = performance.now();
  for (;;) {
    // A locked store is closed: nothing may be read from it any more.
    if (deps.closing.aborted) return fail(problem('contract/locked'));
    if (watch?.signal.aborted) return fail(problem('contract/cancelled'));
    const page: readonly DraftLine[] = deps.store.read((tx) => deps.draft.rowsAfter(tx, sid, after, PAGE_ROWS));
    const last = page.at(-1);
    if (!last) return ok();
    await onPage(page);
    after = last.rid;
    if (performance.now() - since > SLICE_MS) {
      watch?.pause();
      await otherCalls();
      since = performance.now();
    }
  }
}
