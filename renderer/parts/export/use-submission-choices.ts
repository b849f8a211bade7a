import { useMemo } from 'react';
import { exportWords } from '../../words/export.ts';
import { useWords } from '../../words/words.ts';
import type { ExportChoice } from './export-dialog.tsx';

/** What may be taken out of a submission; where something is wrong with it, the error workbook comes first. */
export function useSubmissionChoices(id: string, wrong: boolean): readonly ExportChoice[] {
  const words = useWords(exportWords);
  return useMemo(() => {
    const rows: ExportChoice = { of: { kind: 'rows', id }, label: words.rows, hint: words.rowsHint };
    if (!wrong) return [rows];
    return [
      { of: { kind: 'errors', id }, label: words.errors, hint: words.errorsHint },
      { of: { kind: 'findings', id }, label: words.findings, hint: words.findingsHint },
      rows,
    ];
  }, [id, wrong, words]);
}
