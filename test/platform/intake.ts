import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { add, canonical, type Decimal, parseDecimal, zero } from '../../shared/base/decimal.ts';
import type { Dataset } from '../../shared/catalog/model.ts';
import { keyValues, merkleTree, recordId, recordLine } from '../../shared/submissions/canonical.node.ts';
import type { Manifest } from '../../shared/sync/protocol.ts';
import { type ErrorReply, parseJson, refusal } from './http.ts';
import { linesOf, PayloadFault } from './lines.ts';

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  return digest.digest('hex');
}

const recordSchema = z.record(z.string(), z.string().nullable());
const operationSchema = z.enum(['I', 'U', 'D']);

export type RecordReader = (line: string) => Readonly<Record<string, string | null>> | null;

/** Reads the record on a line; null unless the line is exactly what sealing writes for it. */
export function recordReader(unit: string, dataset: Dataset): RecordReader {
  const fields = dataset.schema.fields.map((field) => field.name);
  const { primaryKey = [] } = dataset.schema;
  const keyFields = typeof primaryKey === 'string' ? [primaryKey] : primaryKey;
  return (line) => {
    const parsed = recordSchema.safeParse(parseJson(line));
    const operation = operationSchema.safeParse(parsed.data?.CZBS);
    if (!parsed.success || !operation.success) return null;
    const id = recordId(unit, dataset.id, keyValues(fields, keyFields, parsed.data));
    return recordLine(id, operation.data, fields, parsed.data) === line ? parsed.data : null;
  };
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
  const read = recordReader(manifest.unit, dataset);
  const tree = merkleTree();
  const sums = new Map<string, Decimal>(Object.keys(manifest.sums).map((field) => [field, zero]));
  try {
    for await (const lines of linesOf(path, payload))
      for (const line of lines) {
        const record = read(line);
        if (!record) return mismatch('record', { line: tree.size });
        tree.add(line);
        for (const [field, sum] of sums) {
          const value = parseDecimal(record[field] ?? '');
          if (value) sums.set(field, add(sum, value));
        }
      }
  } catch (error) {
    if (error instanceof PayloadFault) return mismatch(error.message);
    throw error;
  }
  if (tree.size !== manifest.rows) return mismatch('rows', { counted: tree.size });
  if (tree.root() !== manifest.root) return mismatch('root');
  const wrong = [...sums].find(([field, sum]) => canonical(sum) !== manifest.sums[field]);
  return wrong ? mismatch('sums', { field: wrong[0] }) : null;
}
