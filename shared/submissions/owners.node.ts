import { parsePeriod, previousPeriod } from '../periods/calendar.ts';
import type { DraftOwner, DraftOwners, FormerDraft } from '../records/checker.ts';
import { isEditable } from './lifecycle.ts';
import { pinned } from './pin.node.ts';
import type { CatalogPort } from './ports.ts';
import { byId, revisionsOf, touch } from './queries.node.ts';

/** Submissions as the owners of draft rows: what the records room needs to know of them. */
export function draftOwners(catalog: Pick<CatalogPort, 'byVersion'>): DraftOwners {
  return {
    byId(tx, id): DraftOwner | null {
      const row = byId(tx, id);
      const dataset = row ? pinned(catalog, tx, row)?.dataset : undefined;
      if (!row || !dataset) return null;
      const fields = dataset.schema.fields.map((field) => field.name);
      return { sid: row.sid, id, revision: row.revision, fields, editable: isEditable(row.state) };
    },
    former(tx, id): FormerDraft | null {
      const row = byId(tx, id);
      const dataset = row ? pinned(catalog, tx, row)?.dataset : undefined;
      const period = row && dataset ? parsePeriod(dataset.liaison.timing.frequency, row.period) : null;
      if (!row || !dataset || !period) return null;
      const before = revisionsOf(tx, row.dataset, previousPeriod(period).id)
        .filter(({ state }) => state === 'accepted' || state === 'stored')
        .at(-1);
      const then = before ? pinned(catalog, tx, before)?.dataset : undefined;
      if (!before || !then) return null;
      const { fields, primaryKey = [] } = dataset.schema;
      const keys = typeof primaryKey === 'string' ? [primaryKey] : primaryKey;
      const held = new Map(then.schema.fields.map((field, at) => [field.name, at]));
      const key = fields.flatMap((field, at) =>
        keys.includes(field.name) && field.liaison?.identifier !== 'period' ? [at] : [],
      );
      return { sid: before.sid, period: before.period, columns: fields.map((field) => held.get(field.name) ?? null), key };
    },
    touched: touch,
  };
}
