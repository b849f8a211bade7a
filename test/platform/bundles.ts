import { createPublicKey, verify } from 'node:crypto';
import { beijingTime } from '../../shared/base/clock.ts';
import { type BundleFile, bundleHeader, openBundle, packBundle } from '../../shared/sync/bundle.node.ts';
import type { BundleHeader, Signed } from '../../shared/sync/protocol.ts';
import { type BatchPorts, getBatch, postBatch } from './batches.ts';
import type { Client } from './clients.ts';
import type { Desk } from './desk.ts';
import { json, parseJson, type Reply } from './http.ts';
import type { PlatformState } from './state.ts';
import type { Uploads } from './uploads.ts';

export interface BundlePorts {
  readonly state: PlatformState;
  readonly ports: BatchPorts;
  readonly uploads: Uploads;
  readonly desk: Desk;
}

/** Why a bundle cannot be taken at all. */
export class BundleRefused extends Error {}

function isSealedBy(client: Client, envelope: Signed): boolean {
  const key = createPublicKey({ key: Buffer.from(client.publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(envelope.payload), key, Buffer.from(envelope.signature, 'base64'));
}

/**
 * A bundle brought by hand: its batches go the way of those that come over the line, and what became of them, the feed
 * after the client's cursor and the catalog go back in another bundle. Batches are told apart by their id, so whatever
 * came by line as well is one.
 */
export async function importBundle(here: BundlePorts, file: Buffer): Promise<Buffer> {
  const { state, desk } = here;
  const read = bundleHeader(file);
  if (!read.ok) throw new BundleRefused('format');
  const { envelope, header, body } = read.value;
  const client = state.clients.byId(header.from);
  if (header.kind !== 'submit' || !client || envelope.keyId !== client.clientId || !isSealedBy(client, envelope))
    throw new BundleRefused('signature');
  const key = state.keys.openWith(header.to);
  const opened = key === null ? null : openBundle(file, header, body, key);
  if (!opened?.ok || header.replyKey === null) throw new BundleRefused('key');
  const { files, damaged } = opened.value;
  const answers = new Map<string, Reply>();
  for (const { name, bytes } of files) {
    const batchId = /^batches\/(b[0-9a-f]{40})\/manifest\.json$/.exec(name)?.[1];
    if (!batchId) continue;
    const payload = files.find((one) => one.name === `batches/${batchId}/payload`);
    if (damaged.includes(`batches/${batchId}/payload`)) continue;
    answers.set(batchId, await takeBatch(here, client, Buffer.from(bytes).toString('utf8'), batchId, payload?.bytes ?? null));
  }
  await desk.idle();
  for (const [batchId, reply] of answers)
    if (reply.status < 300) answers.set(batchId, await getBatch(state, here.ports, client, batchId));
  return answerBundle(state, client, header, answers);
}

async function takeBatch(
  { state, ports, uploads, desk }: BundlePorts,
  client: Client,
  manifest: string,
  batchId: string,
  payload: Uint8Array | null,
): Promise<Reply> {
  const posted = await postBatch(state, ports, client, { manifest: parseJson(manifest) });
  const record = state.batches.get(batchId);
  if (posted.status >= 300 || record?.state !== 'awaiting-upload' || !payload) return posted;
  await uploads.put(record, payload);
  const refused = await desk.arrived(batchId);
  return refused ? json(422, refused) : posted;
}

function answerBundle(state: PlatformState, client: Client, asked: BundleHeader, answers: ReadonlyMap<string, Reply>): Buffer {
  const cursor = Number.parseInt(asked.after ?? '', 10) || 0;
  const events = state.inbox.after(client.uscc, cursor, 500);
  const last = String(events.at(-1)?.seq ?? cursor);
  const catalog = state.catalogs.newest()?.envelope;
  const file = (name: string, text: string): BundleFile => ({ name, bytes: Buffer.from(text) });
  return packBundle({
    facts: {
      kind: 'return',
      from: state.name,
      to: client.clientId,
      at: beijingTime(state.clock.now()),
      replyKey: null,
      after: asked.after,
    },
    recipient: asked.replyKey ?? '',
    files: [
      ...[...answers].map(([id, { status, body }]) => file(`batches/${id}.json`, JSON.stringify({ status, body: body ?? '' }))),
      file('inbox.json', JSON.stringify({ events, cursor: last, more: false })),
      ...(catalog === undefined ? [] : [file('catalog.json', catalog)]),
    ],
    sign: (payload) => state.keys.receipt.sign(payload),
  });
}
