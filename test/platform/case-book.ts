import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { casePhases, flowKinds } from '../../shared/cases/flow.ts';
import { attachmentFactsSchema } from '../../shared/cases/message.ts';
import { signedSchema } from '../../shared/sync/protocol.ts';
import { readState, writeAtomic } from './files.ts';

const recordSchema = z.object({
  caseId: z.string(),
  kind: z.enum(flowKinds),
  /** USCC; null where there is none on that side. */
  asker: z.string().nullable(),
  answerer: z.string().nullable(),
  phase: z.enum(casePhases),
  due: z.string().nullable(),
  /** 收文号 of the sharing authority. */
  registerNo: z.string().nullable(),
  /** Of the letter that began it. */
  docNo: z.string().nullable(),
  words: z.string(),
  content: z.record(z.string(), z.unknown()),
  attachments: z.array(attachmentFactsSchema),
  /** Messages taken in, with the receipts given for them. */
  messages: z.array(z.object({ messageId: z.string(), unit: z.string(), envelope: signedSchema, receipt: signedSchema })),
  /** News told, in order; a kill between this file and the feed leaves some untold. */
  news: z.array(z.object({ to: z.string(), n: z.number().int(), signed: signedSchema })),
  /** Correction batches that answers named, and those whose receipt was told. */
  batches: z.array(z.string()),
  corrected: z.array(z.string()),
});
export type CaseRecord = z.infer<typeof recordSchema>;

/** Every case, one file each. Records are replaced, never changed in place. */
export interface CaseBook {
  get(caseId: string): CaseRecord | null;
  all(): readonly CaseRecord[];
  put(record: CaseRecord): CaseRecord;
}

export function openCases(root: string): CaseBook {
  const folder = join(root, 'cases');
  mkdirSync(folder, { recursive: true });
  const records = new Map<string, CaseRecord>();
  for (const name of readdirSync(folder)) {
    const record = name.endsWith('.json') ? readState(join(folder, name), recordSchema) : null;
    if (record) records.set(record.caseId, record);
  }
  return {
    get: (caseId) => records.get(caseId) ?? null,
    all: () => [...records.values()],
    put(record) {
      writeAtomic(join(folder, `${record.caseId}.json`), JSON.stringify(record));
      records.set(record.caseId, record);
      return record;
    },
  };
}
