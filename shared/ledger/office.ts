import { z } from 'zod';
import type { LedgerRow } from './model.ts';

/** The office's row of one dataset × period, as the platform tells it (GET /v1/ledger); more columns may come. */
export const officeRowSchema = z.looseObject({
  dataset: z.string().max(100),
  title: z.string().max(300),
  period: z.string().max(20),
  due: z.string().max(10).nullable(),
  receivedAt: z.string().max(40),
  lateDays: z.number().int(),
  nil: z.boolean(),
  submitted: z.number().int().min(0),
  accepted: z.number().int().min(0),
  rejected: z.number().int().min(0),
  returns: z.number().int().min(0),
});
export type OfficeRow = z.infer<typeof officeRowSchema>;

/** The office's copy of a year, as it was when it was last asked for. */
export const officeCopySchema = z.object({ at: z.number(), rows: z.array(officeRowSchema).max(50_000) });
export type OfficeCopy = z.infer<typeof officeCopySchema>;

export const comparedColumns = ['due', 'receivedAt', 'lateDays', 'nil', 'submitted', 'accepted', 'rejected', 'returns'] as const;
export type ComparedColumn = (typeof comparedColumns)[number];

/** One dataset × period on which the two ledgers do not agree. Values as text; null = that side has no such row or value. */
export interface Difference {
  readonly dataset: string;
  readonly title: LedgerRow['title'];
  readonly period: string;
  /** `onlyOurs`: the office has no row; `onlyTheirs`: we know of no receipt; `differs`: see the columns. */
  readonly kind: 'onlyOurs' | 'onlyTheirs' | 'differs';
  readonly columns: readonly { readonly column: ComparedColumn; readonly ours: string | null; readonly theirs: string | null }[];
}

export interface Reconciliation {
  readonly year: number;
  /** When the office's copy was asked for, epoch ms. */
  readonly at: number;
  /** Dataset × periods on both sides. */
  readonly same: number;
  readonly differences: readonly Difference[];
}

/** Receipt times are compared by the second: the office's copy has no more. */
const second = (ms: number): number => Math.floor(ms / 1000);
const text = (value: string | number | boolean | null): string | null => (value === null ? null : String(value));

function columnsOf(ours: LedgerRow, theirs: OfficeRow): Difference['columns'] {
  const received = Date.parse(theirs.receivedAt);
  const differ = (column: ComparedColumn): boolean =>
    column === 'receivedAt'
      ? ours.receivedAt === null || Number.isNaN(received) || second(ours.receivedAt) !== second(received)
      : ours[column] !== theirs[column];
  return comparedColumns.filter(differ).map((column) => ({ column, ours: text(ours[column]), theirs: text(theirs[column]) }));
}

/**
 * Our ledger of a year against the office's, row by row. Periods nobody received yet are on neither side's books; one that
 * we hold a receipt for and the office does not is the difference that matters most and comes first.
 */
export function reconcile(year: number, ours: readonly LedgerRow[], copy: OfficeCopy): Reconciliation {
  const theirs = new Map(copy.rows.map((row) => [`${row.dataset}|${row.period}`, row]));
  const differences: Difference[] = [];
  let same = 0;
  for (const row of ours) {
    const key = `${row.dataset}|${row.period}`;
    const other = theirs.get(key);
    theirs.delete(key);
    const { dataset, title, period } = row;
    if (!other) {
      if (row.receivedAt !== null) differences.push({ dataset, title, period, kind: 'onlyOurs', columns: [] });
      continue;
    }
    if (row.receivedAt === null) {
      differences.push({ dataset, title, period, kind: 'onlyTheirs', columns: [] });
      continue;
    }
    const columns = columnsOf(row, other);
    if (columns.length === 0) same++;
    else differences.push({ dataset, title, period, kind: 'differs', columns });
  }
  for (const { dataset, title, period } of theirs.values())
    differences.push({ dataset, title: { zh: title }, period, kind: 'onlyTheirs', columns: [] });
  const rank = { onlyOurs: 0, differs: 1, onlyTheirs: 2 };
  return { year, at: copy.at, same, differences: differences.sort((a, b) => rank[a.kind] - rank[b.kind]) };
}
