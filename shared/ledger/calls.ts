import { z } from 'zod';
import { call } from '../base/call.ts';
import type { LedgerRow } from './model.ts';

export const ledgerCalls = {
  'ledger.rows': call('session', z.object({ year: z.number().int().min(2017).max(2100) }).strict()).returns<
    readonly LedgerRow[]
  >(),
} as const;
