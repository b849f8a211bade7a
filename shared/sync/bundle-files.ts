import { z } from 'zod';
import { caseIdSchema } from '../cases/message.ts';

/**
 * What lies in a bundle, by its names, for both sides. To the platform: batches, messages of cases with their evidence,
 * and which evidence is still wanted. Back: an answer to each of them as it would have come over the line, a page of the
 * feed, the evidence, the catalog.
 */
const batch = 'batches/(?<id>b[0-9a-f]{40})';
const message = 'cases/(?<id>m[0-9a-f]{40})';
const digest = '(?<sha256>[0-9a-f]{64})';

const shapes = {
  manifest: new RegExp(`^${batch}/manifest\\.json$`),
  payload: new RegExp(`^${batch}/payload$`),
  message: new RegExp(`^${message}/message\\.json$`),
  enclosure: new RegExp(`^${message}/evidence/${digest}$`),
  batchAnswer: new RegExp(`^${batch}\\.json$`),
  caseAnswer: new RegExp(`^${message}\\.json$`),
  evidence: new RegExp(`^evidence/(?<id>c[0-9a-f]{40})/${digest}$`),
} as const;
type Shape = keyof typeof shapes;
const kinds: readonly Shape[] = ['manifest', 'payload', 'message', 'enclosure', 'batchAnswer', 'caseAnswer', 'evidence'];

export const nameOf = {
  manifest: (batchId: string): string => `batches/${batchId}/manifest.json`,
  payload: (batchId: string): string => `batches/${batchId}/payload`,
  /** The signed message, as it is posted. */
  message: (messageId: string): string => `cases/${messageId}/message.json`,
  enclosure: (messageId: string, sha256: string): string => `cases/${messageId}/evidence/${sha256}`,
  batchAnswer: (batchId: string): string => `batches/${batchId}.json`,
  caseAnswer: (messageId: string): string => `cases/${messageId}.json`,
  evidence: (caseId: string, sha256: string): string => `evidence/${caseId}/${sha256}`,
  wanted: 'wanted.json',
  inbox: 'inbox.json',
  catalog: 'catalog.json',
} as const;

export interface BundleName {
  readonly kind: Shape;
  /** Of the batch, the message or the case. */
  readonly id: string;
  readonly sha256: string;
}

/** What a file of a bundle is; null for one that has no number in its name, or that only a later version knows. */
export function readName(name: string): BundleName | null {
  for (const kind of kinds) {
    const groups = shapes[kind].exec(name)?.groups;
    if (groups) return { kind, id: groups.id ?? '', sha256: groups.sha256 ?? '' };
  }
  return null;
}

/** What the platform answered to one batch or message, as it would have over the line. */
export const answerSchema = z.object({ status: z.number().int(), body: z.string() });
export type BundleAnswer = z.infer<typeof answerSchema>;

export const MOST_WANTED = 10_000;

/** Evidence of the other side that did not come yet. */
export const wantedSchema = z
  .array(z.object({ caseId: caseIdSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
  .max(MOST_WANTED);
