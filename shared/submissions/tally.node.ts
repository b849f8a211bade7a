import type { Tx } from '../store/tx.ts';

/** How much a store holds, for whoever has to see that a copy of it is all there. */
export function tallyOf(tx: Tx): { readonly drafts: number; readonly batches: number; readonly receipts: number } {
  const counted = (sql: string): number => tx.get<{ n: number }>(sql)?.n ?? 0;
  return {
    drafts: counted(`SELECT count(*) AS n FROM submission WHERE state = 'draft'`),
    batches: counted('SELECT count(*) AS n FROM batch'),
    receipts: counted('SELECT count(*) AS n FROM receipt'),
  };
}
