import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { applyNews, type CaseEffect } from '../cases/outcome.node.ts';
import type { Store } from '../store/tx.ts';
import { verifyStatement } from './case-delivery.node.ts';
import { type CaseNews, caseEventSchema, caseNewsSchema, type InboxEvent, type PlatformKey } from './protocol.ts';
import { insertEvent } from './queries.node.ts';
import { json } from './replies.ts';

/** What the feed says about cases: believed when the platform signed it, applied with the event in one transaction. */

export function verifyNews(body: InboxEvent['body'], unit: string, keys: readonly PlatformKey[]): Result<CaseNews> {
  const event = caseEventSchema.safeParse(body);
  if (!event.success) return fail(problem('cases/unverified', { detail: 'body' }));
  const { news: signed, caseId } = event.data;
  const parsed = caseNewsSchema.safeParse(json(signed.payload));
  const stated = verifyStatement(signed, () => parsed.data?.at ?? null, keys);
  if (!stated.ok) return stated;
  if (!parsed.success) {
    const detail = parsed.error.issues[0]?.path.join('/') || 'payload';
    return fail(problem('cases/unverified', { detail }));
  }
  if (parsed.data.caseId !== caseId) return fail(problem('cases/unverified', { detail: 'caseId' }));
  if (parsed.data.to !== unit) return fail(problem('cases/unverified', { detail: 'to' }));
  return ok(parsed.data);
}

/** What was told stands in the case; the feed keeps only that there was something. */
const withoutContent = (event: InboxEvent, news: CaseNews): InboxEvent => {
  const { kind, step, n, caseId, docNo, words } = news;
  const { title } = news.content;
  const text = typeof title === 'string' ? title : words;
  return { ...event, body: { caseId, case: kind, step, n, docNo, text: text.slice(0, 500) } };
};

export interface NewsDeps {
  readonly store: Store;
  readonly unit: string;
  readonly keys: readonly PlatformKey[];
  readonly now: number;
}

/** Takes one event in. What may not be believed, or does not fit, is kept as it came, unread, and the feed goes on. */
export function takeNews(deps: NewsDeps, event: InboxEvent): Result<CaseEffect> {
  const verified = verifyNews(event.body, deps.unit, deps.keys);
  return deps.store.write((tx) => {
    const applied = verified.ok ? applyNews(tx, verified.value, deps.now) : verified;
    insertEvent(tx, verified.ok && applied.ok ? withoutContent(event, verified.value) : event, applied.ok);
    return applied.ok ? ok(applied.value) : applied;
  });
}
