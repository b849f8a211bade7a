import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { add, canonical, type Decimal, parseDecimal, zero } from '../../shared/base/decimal.ts';
import type { Dataset } from '../../shared/catalog/model.ts';
import { merkleTree } from '../../shared/submissions/canonical.node.ts';
import { readChange } from '../../shared/submissions/changes/line.node.ts';
import type { Manifest } from '../../shared/sync/protocol.ts';
import { shapeOf } from './content.ts';
import { type ErrorReply, refusal } from './http.ts';
import { linesOf, PayloadFault } from './lines.ts';

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  return digest.digest('hex');
}

const mismatch = (reason: string, more: Readonly<Record<string, unknown>> = {}): ErrorReply =>
  refusal(2005, `清单不符：${reason}`, { reason, ...more });

/**
 * Whether an arrived payload is what its manifest says, to the last byte: its digest, then every record, their root,
 * count and sums, all computed here anew. Null when it is.
 */
export async function examine(path: string, manifest: Manifest, dataset: Dataset): Promise<ErrorReply | null> {
  const { payload } = manifest;
  if (!payload) return mismatch('no-payload');
  if ((await stat(path)).size !== payload.bytes || (await digestOf(path)) !== payload.sha256)
    return refusal(2004, '数据包摘要不符，请重新上传', { reason: 'payload-digest' });
  const shape = shapeOf(manifest.unit, dataset);
  const counts = { I: 0, U: 0, D: 0 };
  const tree = merkleTree();
  const sums = new Map<string, Decimal>(Object.keys(manifest.sums).map((field) => [field, zero]));
  try {
    for await (const lines of linesOf(path, payload))
      for (const line of lines) {
        const change = readChange(shape, line);
        if (!change) return mismatch('record', { line: tree.size });
        counts[change.operation] += 1;
        tree.add(line);
        if (change.operation === 'D') continue;
        for (const [field, sum] of sums) {
          const value = parseDecimal(change.wire[field] ?? '');
          if (value) sums.set(field, add(sum, value));
        }
      }
  } catch (error) {
    if (error instanceof PayloadFault) return mismatch(error.message);
    throw error;
  }
  if (tree.size !== manifest.rows) return mismatch('rows', { counted: tree.size });
  if (tree.root() !== manifest.root) return mismatch('root');
  const { inserts, updates, deletes } = manifest.changes ?? { inserts: manifest.rows, updates: 0, deletes: 0 };
  if (counts.I !== inserts || counts.U !== updates || counts.D !== deletes) return mismatch('operations', counts);
  const wrong = [...sums].find(([field, sum]) => canonical(sum) !== manifest.sums[field]);
  return wrong ? mismatch('sums', { field: wrong[0] }) : null;
}
