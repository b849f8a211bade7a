import type { DraftRow } from '../../../shared/records/model.ts';

/** A row as the table shows it. */
export interface ShownRow extends DraftRow {
  /** Columns that show what was typed but could not be written to the store yet. */
  readonly unsaved?: readonly number[];
}
