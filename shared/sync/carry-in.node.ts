import type { Clock } from '../base/clock.ts';
import { unmarkedWithin } from '../base/marked.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { keepEvidence } from '../cases/carried.node.ts';
import type { Store } from '../store/tx.ts';
import { loadBatch } from '../submissions/outcome.node.ts';
import { type BundleFile, bundleHeader, openBundle } from './bundle.node.ts';
import { answerSchema, nameOf, readName } from './bundle-files.ts';
import { refuseItem, takeLetterAnswer } from './carry-in-answers.node.ts';
import { replyKey } from './carry-out.node.ts';
import type { Identity } from './identity.node.ts';
import { type InboxDeps, readInbox } from './inbox.node.ts';
import { keysAfter } from './key-change.node.ts';
import { isSignedBy, isValidAt } from './keys.node.ts';
import type { CarriedIn } from './model.ts';
import { type Applied, applyVerified } from './outcome.node.ts';
import type { Answer, Platform, Stop } from './platform.ts';
import { type BatchState, batchStateSchema, inboxReplySchema } from './protocol.ts';
import { lastEvent, readOwn } from './queries.node.ts';
import { verifyState } from './receipts.node.ts';
import { badReply, json } from './replies.ts';

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
  // The bundle may be signed with a key that only the feed inside it announces.
  let keys = identity.keys();
  for (const change of header.keyChanges ?? []) {
    const after = keysAfter(keys, change);
    if (after.ok) keys = after.value;
  }
  const key = keys.find(({ keyId, use }) => keyId === envelope.keyId && use === 'receipt');
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
  if (keys !== identity.keys()) identity.change({ ...identity.now(), platformKeys: [...keys] });
  const textOf = (name: string): string | null => {
    const found = files.find((one) => one.name === name);
    return found ? Buffer.from(found.bytes).toString('utf8') : null;
  };

  const answers = files.flatMap(({ name, bytes }) => {
    const about = readName(name);
    const answer = about ? answerSchema.safeParse(json(Buffer.from(bytes).toString('utf8'))) : null;
    return about && answer?.success ? [{ ...about, ...answer.data }] : [];
  });
  const states = new Map<string, BatchState>();
  const counts = { delivered: 0, letters: 0, refused: 0, spoiled: 0, unverified: 0 };
  for (const { kind, id, status, body: said } of answers) {
    if (kind === 'caseAnswer') {
      const came = takeLetterAnswer(deps, id, status, said);
      if (came !== 'nothing') counts[came] += 1;
    }
    if (kind !== 'batchAnswer') continue;
    const state = batchStateSchema.safeParse(json(said));
    if (status < 300 && state.success) states.set(id, state.data);
    else {
      const came = refuseItem(store, id, status, said);
      if (came !== 'nothing') counts[came] += 1;
    }
  }
  for (const [batchId, state] of states) {
    const batch = store.read((tx) => loadBatch(tx, batchId));
    if (!batch) continue;
    const verified = verifyState(state, batch, identity.keys());
    if (!verified.ok) {
      counts.unverified += 1;
      continue;
    }
    const applied = store.write((tx) => applyVerified(tx, batchId, verified.value, clock.now()));
    if (verified.value.receipts.length > 0) counts.delivered += 1;
    deps.received(batchId, applied);
  }

  const events = await readFeed(deps, textOf(nameOf.inbox), states);
  // After the feed: it tells which case waits for what.
  const evidence = keepCarried(deps, files);
  const catalog = textOf(nameOf.catalog);
  return ok({ report: { at, ...counts, ...events, evidence, catalog: catalog !== null, damaged }, catalog });
}

/** The evidence in a bundle, into the cases that wait for it; how many files found their place. */
function keepCarried({ store, caseChanged }: CarryInDeps, files: readonly BundleFile[]): number {
  let kept = 0;
  for (const { name, bytes } of files) {
    const about = readName(name);
    if (about?.kind !== 'evidence') continue;
    const id = keepEvidence(store, { caseId: about.id, sha256: about.sha256 }, bytes);
    if (id === null) continue;
    kept += 1;
    caseChanged(id);
  }
  return kept;
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
  const inbox = { store, clock, platform, identity, unit, stop, applied, caseChanged, doubtful: () => {} };
  // A message that may not be believed ends a look at the feed; over the line the next look goes on after it.
  for (let last = -1; last < store.read(lastEvent) && !stop.aborted; ) {
    last = store.read(lastEvent);
    const read = await readInbox(inbox);
    if (read.ok) break;
  }
  return { events: Math.max(0, deps.store.read(lastEvent) - before), gap: false };
}
