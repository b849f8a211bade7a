import type { CasePage } from '../../shared/cases/model.ts';
import { useCall } from '../link/use-call.ts';

const few = { status: null, kind: null, text: '', start: 0, count: 1 } as const;

export interface WaitingCases {
  readonly count: number;
  /** One of them is overdue. */
  readonly late: boolean;
}

/** The list begins with what we have to do, what is due first before all: one row tells whether anything is late. */
const waitingOf = (page: CasePage | null): WaitingCases => ({
  count: page?.counts.action ?? 0,
  late: page?.rows.some(({ status, daysLeft }) => status === 'action' && (daysLeft ?? 0) < 0) ?? false,
});

/** Cases that wait for this unit: what is asked of it, and its own reports. */
export function useWaitingCases(): { readonly cases: WaitingCases; readonly reports: WaitingCases } {
  const asking = useCall('cases.list', { ...few, box: 'asking' }, { on: ['case', 'sync'] });
  const asked = useCall('cases.list', { ...few, box: 'asked' }, { on: ['case', 'sync'] });
  return { cases: waitingOf(asking.value), reports: waitingOf(asked.value) };
}
