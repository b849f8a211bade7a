import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { loadMessage, type OutgoingMessage } from '../cases/outcome.node.ts';
import { stepWords } from '../cases/words.ts';
import type { Words } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';
import { receiptsOf } from '../submissions/batches.node.ts';
import { loadBatch, type SealedBatch } from '../submissions/outcome.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { opening, quietUntil } from './hours.ts';
import type { Notice, OutboxItem, OutboxState, SyncStatus } from './model.ts';
import { type OpenItem, openQueue, wantedOf } from './outbox.node.ts';
import type { Platform } from './platform.ts';
import { receiptSchema } from './protocol.ts';
import { causeOf, factsOf, type InboxRow, newestEvents, type OutboxRow, overItems } from './queries.node.ts';
import { isShut } from './reconcile.node.ts';
import { routeView } from './route.node.ts';
import type { Session } from './session.ts';

const MOST_TEXT = 2000;
const OVER_SHOWN = 50;
const NOTICES_SHOWN = 50;
const RECEIPTS_SHOWN = 20;

export interface StatusDeps {
  readonly clock: Clock;
  readonly catalog: Pick<CatalogPort, 'byVersion'>;
  readonly platform: Platform;
  readonly platformUrl: string;
  readonly session: Session;
}

/** Everything the sync screen shows. */
export function statusOf(deps: StatusDeps, tx: Tx): SyncStatus {
  const { session, platform } = deps;
  const now = deps.clock.now();
  const quietEnd = quietUntil(session.rules, now);
  const over = overItems(tx, OVER_SHOWN).flatMap((row): OutboxItem[] => {
    if (row.kind === 'case') {
      const message = loadMessage(tx, row.batchId);
      return message ? [itemView(deps, tx, { row, batch: letterAsItem(message), waitsFor: null }, message)] : [];
    }
    const batch = row.state === 'withdrawn' ? factsOf(row) : loadBatch(tx, row.batchId);
    return batch ? [itemView(deps, tx, { row, batch, waitsFor: null })] : [];
  });
  return {
    line: session.line.state,
    lineProblem: session.line.problem,
    lastContact: platform.lastContact(),
    skew: platform.skew(),
    paused: session.paused,
    shut: isShut(tx),
    busy: session.busy,
    rules: session.rules,
    route: routeView(session.route),
    quietUntil: quietEnd > now ? quietEnd : null,
    platformUrl: deps.platformUrl,
    items: [...openQueue(tx).map((item) => queuedView(deps, tx, item)), ...over],
    notices: [...newestEvents(tx, false, NOTICES_SHOWN), ...newestEvents(tx, true, RECEIPTS_SHOWN)]
      .sort((a, b) => b.seq - a.seq)
      .map((row) => noticeView(deps, tx, row)),
  };
}

/** An item and as much of its batch as is shown. */
interface Shown {
  readonly row: OutboxRow;
  readonly batch: Pick<SealedBatch, 'submission' | 'dataset' | 'period' | 'revision' | 'rows' | 'bytes' | 'catalogVersion'>;
  readonly waitsFor: string | null;
}

function queuedView(deps: StatusDeps, tx: Tx, item: OpenItem): OutboxItem {
  const { session, clock } = deps;
  const { at, why } = opening(session.rules, wantedOf(item, session.pressed), clock.now());
  const view = viewOf(deps, tx, item);
  return why !== null && view.state === 'waiting' ? { ...view, hours: { why, until: at } } : view;
}

const viewOf = (deps: StatusDeps, tx: Tx, item: OpenItem): OutboxItem =>
  'batch' in item
    ? itemView(deps, tx, item)
    : itemView(deps, tx, { row: item.row, batch: letterAsItem(item.message), waitsFor: item.waitsFor }, item.message);

/** A message of a case where batches are shown: it has no dataset, no period and no payload of its own. */
const letterAsItem = ({ records }: OutgoingMessage): Shown['batch'] => ({
  submission: '',
  dataset: '',
  period: '',
  revision: 0,
  rows: records,
  bytes: 0,
  catalogVersion: '',
});

const letterTitle = ({ title, step, docNo }: OutgoingMessage): Words => {
  const about = docNo === null ? title : `${title}（${docNo}）`;
  return { zh: `${stepWords[step].zh} · ${about}`, en: `${stepWords[step].en} · ${about}` };
};

function shownState({ session }: StatusDeps, row: OutboxRow): OutboxState {
  if (session.sending?.id === row.id) return row.state === 'asking' ? 'asking' : 'sending';
  return (session.paused || row.held === 1) && row.state === 'waiting' ? 'paused' : row.state;
}

function titleOf(deps: StatusDeps, tx: Tx, batch: Pick<SealedBatch, 'catalogVersion' | 'dataset'>): Words {
  const known = deps.catalog.byVersion(tx, batch.catalogVersion)?.package.datasets;
  return known?.find((dataset) => dataset.id === batch.dataset)?.title ?? { zh: batch.dataset };
}

function itemView(deps: StatusDeps, tx: Tx, item: Shown, message: OutgoingMessage | null = null): OutboxItem {
  const { row, batch, waitsFor } = item;
  const sending = deps.session.sending?.id === row.id ? deps.session.sending : null;
  // While the line is down nothing is tried: its reason and its next time are the item's.
  const held =
    deps.session.line.nextAt !== null && (row.state === 'waiting' || row.state === 'asking') ? deps.session.line : null;
  return {
    id: row.id,
    submission: batch.submission,
    batchId: row.batchId,
    dataset: batch.dataset,
    title: message ? letterTitle(message) : titleOf(deps, tx, batch),
    case: message?.id ?? null,
    period: batch.period,
    revision: batch.revision,
    rows: batch.rows,
    state: shownState(deps, row),
    bytes: batch.bytes,
    sent: sending?.sent ?? row.sent,
    rate: sending?.rate ?? null,
    attempts: row.attempts,
    cause: causeOf(row) ?? held?.problem ?? null,
    nextAt: held?.nextAt ? Math.max(held.nextAt, row.nextAt ?? 0) : row.nextAt,
    waitsFor,
    hours: null,
    held: row.held === 1,
    carriedAt: row.carriedAt,
    queuedAt: row.queuedAt,
    doneAt: row.doneAt,
  };
}

/** What an event of any kind may say for itself; anything else stays unread. */
const bodySchema = z.looseObject({
  title: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  textEn: z.string().optional().catch(undefined),
  batchId: z.string().optional().catch(undefined),
  kind: receiptSchema.shape.kind.optional().catch(undefined),
  dataset: z.string().optional().catch(undefined),
  period: z.string().optional().catch(undefined),
  receiptNo: z.string().optional().catch(undefined),
  version: z.string().optional().catch(undefined),
});

function noticeView(deps: StatusDeps, tx: Tx, row: InboxRow): Notice {
  const body = bodySchema.parse(JSON.parse(row.body));
  const facts = [body.dataset, body.period, body.receiptNo, body.version].filter((fact) => fact !== undefined);
  const text = (body.text ?? body.title ?? facts.join(' · ')).slice(0, MOST_TEXT);
  const batch = row.kind === 'receipt' && body.batchId !== undefined ? loadBatch(tx, body.batchId) : null;
  return {
    seq: row.seq,
    kind: row.kind,
    at: Date.parse(row.at) || 0,
    text: body.textEn === undefined ? { zh: text } : { zh: text, en: body.textEn.slice(0, MOST_TEXT) },
    known: row.known === 1,
    receipt:
      batch && body.kind
        ? {
            submission: batch.submission,
            title: titleOf(deps, tx, batch),
            period: batch.period,
            kind: body.kind,
            verified: receiptsOf(tx, batch.batchId).some(({ kind }) => kind === body.kind),
          }
        : null,
  };
}
