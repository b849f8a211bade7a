import { problem } from '../base/problem.ts';
import { attachmentPart, sentAttachment } from '../cases/attachments.node.ts';
import type { AttemptDeps } from './attempts.node.ts';
import { type CaseDelivered, deliverMessage, loadMessage, type MissingEvidence, takeReceipt } from './case-delivery.node.ts';
import { smallChunks } from './chunk-size.ts';
import { settle } from './loop.ts';
import type { Answer, Platform } from './platform.ts';
import { causeOf, deleteItem, type OutboxRow, setItem, setTried } from './queries.node.ts';
import { failure } from './replies.ts';
import type { Sending } from './session.ts';
import { uploadPayload } from './upload.node.ts';

/** One attempt to bring a message of a case to the platform, by the rules that batches have. */
export async function attemptMessage(deps: AttemptDeps, row: OutboxRow, tell: () => void): Promise<void> {
  const { store, clock, session, platform, identity, closing, pace, random } = deps;
  const { id } = row;
  const message = store.read((tx) => loadMessage(tx, row.batchId));
  if (!message) return store.write((tx) => deleteItem(tx, id));
  store.write((tx) => setTried(tx, id));
  const cut = new AbortController();
  const stop = AbortSignal.any([closing, cut.signal]);
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const sending: Sending = { id, batchId: row.batchId, bytes: 0, sent: 0, rate: null, cut: () => cut.abort(), over };
  session.sending = sending;
  tell();
  const open = (): void => {
    if (closing.aborted) throw new Error('the store is closed');
  };
  const upload = (file: MissingEvidence): Promise<Answer<'complete' | 'gone'>> => {
    const aid = store.read((tx) => sentAttachment(tx, row.batchId, file.sha256));
    sending.bytes = file.bytes;
    sending.sent = 0;
    const evidence: Platform = {
      ...platform,
      upload: {
        ...platform.upload,
        create: (messageId, bytes, stopped) => platform.upload.createEvidence(messageId, file.sha256, bytes, stopped),
      },
    };
    return uploadPayload(
      {
        platform: evidence,
        clock,
        stop,
        chunks: session.rules.metered ? smallChunks : pace.chunks,
        bandwidth: session.rules.bandwidth === null ? null : session.rules.bandwidth * 1024,
        read: (n) => {
          open();
          return aid === null ? null : store.read((tx) => attachmentPart(tx, aid, n));
        },
        opened: () => {},
        confirmed: (sent, rate) => {
          open();
          sending.sent = sent;
          sending.rate = rate ?? sending.rate;
          tell();
        },
      },
      { batchId: row.batchId, bytes: file.bytes, url: file.upload },
    );
  };
  let delivered: CaseDelivered;
  try {
    delivered = await deliverMessage(
      { platform, keys: identity.keys(), stop, upload },
      message,
      row.state === 'asking' ? row.attempts : 0,
    );
  } catch (error) {
    if (!closing.aborted) deps.log('error', `message ${row.batchId}: ${error instanceof Error ? error.stack : 'unknown'}`);
    const detail = error instanceof Error ? error.message.slice(0, 100) : 'unknown';
    const failed = failure('item', problem('sync/interrupted', { detail }));
    delivered = { attempt: { kind: 'failed', failure: failed }, verified: null };
  } finally {
    session.sending = null;
    end();
  }
  if (closing.aborted) return;
  const { attempt, verified } = delivered;
  if (stop.aborted && !verified) return tell();
  const settled = settle({ ...row, cause: causeOf(row) }, session.line, attempt, clock.now(), pace, random());
  session.line = settled.line;
  const effect = store.write((tx) => {
    if (verified) return takeReceipt(tx, verified, clock.now());
    setItem(tx, id, settled.item);
    return null;
  });
  if (effect) deps.emit({ kind: 'case', id: effect.id });
  // What the office makes of it follows at once.
  if (verified) session.inboxAt = 0;
  tell();
}
