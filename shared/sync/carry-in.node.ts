import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { unmarkedWithin } from '../base/marked.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import { loadBatch } from '../submissions/outcome.node.ts';
import { bundleHeader, openBundle } from './bundle.node.ts';
import { replyKey } from './carry-out.node.ts';
import type { Identity } from './identity.node.ts';
import { type InboxDeps, readInbox } from './inbox.node.ts';
import { isSignedBy, isValidAt } from './keys.node.ts';
import type { CarriedIn } from './model.ts';
import { type Applied, applyVerified } from './outcome.node.ts';
import type { Answer, Platform, Stop } from './platform.ts';
import { type BatchState, batchStateSchema, inboxReplySchema } from './protocol.ts';
import { causeOf, itemOfBatch, lastEvent, readOwn, setItem } from './queries.node.ts';
import { verifyState } from './receipts.node.ts';
import { badReply, failureOf, json } from './replies.ts';

export interface CarryInDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly stop: Stop;
  readonly applied: InboxDeps['applied'];
  readonly unit: string;
  readonly caseChanged: InboxDeps['caseChanged'];
  received(batchId: string, applied: Applied | null): void;
}

/** What the platform answered to one batch, as it would have over the line. */
const answerSchema = z.object({ status: z.number().int(), body: z.string() });

export interface Carried {
  readonly report: CarriedIn;
  /** The signed package, for the catalog room to verify. */
  readonly catalog: string | null;
}

/** A return bundle → what it proves, applied by the same rules as what comes over the line. */
export async function carryIn(deps: CarryInDeps, file: Buffer): Promise<Result<Carried>> {
  const { store, clock, identity } = deps;
  const read = bundleHeader(file);
  if (!read.ok) return read;
  const { envelope, header, body } = read.value;
  if (header.kind !== 'return') return fail(problem('sync/bundleKind'));
  if (header.to !== identity.now().clientId) return fail(problem('sync/bundleForeign'));
  const key = identity.keys().find(({ keyId, use }) => keyId === envelope.keyId && use === 'receipt');
  const at = Date.parse(header.at);
  if (!key || !isSignedBy(key, envelope) || Number.isNaN(at) || !isValidAt(key, at))
    return fail(problem('sync/bundleUnverified', { detail: envelope.keyId.slice(0, 40) }));
  const opened = openBundle(file, header, body, store.write(replyKey).privateKey);
  if (!opened.ok) return opened;
  const { files, damaged } = opened.value;
  for (const { bytes } of files) {
    const told = unmarkedWithin('bundle', json(Buffer.from(bytes).toString('utf8')));
    if (!told.ok) return told;
  }
  const textOf = (name: string): string | null => {
    const found = files.find((one) => one.name === name);
    return found ? Buffer.from(found.bytes).toString('utf8') : null;
  };

  const states = new Map<string, BatchState>();
  const refused: string[] = [];
  for (const { name, bytes } of files) {
    const batchId = /^batches\/(b[0-9a-f]{40})\.json$/.exec(name)?.[1];
    const answer = batchId ? answerSchema.safeParse(json(Buffer.from(bytes).toString('utf8'))) : null;
    if (!batchId || !answer?.success) continue;
    const { status, body: text } = answer.data;
    const state = batchStateSchema.safeParse(json(text));
    if (status < 300 && state.success) states.set(batchId, state.data);
    else if (refuseItem(deps, batchId, status, text)) refused.push(batchId);
  }

  const unverified: string[] = [];
  let delivered = 0;
  for (const [batchId, state] of states) {
    const batch = store.read((tx) => loadBatch(tx, batchId));
    if (!batch) continue;
    const verified = verifyState(state, batch, identity.keys());
    if (!verified.ok) {
      unverified.push(batchId);
      continue;
    }
    const applied = store.write((tx) => applyVerified(tx, batchId, verified.value, clock.now()));
    if (verified.value.receipts.length > 0) delivered += 1;
    deps.received(batchId, applied);
  }

  const events = await readFeed(deps, textOf('inbox.json'), states);
  const report = { at, delivered, refused: refused.length, unverified: unverified.length, ...events };
  return ok({ report: { ...report, catalog: textOf('catalog.json') !== null, damaged }, catalog: textOf('catalog.json') });
}

/** The platform said no to it, by hand as it would have over the line; false when it is none of ours any more. */
function refuseItem({ store }: CarryInDeps, batchId: string, status: number, text: string): boolean {
  return store.write((tx) => {
    const row = itemOfBatch(tx, batchId);
    if (!row || row.state === 'done' || row.state === 'withdrawn') return false;
    const failed = failureOf({ status, text, genuine: true, retryAfter: null });
    const state = failed.reach === 'refused' ? 'refused' : row.state;
    setItem(tx, row.id, { ...row, state, nextAt: null, cause: failed.problem ?? causeOf(row) });
    return failed.reach === 'refused';
  });
}

/** The carried feed, when it follows on what is known; one that leaves a gap is left to the line or a later bundle. */
async function readFeed(
  deps: CarryInDeps,
  text: string | null,
  states: ReadonlyMap<string, BatchState>,
): Promise<Pick<CarriedIn, 'events' | 'gap'>> {
  const page = inboxReplySchema.safeParse(json(text ?? ''));
  if (!page.success) return { events: 0, gap: false };
  const before = deps.store.read(lastEvent);
  const first = page.data.events[0]?.seq;
  const { cursor } = page.data;
  const known = deps.store.read((tx) => readOwn(tx, 'sync.cursor'));
  if (first === undefined || (page.data.events.at(-1)?.seq ?? 0) <= before) return { events: 0, gap: false };
  if (first > before + 1) return { events: 0, gap: true };
  const nothing = async (): Promise<Answer<never>> => badReply('carried by hand');
  const platform: Platform = {
    catalog: nothing,
    postBatch: nothing,
    postCase: nothing,
    evidence: nothing,
    batchState: async (batchId) => ({ ok: true, value: states.get(batchId) ?? null }),
    inbox: async (asked) => ({
      ok: true,
      value: asked === cursor ? { events: [], cursor, more: false } : { ...page.data, more: false },
    }),
    ledger: nothing,
    upload: { create: nothing, createEvidence: nothing, head: nothing, patch: nothing, remove: nothing },
    skew: () => null,
    lastContact: () => null,
  };
  const { store, clock, identity, stop, applied, unit, caseChanged } = deps;
  if (known === cursor) return { events: 0, gap: false };
  await readInbox({ store, clock, platform, identity, unit, stop, applied, caseChanged, doubtful: () => {} });
  return { events: Math.max(0, deps.store.read(lastEvent) - before), gap: false };
}
