import { useCall } from '../link/use-call.ts';

const few = { status: null, kind: null, text: '', start: 0, count: 1 } as const;

/** How many cases wait for this unit: what is asked of it, and its own reports. */
export function useWaitingCases(): { readonly cases: number; readonly reports: number } {
  const asking = useCall('cases.list', { ...few, box: 'asking' }, { on: ['case', 'sync'] });
  const asked = useCall('cases.list', { ...few, box: 'asked' }, { on: ['case', 'sync'] });
  return { cases: asking.value?.counts.action ?? 0, reports: asked.value?.counts.action ?? 0 };
}
