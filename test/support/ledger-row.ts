import type { LedgerRow } from '../../shared/ledger/model.ts';

/** A period of the ledger, sent in time and received, one row of ten refused. */
export const ledgerRow = (more: Partial<LedgerRow>): LedgerRow => ({
  dataset: 'D1',
  title: { zh: '数据' },
  period: '2026-10',
  due: '2026-11-10',
  catalogVersion: null,
  receivedAt: 1,
  lateDays: 0,
  nil: false,
  submitted: 10,
  accepted: 9,
  rejected: 1,
  change: null,
  returns: 0,
  upheld: 0,
  firstPass: 0.9,
  score: { timeliness: 40, quality: 36, quantity: 18, total: 94 },
  status: 'done',
  handler: null,
  ...more,
});

/** What makes it one that never came. */
export const missingRow = {
  receivedAt: null,
  status: 'missing',
  lateDays: 5,
  firstPass: null,
  score: null,
  submitted: 0,
  accepted: 0,
} as const satisfies Partial<LedgerRow>;
