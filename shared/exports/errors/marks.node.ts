import type { Language } from '../../base/problem.ts';
import type { Severity } from '../../catalog/model.ts';
import type { Tx } from '../../store/tx.ts';
import { findingsOfRow, type StoredFinding } from '../../validation/queries.node.ts';
import type { Told } from '../saying.node.ts';
import { exportWords } from '../words.ts';

/** What is wrong with one row: the colour of its cells and the words on them. */
export interface RowMarks {
  /** Worst severity by field; '' = the whole row. */
  readonly worst: ReadonlyMap<string, Severity>;
  /** The note of a field's cell; '' = what is about the row. */
  readonly notes: ReadonlyMap<string, string>;
  readonly findings: readonly StoredFinding[];
}

const rank: Readonly<Record<Severity, number>> = { blocking: 3, justify: 2, info: 1 };

export function marksOfRow(
  tx: Tx,
  sid: number,
  rid: number,
  say: (finding: StoredFinding) => Told,
  language: Language,
): RowMarks {
  const words = exportWords(language);
  const findings = findingsOfRow(tx, sid, rid);
  const worst = new Map<string, Severity>();
  const notes = new Map<string, string>();
  for (const finding of findings) {
    const { message, howToFix } = say(finding);
    const [first = ''] = finding.fields;
    for (const field of finding.fields.length === 0 ? [''] : finding.fields) {
      const known = worst.get(field);
      if (known === undefined || rank[finding.severity] > rank[known]) worst.set(field, finding.severity);
    }
    const lines = [`【${words.severities[finding.severity]}】${message}`];
    if (howToFix !== '') lines.push(words.fix.replace('{fix}', () => howToFix));
    const before = notes.get(first);
    notes.set(first, before === undefined ? lines.join('\n') : `${before}\n${lines.join('\n')}`);
  }
  return { worst, notes, findings };
}
