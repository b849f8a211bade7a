import { createHash } from 'node:crypto';
import type { CallContext } from '../base/call.ts';
import { unmarked } from '../base/marked.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import {
  attachmentOf,
  attachmentPart,
  attachmentStored,
  attachmentsOf,
  beginAttachment,
  countAttachmentParts,
  dropAttachment,
  dropAttachmentParts,
  finishAttachment,
  putAttachmentPart,
} from './attachments.node.ts';
import { unmarkedContent } from './evidence-text.node.ts';
import { freeName, harmlessName, savedName } from './file-name.ts';
import type { CasesDeps, ChosenEvidence } from './ports.node.ts';
import { type CaseRow, caseById } from './queries.node.ts';

/** Evidence into the encrypted store, a part at a time, and from the other side. */

export const MOST_BYTES = 200 * 1024 * 1024;
const PART = 1024 * 1024;
const MOST_FILES = 100;

/** A file that can still be added to or taken from: before the letter it goes with is submitted. */
const mayChange = (row: CaseRow): boolean => row.paper_state === 'draft';

export async function attach(
  deps: CasesDeps,
  asked: { readonly id: string; readonly token: string },
  context: CallContext,
): Promise<Result<undefined>> {
  const { store, clock } = deps;
  const source = deps.take(asked.token);
  if (!source) return fail(problem('file/gone'));
  const told = unmarked('fileName', source.name);
  if (!told.ok) return told;
  const given = harmlessName(source.name);
  if (source.size === 0) return fail(problem('cases/fileEmpty', { file: given }));
  if (source.size > MOST_BYTES) {
    const size = Math.ceil(source.size / 1048576);
    return fail(problem('cases/fileTooLarge', { file: given, size, limit: MOST_BYTES / 1048576 }));
  }
  const inside = await unmarkedContent(source).catch(() => fail(problem('cases/fileChanged', { file: given })));
  if (!inside.ok) return inside;
  const begun = store.write((tx) => {
    const row = caseById(tx, asked.id);
    if (!row) return fail(problem('cases/unknown'));
    if (!mayChange(row)) return fail(problem('cases/fixed'));
    const there = attachmentsOf(tx, row.cid);
    if (there.length >= MOST_FILES) return fail(problem('cases/tooManyFiles', { limit: MOST_FILES }));
    const name = freeName(given, new Set(there.map((one) => one.name)));
    return ok(beginAttachment(tx, row.cid, { name, bytes: source.size, at: clock.now(), who: context.officer }));
  });
  if (!begun.ok) return begun;
  const aid = begun.value;
  const stored = await storeParts(deps, aid, source, context).catch(() => fail(problem('cases/fileChanged', { file: given })));
  if (deps.closing.aborted) return fail(problem('contract/locked'));
  store.write((tx) => (stored.ok ? finishAttachment(tx, aid, stored.value) : dropAttachment(tx, aid)));
  return stored.ok ? ok() : stored;
}

async function storeParts(deps: CasesDeps, aid: number, source: ChosenEvidence, context: CallContext): Promise<Result<string>> {
  const digest = createHash('sha256');
  for (let at = 0, n = 0; at < source.size; at += PART, n += 1) {
    const wanted = Math.min(PART, source.size - at);
    const bytes = await source.read(at, wanted);
    if (context.signal.aborted || deps.closing.aborted) return fail(problem('contract/cancelled'));
    // Shorter than it was when it was chosen: somebody wrote to it or took it away.
    if (bytes.length !== wanted) return fail(problem('cases/fileChanged', { file: harmlessName(source.name) }));
    digest.update(bytes);
    deps.store.writeBulk((tx) => putAttachmentPart(tx, aid, n, bytes));
    context.progress({ phase: 'storing', done: Math.min(source.size, at + PART), total: source.size });
  }
  return ok(digest.digest('hex'));
}

export function detach(deps: CasesDeps, { id, aid }: { readonly id: string; readonly aid: number }): Result<undefined> {
  return deps.store.write((tx) => {
    const row = caseById(tx, id);
    const file = row ? attachmentOf(tx, row.cid, aid) : null;
    if (!row || !file) return fail(problem('cases/unknown'));
    if (file.fixed || !mayChange(row)) return fail(problem('cases/fixed'));
    dropAttachment(tx, aid);
    return ok();
  });
}

/**
 * Sees that a file is here and whole, its digest proven; one of the other side is fetched first, from where it stopped
 * the last time. It leaves the store by the exports room, which asks what for.
 */
export async function fetchEvidence(
  deps: CasesDeps,
  { id, aid }: { readonly id: string; readonly aid: number },
  context: CallContext,
): Promise<Result<{ readonly name: string; readonly bytes: number }>> {
  const { store } = deps;
  const found = store.read((tx) => {
    const row = caseById(tx, id);
    const file = row ? attachmentOf(tx, row.cid, aid) : null;
    return row && file ? { row, file } : null;
  });
  if (!found) return fail(problem('cases/unknown'));
  const { row, file } = found;
  if (file.destroyed !== null) return fail(problem('retention/evidence', { file: file.name, record: file.destroyed }));
  if (file.side === 'theirs') {
    const here = await download(deps, row.case_id ?? '', file, context);
    if (!here.ok) return here;
  }
  if (digestOf(store, aid) !== file.sha256) {
    if (file.side === 'theirs') store.write((tx) => dropAttachmentParts(tx, aid));
    return fail(problem('cases/fileDigest', { file: file.name }));
  }
  return ok({ name: savedName(file.name), bytes: file.bytes });
}

async function download(
  deps: CasesDeps,
  caseId: string,
  file: { readonly aid: number; readonly sha256: string; readonly bytes: number },
  context: CallContext,
): Promise<Result<undefined>> {
  const { store } = deps;
  for (;;) {
    const [at, n] = store.read((tx) => [attachmentStored(tx, file.aid), countAttachmentParts(tx, file.aid)]);
    if (at >= file.bytes) return ok();
    const piece = await deps.evidence(caseId, file.sha256, at);
    if (deps.closing.aborted) return fail(problem('contract/locked'));
    if (!piece.ok) return piece;
    if (context.signal.aborted) return fail(problem('contract/cancelled'));
    if (piece.value.length === 0 || at + piece.value.length > file.bytes) return fail(problem('cases/fileDigest', { file: '' }));
    store.writeBulk((tx) => putAttachmentPart(tx, file.aid, n, piece.value));
    context.progress({ phase: 'reading', done: at + piece.value.length, total: file.bytes });
  }
}

function digestOf(store: Store, aid: number): string {
  const digest = createHash('sha256');
  for (let n = 0; ; n += 1) {
    const part = store.read((tx) => attachmentPart(tx, aid, n));
    if (!part) return digest.digest('hex');
    digest.update(part);
  }
}
