import { z } from 'zod';
import type { Tx } from '../store/tx.ts';
import { loadBatch } from '../submissions/outcome.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import type { OutboxItem, OutboxState, SyncStatus } from './model.ts';
import { type OpenItem, openQueue } from './outbox.node.ts';
import type { Platform } from './platform.ts';
import { causeOf, doneItems, type InboxRow, newestEvents } from './queries.node.ts';
import type { Session } from './session.ts';

const DONE_SHOWN = 50;
const NOTICES_SHOWN = 50;

export interface StatusDeps {
  readonly catalog: Pick<CatalogPort, 'byVersion'>;
  readonly platform: Platform;
  readonly platformUrl: string;
  readonly session: Session;
}

/** Everything the sync screen shows. */
export function statusOf(deps: StatusDeps, tx: Tx): SyncStatus {
  const { session, platform } = deps;
  const done = doneItems(tx, DONE_SHOWN).flatMap((row): OpenItem[] => {
    const batch = loadBatch(tx, row.batchId);
    return batch ? [{ row, batch, waitsFor: null }] : [];
  });
  return {
    line: session.line.state,
    lineProblem: session.line.problem,
    lastContact: platform.lastContact(),
    skew: platform.skew(),
    paused: session.paused,
    busy: session.busy,
    platformUrl: deps.platformUrl,
    items: [...openQueue(tx), ...done].map((item) => itemView(deps, tx, item)),
    notices: newestEvents(tx, NOTICES_SHOWN).map(noticeView),
  };
}

function shownState({ session }: StatusDeps, { row }: OpenItem): OutboxState {
  if (session.sending?.id === row.id) return row.state === 'asking' ? 'asking' : 'sending';
  return session.paused && row.state === 'waiting' ? 'paused' : row.state;
}

function itemView(deps: StatusDeps, tx: Tx, item: OpenItem): OutboxItem {
  const { row, batch, waitsFor } = item;
  const sending = deps.session.sending?.id === row.id ? deps.session.sending : null;
  // While the line is down nothing is tried: its reason and its next time are the item's.
  const held =
    deps.session.line.nextAt !== null && (row.state === 'waiting' || row.state === 'asking') ? deps.session.line : null;
  const known = deps.catalog.byVersion(tx, batch.catalogVersion)?.package.datasets;
  return {
    id: row.id,
    submission: batch.submission,
    batchId: row.batchId,
    dataset: batch.dataset,
    title: known?.find((dataset) => dataset.id === batch.dataset)?.title ?? { zh: batch.dataset },
    period: batch.period,
    revision: batch.revision,
    rows: batch.rows,
    state: shownState(deps, item),
    bytes: batch.bytes,
    sent: sending?.sent ?? row.sent,
    rate: sending?.rate ?? null,
    attempts: row.attempts,
    cause: causeOf(row) ?? held?.problem ?? null,
    nextAt: held?.nextAt ? Math.max(held.nextAt, row.nextAt ?? 0) : row.nextAt,
    waitsFor,
    queuedAt: row.queuedAt,
    doneAt: row.doneAt,
  };
}

/** What an event of any kind may say for itself; anything else stays unread. */
const bodySchema = z.looseObject({
  title: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  dataset: z.string().optional().catch(undefined),
  period: z.string().optional().catch(undefined),
  receiptNo: z.string().optional().catch(undefined),
  version: z.string().optional().catch(undefined),
});

function noticeView(row: InboxRow): SyncStatus['notices'][number] {
  const body = bodySchema.parse(JSON.parse(row.body));
  const facts = [body.dataset, body.period, body.receiptNo, body.version].filter((fact) => fact !== undefined);
  const text = body.text ?? body.title ?? facts.join(' · ');
  return { seq: row.seq, kind: row.kind, at: Date.parse(row.at) || 0, text: text.slice(0, 2000), known: row.known === 1 };
}
