import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { Forecast } from './forecast.ts';
import type { LedgerRow } from './model.ts';
import type { Reconciliation } from './office.ts';
import type { QuarterSheet } from './quarter.ts';
import type { ScoreWeights } from './score.ts';
import type { TrendYear } from './trend.ts';
import { weightsSchema } from './weights.ts';

const year = z.number().int().min(2017).max(2100);

export const ledgerCalls = {
  'ledger.rows': call('session', z.object({ year }).strict()).returns<readonly LedgerRow[]>(),
  /** Years in order, both ends inclusive, each with its months. */
  'ledger.trend': call('session', z.object({ from: year, to: year }).strict()).returns<readonly TrendYear[]>(),
  'ledger.quarter': call('session', z.object({ year, quarter: z.number().int().min(1).max(4) }).strict()).returns<QuarterSheet>(),
  /** Our rows against the office's copy as it was last asked for; null when it never was. */
  'ledger.reconciled': call('session', z.object({ year }).strict()).returns<Reconciliation | null>(),
  /** Asks the platform for the office's copy now, keeps it, and compares. */
  'ledger.reconcile': call('session', z.object({ year }).strict()).returns<Reconciliation>(),
  'ledger.weights': call('session', nothing).returns<ScoreWeights>(),
  'ledger.weigh': call('liaison', weightsSchema).returns<ScoreWeights>(),
  /** What the ledger would say of a submission if it were sent now; null when its dataset is not owed any more. */
  'ledger.forecast': call('session', z.object({ id: z.string().max(100) }).strict()).returns<Forecast | null>(),
} as const;
