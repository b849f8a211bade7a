import { createPublicKey, verify } from 'node:crypto';
import { beijingTime } from '../../shared/base/clock.ts';
import { type BundleFile, bundleHeader, openBundle, packBundle } from '../../shared/sync/bundle.node.ts';
import { nameOf, readName, wantedSchema } from '../../shared/sync/bundle-files.ts';
import {
  type BundleHeader,
  caseEventSchema,
  caseNewsSchema,
  type InboxEvent,
  type Signed,
  signedSchema,
} from '../../shared/sync/protocol.ts';
import { type BatchPorts, getBatch, postBatch } from './batches.ts';
import type { CaseOffice } from './case-office.ts';
import { postStep } from './cases.ts';
import type { Client } from './clients.ts';
import type { Desk } from './desk.ts';
import { json, parseJson, type Reply, refuse } from './http.ts';
import type { PlatformState } from './state.ts';
import type { Uploads } from './uploads.ts';

export interface BundlePorts {
  readonly state: PlatformState;
  readonly ports: BatchPorts;
  readonly uploads: Uploads;
  readonly desk: Desk;
  readonly office: CaseOffice;
}

/** Why a bundle cannot be taken at all. */
export class BundleRefused extends Error {}

function isSealedBy(client: Client, envelope: Signed): boolean {
  const key = createPublicKey({ key: Buffer.from(client.publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(envelope.payload), key, Buffer.from(envelope.signature, 'base64'));
}

/**
 * A bundle brought by hand: its batches and letters go the way of those that come over the line, and what became of them,
 * the feed after the client's cursor, evidence and the catalog go back in another bundle. Both are told apart by their
 * id, so whatever came by line as well is one.
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
  const brought = { client, files, damaged };
  const answers = new Map<string, Reply>();
  // In the order in which they were queued: an answer to a report comes after the batch that corrects.
  for (const { name } of header.files) {
    const about = readName(name);
    if (about?.kind === 'manifest') answers.set(nameOf.batchAnswer(about.id), await takeBatch(here, brought, about.id));
    if (about?.kind === 'message') answers.set(nameOf.caseAnswer(about.id), await takeLetter(here, brought, about.id));
  }
  await desk.idle();
  for (const [name, reply] of answers) {
    const about = readName(name);
    if (about?.kind === 'batchAnswer' && reply.status < 300)
      answers.set(name, await getBatch(state, here.ports, client, about.id));
  }
  return answerBundle(state, client, header, brought, answers);
}

/** What the medium brought, of whom. */
interface Brought {
  readonly client: Client;
  readonly files: readonly BundleFile[];
  readonly damaged: readonly string[];
}

/** Of one file of a batch or letter; as over the line, content that is not what was sealed has to be sent anew. */
const spoiled = (): Reply => refuse(422, 2004, '介质上的文件已损坏，请重新导出送交包', { reason: 'medium' });

const bytesOf = ({ files }: Brought, name: string): Uint8Array | null => files.find((one) => one.name === name)?.bytes ?? null;
const textOf = (brought: Brought, name: string): string => Buffer.from(bytesOf(brought, name) ?? []).toString('utf8');

async function takeBatch({ state, ports, uploads, desk }: BundlePorts, brought: Brought, batchId: string): Promise<Reply> {
  const { client, damaged } = brought;
  if (damaged.some((name) => [nameOf.manifest(batchId), nameOf.payload(batchId)].includes(name))) return spoiled();
  const posted = await postBatch(state, ports, client, { manifest: parseJson(textOf(brought, nameOf.manifest(batchId))) });
  const record = state.batches.get(batchId);
  const payload = bytesOf(brought, nameOf.payload(batchId));
  if (posted.status >= 300 || record?.state !== 'awaiting-upload' || !payload) return posted;
  await uploads.put(record, payload);
  const refused = await desk.arrived(batchId);
  return refused ? json(422, refused) : posted;
}

/** A message of a case: posted, its evidence put where an upload would have brought it, then posted again. */
async function takeLetter({ state, office, uploads }: BundlePorts, brought: Brought, messageId: string): Promise<Reply> {
  const { client, damaged } = brought;
  if (damaged.some((name) => name.startsWith(`cases/${messageId}/`))) return spoiled();
  const message = parseJson(textOf(brought, nameOf.message(messageId)));
  const post = (): Reply => postStep(state, office, client, { message });
  const posted = post();
  if (posted.status !== 202) return posted;
  for (const { name, bytes } of brought.files) {
    const about = readName(name);
    if (about?.kind !== 'enclosure' || about.id !== messageId) continue;
    const awaited = state.evidence.awaited(messageId, about.sha256);
    if (awaited && !awaited.here) await uploads.putEvidence(awaited, bytes);
  }
  return post();
}

/** What fits beside the answers; the rest is asked for again. */
const MOST_EVIDENCE = 256 * 1024 * 1024;

/** Evidence for this client: what it asked for, and what the news in the same bundle speak of. */
function evidenceFor(state: PlatformState, brought: Brought, events: readonly InboxEvent[]): BundleFile[] {
  const asked = wantedSchema.safeParse(parseJson(textOf(brought, nameOf.wanted)));
  const told = events.flatMap(({ kind, body }) => {
    const event = kind === 'case' ? caseEventSchema.safeParse(body) : null;
    const news = event?.success ? caseNewsSchema.safeParse(parseJson(event.data.news.payload)) : null;
    return news?.success ? news.data.attachments.map(({ sha256 }) => ({ caseId: news.data.caseId, sha256 })) : [];
  });
  const { uscc } = brought.client;
  const found = new Map<string, BundleFile>();
  let sum = 0;
  for (const { caseId, sha256 } of [...(asked.success ? asked.data : []), ...told]) {
    const name = nameOf.evidence(caseId, sha256);
    const record = state.cases.get(caseId);
    const bytes = record?.asker === uscc || record?.answerer === uscc ? state.evidence.whole(caseId, sha256) : null;
    if (!bytes || found.has(name) || sum + bytes.length > MOST_EVIDENCE) continue;
    sum += bytes.length;
    found.set(name, { name, bytes });
  }
  return [...found.values()];
}

function answerBundle(
  state: PlatformState,
  client: Client,
  asked: BundleHeader,
  brought: Brought,
  answers: ReadonlyMap<string, Reply>,
): Buffer {
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
      keyChanges: events.flatMap(({ kind, body }) => {
        const change = kind === 'keys' ? signedSchema.safeParse(body.change) : null;
        return change?.success ? [change.data] : [];
      }),
    },
    recipient: asked.replyKey ?? '',
    files: [
      ...[...answers].map(([name, { status, body }]) => file(name, JSON.stringify({ status, body: body ?? '' }))),
      file(nameOf.inbox, JSON.stringify({ events, cursor: last, more: false })),
      ...evidenceFor(state, brought, events),
      ...(catalog === undefined ? [] : [file(nameOf.catalog, catalog)]),
    ],
    sign: (payload) => state.keys.receipt.sign(payload),
  });
}
