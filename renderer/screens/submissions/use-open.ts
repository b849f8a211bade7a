import { App } from 'antd';
import { useCallback } from 'react';
import { isEditable } from '../../../shared/submissions/lifecycle.ts';
import type { Duty, Submission } from '../../../shared/submissions/model.ts';
import { useAct } from '../../parts/use-act.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { submissionsWords } from '../../words/submissions.ts';
import { useWords } from '../../words/words.ts';

/** A draft is worked on in the editor; anything sealed is looked back on. */
export const goTo = ({ id, state }: Pick<Submission, 'id' | 'state'>): void =>
  go(isEditable(state) ? { screen: 'editor', id } : { screen: 'history', id });

/** May start, change and correct drafts; an auditor only reads. */
export const useMayPrepare = (): boolean => useSession((session) => session.status?.officer?.role !== 'auditor');

/** Leads from a duty to its newest revision; begins a draft where there is none yet. */
export function useOpenDuty(): (duty: Duty) => Promise<void> {
  const act = useAct();
  const { message } = App.useApp();
  const mayPrepare = useMayPrepare();
  const words = useWords(submissionsWords);
  return useCallback(
    async (duty) => {
      if (duty.submission !== null) {
        const editable = duty.status === 'draft' || duty.status === 'errors' || duty.status === 'ready';
        go(editable ? { screen: 'editor', id: duty.submission } : { screen: 'history', id: duty.submission });
      } else if (!mayPrepare) message.info(words.mayNot);
      else {
        const opened = await act('submissions.open', { dataset: duty.dataset, period: duty.period });
        if (opened.ok) goTo(opened.value);
      }
    },
    [act, message, mayPrepare, words],
  );
}

/** Begins the next revision of what was delivered (or goes on with the one begun) and leads to it. */
export function useRevise(): (id: string) => Promise<void> {
  const act = useAct();
  return useCallback(
    async (id) => {
      const revised = await act('submissions.revise', { id, mode: 'auto' });
      if (revised.ok) goTo(revised.value);
    },
    [act],
  );
}
