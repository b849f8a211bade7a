import { beijingDay, type Clock } from '../base/clock.ts';
import { closedEvidence, eraseEvidence, evidenceDigests } from '../cases/retention.node.ts';
import { keepRows, keepTerms, termEnds } from '../catalog/retention.ts';
import type { DestroyedLine } from '../exports/tables.ts';
import type { DueItem } from '../security/model.ts';
import { recordsIn } from '../security/retention/records.node.ts';
import type { KeptData } from '../security/retention/service.node.ts';
import type { Tx } from '../store/tx.ts';
import type { CatalogPort, DraftPort } from '../submissions/ports.ts';
import { eraseDraft, erasePeriod, keptDrafts, proofOf, settledPeriods } from '../submissions/retention.node.ts';

export interface KeptDeps {
  readonly clock: Clock;
  readonly catalog: CatalogPort;
  readonly draft: Pick<DraftPort, 'drop' | 'countRows'>;
}

/** What the rooms keep of people's data, judged by the terms of the catalog that is in force today. */
export function keptData({ clock, catalog, draft }: KeptDeps): KeptData {
  const due = (tx: Tx): readonly DueItem[] => {
    const today = beijingDay(clock.now());
    const now = catalog.current(tx)?.package ?? null;
    const terms = keepTerms(now);
    const titleOf = (dataset: string) => now?.datasets.find(({ id }) => id === dataset)?.title ?? { zh: dataset };
    const items: DueItem[] = [];
    for (const { dataset, period, since } of settledPeriods(tx)) {
      const { months, stated } = keepRows(now, dataset);
      const over = termEnds(since, months);
      if (over > today) continue;
      const { rows, receipts, roots } = proofOf(tx, dataset, period);
      const key = `rows:${dataset}:${period}`;
      const facts = { since, months, over, stated, receipts, digests: roots };
      items.push({ key, kind: 'rows', dataset, title: titleOf(dataset), period, count: rows, ...facts });
    }
    for (const { id, sid, dataset, period, since } of keptDrafts(tx)) {
      const over = termEnds(since, terms.drafts);
      if (over > today) continue;
      const facts = { since, months: terms.drafts, over, stated: false, receipts: [], digests: [] };
      items.push({
        key: `draft:${id}`,
        kind: 'draft',
        dataset,
        title: titleOf(dataset),
        period,
        count: draft.countRows(tx, sid),
        ...facts,
      });
    }
    for (const { id, title, docNo, since, files } of closedEvidence(tx)) {
      const over = termEnds(since, terms.evidence);
      if (over > today) continue;
      const named = { zh: docNo === null ? title : `${title}（${docNo}）` };
      const facts = { since, months: terms.evidence, over, stated: false, receipts: [], digests: evidenceDigests(tx, id) };
      items.push({ key: `evidence:${id}`, kind: 'evidence', dataset: null, title: named, period: null, count: files, ...facts });
    }
    return items.sort((a, b) => (a.over < b.over ? -1 : a.over > b.over ? 1 : 0));
  };

  return {
    due,
    erase(tx, items, record) {
      for (const { kind, key, dataset, period } of items) {
        const name = key.slice(key.indexOf(':') + 1);
        if (kind === 'draft') eraseDraft(tx, draft, name);
        else if (kind === 'evidence') eraseEvidence(tx, name, record);
        else if (dataset !== null && period !== null) erasePeriod(tx, draft, { dataset, period, record });
      }
    },
  };
}

/** The destruction record as a table, the newest first. */
export const destroyedLines = (tx: Tx): readonly DestroyedLine[] =>
  recordsIn(tx).flatMap(({ id, at, who, supervisor, supervision, reason, items, copies }) =>
    items.map((item) => ({ ...item, record: id, at, who, supervisor, supervision, reason, copies: copies.length })),
  );
