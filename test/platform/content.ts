import type { Dataset } from '../../shared/catalog/model.ts';
import { applyLine, type Content } from '../../shared/submissions/changes/content.node.ts';
import { type LineShape, readChange } from '../../shared/submissions/changes/line.node.ts';
import type { BatchRecord } from './batch-book.ts';
import { linesOf } from './lines.ts';

/** What a line must look like to be one of this unit's. */
export function shapeOf(unit: string, dataset: Dataset): LineShape {
  const { fields, primaryKey = [] } = dataset.schema;
  return {
    unit,
    dataset: dataset.id,
    fields: fields.map(({ name }) => name),
    primaryKey: typeof primaryKey === 'string' ? [primaryKey] : primaryKey,
  };
}

export interface Books {
  readonly batch: (batchId: string) => BatchRecord | null;
  /** The dataset as a batch's own catalog version has it. */
  readonly dataset: (record: BatchRecord) => Dataset | null;
  readonly pathOf: (uploadId: string) => string;
}

/** What was taken over of a period up to and with a batch: whole batches begin anew, changes are folded in. */
export async function contentUpTo(books: Books, batchId: string): Promise<Content> {
  const chain: BatchRecord[] = [];
  for (let record = books.batch(batchId); record; ) {
    const taken = record.state !== 'returned' && record.state !== 'awaiting-upload';
    if (taken) chain.unshift(record);
    if (taken && record.manifest.changes === undefined) break;
    record = record.manifest.predecessor === null ? null : books.batch(record.manifest.predecessor);
  }
  const content: Content = new Map();
  for (const record of chain) {
    const { manifest, uploadId, returns } = record;
    const dataset = books.dataset(record);
    if (!manifest.payload || uploadId === null || !dataset) continue;
    const shape = shapeOf(manifest.unit, dataset);
    const rejected = new Set(returns.map(({ line }) => line));
    let n = 0;
    for await (const lines of linesOf(books.pathOf(uploadId), manifest.payload))
      for (const line of lines) {
        const change = readChange(shape, line);
        if (change && !rejected.has(n)) applyLine(content, shape.fields, change);
        n += 1;
      }
  }
  return content;
}
