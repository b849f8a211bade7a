/** One row of the 登记台账 (第十条): quality, quantity, timeliness of one dataset × period. */
export interface LedgerRow {
  readonly dataset: string;
  readonly title: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string;
  readonly due: string | null;
  readonly catalogVersion: string | null;
  /** Platform receipt time of the first batch, epoch ms. */
  readonly receivedAt: number | null;
  readonly lateDays: number | null;
  readonly nil: boolean;
  readonly submitted: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Accepted rows against the period before, as a ratio (0.05 = +5%). */
  readonly change: number | null;
  readonly returns: number;
  /** Records whose error reports turned out right (第十二条): corrected, in whole or in part. */
  readonly upheld: number;
  /** Share of rows accepted in the first batch, 0..1. */
  readonly firstPass: number | null;
  readonly score: LedgerScore | null;
  readonly status: 'missing' | 'underway' | 'done' | 'notDue';
  readonly handler: string | null;
}

/** 时效 40, 质量 40, 数量 20 (domain, ledger formula; weights are configuration). */
export interface LedgerScore {
  readonly timeliness: number;
  readonly quality: number;
  readonly quantity: number;
  readonly total: number;
}
