import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Tx } from '../../store/tx.ts';
import { batchOf, returnedOf } from '../batches.node.ts';
import { storedLines } from '../payload-lines.node.ts';
import type { SubmissionsDeps } from '../ports.ts';
import { byBatch } from '../queries.node.ts';
import { barData } from './bar-words.ts';
import { applyLine, type Content } from './content.node.ts';
import { type LineShape, readChange } from './line.node.ts';
import type { ChangesBar } from './model.ts';

/** More rows than these are compared nowhere: a content is held in memory. */
export const MOST_ROWS = 200_000;

const envelopeSchema = z.object({ payload: z.string() });
const manifestSchema = z.object({
  mode: z.string(),
  rows: z.number(),
  payload: z.object({ encoding: z.enum(['gzip', 'zstd']) }).nullable(),
});

interface TakenBatch {
  readonly batchId: string;
  readonly rows: number;
  readonly encoding: 'gzip' | 'zstd' | null;
  readonly fields: readonly string[];
  /** Lines the platform did not take over. */
  readonly rejected: ReadonlySet<number>;
}

/** The batches that make up what the platform has, oldest first; or why they cannot be known here. */
function takenBatches(
  deps: Pick<SubmissionsDeps, 'catalog'>,
  tx: Tx,
  predecessor: string,
): { readonly bar: ChangesBar } | { readonly bar: null; readonly batches: readonly TakenBatch[] } {
  const batches: TakenBatch[] = [];
  for (let batchId: string | null = predecessor; batchId !== null; ) {
    const row = byBatch(tx, batchId);
    const stored = batchOf(tx, batchId);
    if (!row || !stored || row.destroyed !== null) return { bar: 'unknownRows' };
    const manifest = manifestSchema.parse(JSON.parse(envelopeSchema.parse(JSON.parse(stored.envelope)).payload));
    const whole = manifest.mode === 'full' || manifest.mode === 'nil';
    // Of a batch that went back as a whole nothing was taken over.
    const returned = row.state === 'returned' || (row.accepted === 0 && (row.rejected ?? 0) > 0);
    if (!returned) {
      const rejected = new Set(returnedOf(tx, batchId).flatMap(({ line }) => (line === null ? [] : [line])));
      if (rejected.size !== (row.rejected ?? 0)) return { bar: 'unknownRows' };
      const catalog = deps.catalog.byVersion(tx, row.catalog_version)?.package;
      const dataset = catalog?.datasets.find(({ id }) => id === row.dataset);
      if (!dataset) return { bar: 'unknownRows' };
      const fields = dataset.schema.fields.map(({ name }) => name);
      batches.push({ batchId, rows: manifest.rows, encoding: manifest.payload?.encoding ?? null, fields, rejected });
      if (whole) return { bar: null, batches: batches.reverse() };
    }
    batchId = row.predecessor;
  }
  return { bar: 'noBase' };
}

/** Why the platform's content cannot be known here; null when it can. Cheap: no row is read. */
export function baseBar(deps: Pick<SubmissionsDeps, 'catalog'>, tx: Tx, predecessor: string): ChangesBar | null {
  if (byBatch(tx, predecessor)?.provisional === 1) return 'provisional';
  const found = takenBatches(deps, tx, predecessor);
  if (found.bar !== null) return found.bar;
  return found.batches.reduce((rows, batch) => rows + batch.rows, 0) > MOST_ROWS ? 'tooMany' : null;
}

/** What the platform has of the period, as its receipts and our sealed batches prove it; only where there is no bar. */
export async function contentBefore(
  deps: Pick<SubmissionsDeps, 'store' | 'catalog' | 'closing'>,
  predecessor: string,
  shape: Pick<LineShape, 'unit' | 'dataset' | 'primaryKey'>,
): Promise<Result<Content>> {
  const found = deps.store.read((tx) => takenBatches(deps, tx, predecessor));
  const content: Content = new Map();
  if (found.bar !== null) return fail(problem('submissions/changesBar', barData(found.bar)));
  for (const { batchId, encoding, fields, rejected } of found.batches) {
    if (encoding === null) continue;
    let n = 0;
    for await (const line of storedLines(deps.store, batchId, encoding)) {
      if (deps.closing.aborted) return fail(problem('contract/locked'));
      const change = readChange({ ...shape, fields }, line);
      if (!change) return fail(problem('submissions/changesBar', barData('unknownRows')));
      if (!rejected.has(n)) applyLine(content, fields, change);
      n += 1;
    }
  }
  return ok(content);
}
