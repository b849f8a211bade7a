import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { beijingTime, type Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { awaitedEvidence, wholeEvidence } from '../cases/carried.node.ts';
import type { OutgoingMessage } from '../cases/outcome.node.ts';
import type { Store, Tx } from '../store/tx.ts';
import { readPart, type SealedBatch } from '../submissions/outcome.node.ts';
import { type BundleFile, packBundle, spkiOf } from './bundle.node.ts';
import { MOST_WANTED, nameOf } from './bundle-files.ts';
import type { Identity } from './identity.node.ts';
import { clientSigner, isValidAt } from './keys.node.ts';
import { type OpenItem, openQueue } from './outbox.node.ts';
import { readOwn, setCarried, writeOwn } from './queries.node.ts';

/** What fits on the smallest medium still sold, and into memory. */
const MOST_BYTES = 512 * 1024 * 1024;

const replyKeySchema = z.object({ publicKey: z.string(), privateKey: z.string() });
export type ReplyKey = z.infer<typeof replyKeySchema>;

/** The key that return bundles are sealed for; made once, kept in the encrypted store. */
export function replyKey(tx: Tx): ReplyKey {
  const kept = replyKeySchema.safeParse(readOwn(tx, 'sync.carry'));
  if (kept.success) return kept.data;
  const pair = generateKeyPairSync('x25519');
  const made = {
    publicKey: spkiOf(pair.publicKey),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
  writeOwn(tx, 'sync.carry', made);
  return made;
}

export interface CarriedOut {
  readonly name: string;
  readonly bytes: Buffer;
  readonly batches: number;
  /** Messages of cases. */
  readonly letters: number;
}

function payloadOf(tx: Tx, batchId: string, parts: number): Buffer {
  const pieces: Uint8Array[] = [];
  for (let n = 0; n < parts; n += 1) {
    const part = readPart(tx, batchId, n);
    if (!part) throw new Error(`sealed payload: part ${n} is missing`);
    pieces.push(part);
  }
  return Buffer.concat(pieces);
}

const batchFiles = (tx: Tx, { batchId, manifest, parts }: SealedBatch): BundleFile[] => [
  { name: nameOf.manifest(batchId), bytes: Buffer.from(JSON.stringify(manifest)) },
  ...(parts > 0 ? [{ name: nameOf.payload(batchId), bytes: payloadOf(tx, batchId, parts) }] : []),
];

/** A letter with all its evidence: without it the platform does not take the letter. */
const letterFiles = (tx: Tx, { messageId, envelope, message }: OutgoingMessage): BundleFile[] => [
  { name: nameOf.message(messageId), bytes: Buffer.from(JSON.stringify(envelope)) },
  ...[...new Set(message.attachments.map(({ sha256 }) => sha256))].flatMap((sha256) => {
    const bytes = wholeEvidence(tx, messageId, sha256);
    return bytes ? [{ name: nameOf.enclosure(messageId, sha256), bytes }] : [];
  }),
];

const sizeOf = (item: OpenItem): number =>
  'batch' in item ? item.batch.bytes : item.message.message.attachments.reduce((sum, { bytes }) => sum + bytes, 0);

/** Whatever was asked for by name; else what waits and was neither kept back by an officer nor refused. */
const goes = ({ row }: OpenItem, ids: readonly number[] | null): boolean =>
  ids === null ? row.held === 0 && row.state !== 'refused' : ids.includes(row.id);

/**
 * What waits, as one bundle for removable media; of nothing, a request for catalog, notices and evidence. Batches and
 * letters stay in the outbox: only a receipt makes them delivered, whichever way it comes back, and sent twice they are one.
 */
export function carryOut(
  deps: { readonly store: Store; readonly clock: Clock; readonly identity: Identity },
  ids: readonly number[] | null,
): Result<CarriedOut> {
  const { store, clock, identity } = deps;
  const now = clock.now();
  const enrolment = identity.now();
  const recipient = identity.keys().findLast((key) => key.use === 'seal' && isValidAt(key, now));
  if (!recipient) return fail(problem('sync/noSealKey'));
  return store.write((tx) => {
    const items = openQueue(tx).filter((item) => goes(item, ids));
    if (items.reduce((sum, item) => sum + sizeOf(item), 0) > MOST_BYTES)
      return fail(problem('sync/bundleTooLarge', { limit: MOST_BYTES / 1048576 }));
    const wanted = awaitedEvidence(tx, MOST_WANTED);
    const files: BundleFile[] = [
      ...items.flatMap((item) => ('batch' in item ? batchFiles(tx, item.batch) : letterFiles(tx, item.message))),
      ...(wanted.length > 0 ? [{ name: nameOf.wanted, bytes: Buffer.from(JSON.stringify(wanted)) }] : []),
    ];
    const cursor = readOwn(tx, 'sync.cursor');
    const at = beijingTime(now);
    const bytes = packBundle({
      facts: {
        kind: 'submit',
        from: enrolment.clientId,
        to: recipient.keyId,
        at,
        replyKey: replyKey(tx).publicKey,
        after: typeof cursor === 'string' ? cursor : null,
      },
      recipient: recipient.publicKey,
      files,
      sign: clientSigner(enrolment),
    });
    for (const { row } of items) setCarried(tx, row.id, now);
    const name = `送交包-${at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.liaison`;
    const batches = items.filter((item) => 'batch' in item).length;
    return ok({ name, bytes, batches, letters: items.length - batches });
  });
}
