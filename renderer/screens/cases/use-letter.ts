import { useCallback } from 'react';
import { letterGround } from '../../../shared/cases/letter-facts.ts';
import type { LetterContent } from '../../../shared/cases/letters/model.ts';
import type { CaseView, Paper } from '../../../shared/cases/model.ts';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { titlesFor } from './use-ground.ts';

/** A case's letter as it will be printed: what the officers wrote, with the table of its records. Null when it cannot be made. */
export function useLetter(): (view: CaseView, paper: Paper) => Promise<LetterContent | null> {
  const act = useAct();
  const contact = useSession((session) => session.status?.officer?.name ?? '');
  return useCallback(
    async (view, paper) => {
      const { kind, facts, copies, table } = letterGround(view, paper.purpose, await titlesFor(view), contact);
      const attachments = table
        ? [
            {
              name: table.name,
              table: { columns: table.columns.map((column) => ({ ...column })), rows: table.rows.map((row) => [...row]) },
            },
          ]
        : [];
      const drafted = await act('letters.draft', { kind, facts: { ...facts }, attachments, copies: [...copies] });
      if (!drafted.ok) return null;
      const { letter } = drafted.value;
      return {
        ...letter,
        title: paper.purpose === 'report' ? view.title : letter.title,
        number: paper.docNo ?? '',
        body: paper.words === '' ? letter.body : paper.words,
      };
    },
    [act, contact],
  );
}
