import { useCallback } from 'react';
import type { CaseView } from '../../../shared/cases/model.ts';
import { useRevealing } from '../../parts/reveal/reveal-host.tsx';
import { useAct } from '../../parts/use-act.ts';

/** The case with nothing covered, which an official letter is made from; asks for a purpose where something is. Null = not given. */
export function useWholeView(): (view: CaseView) => Promise<CaseView | null> {
  const act = useAct();
  const { ask } = useRevealing();
  return useCallback(
    async (view) => {
      if (view.covered !== true) return view;
      if (!(await ask())) return null;
      const read = await act('cases.get', { id: view.id });
      return read.ok && read.value.covered !== true ? read.value : null;
    },
    [act, ask],
  );
}
