import type { DraftOwner, DraftOwners } from '../records/checker.ts';
import { isEditable } from './lifecycle.ts';
import { pinned } from './pin.node.ts';
import type { CatalogPort } from './ports.ts';
import { byId, touch } from './queries.node.ts';

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
    touched: touch,
  };
}
