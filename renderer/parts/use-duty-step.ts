import { useCallback } from 'react';
import type { Duty } from '../../shared/submissions/model.ts';
import { go } from '../state/route.ts';
import { useSession } from '../state/session.ts';
import { dutyAct } from './duty-act.ts';
import { useAct } from './use-act.ts';

/** Carries out a duty's next step: opens its draft, makes a correction, or goes to look at what was sent. */
export function useDutyStep(): (duty: Duty) => Promise<void> {
  const act = useAct();
  const role = useSession((state) => state.status?.officer?.role ?? 'auditor');
  return useCallback(
    async (duty) => {
      const { dataset, period, submission } = duty;
      switch (dutyAct(duty, role)) {
        case 'start': {
          const opened = await act('submissions.open', { dataset, period });
          if (opened.ok) go({ screen: 'editor', id: opened.value.id });
          return;
        }
        case 'go':
        case 'send':
          if (submission !== null) go({ screen: 'editor', id: submission });
          return;
        case 'revise': {
          if (submission === null) return;
          const revised = await act('submissions.revise', { id: submission, mode: 'auto' });
          if (revised.ok) go({ screen: 'editor', id: revised.value.id });
          return;
        }
        case 'look':
        case 'receipt':
          if (submission !== null) go({ screen: 'history', id: submission });
          return;
        case null:
          go({ screen: 'submissions', dataset });
      }
    },
    [act, role],
  );
}
