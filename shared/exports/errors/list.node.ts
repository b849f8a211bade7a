import type { Book, OutCell } from '../../records/export/book.node.ts';
import type { Tx } from '../../store/tx.ts';
import { iterateGroup, type StoredFinding } from '../../validation/queries.node.ts';
import { findingCells } from '../findings.node.ts';
import type { CheckedJob, FileFacts } from '../job.node.ts';
import type { Told } from '../saying.node.ts';
import { exportWords } from '../words.ts';
import type { GroupTold } from './summary.node.ts';

const WIDTHS = [18, 10, 20, 9, 26, 48, 22, 40, 18, 24, 14, 16];

/** Every finding with the sheet and the cell it is about. What one sheet cannot hold any more is in the coloured cells. */
export async function writeList(
  book: Book,
  tx: Tx,
  job: CheckedJob,
  file: FileFacts,
  groups: readonly GroupTold[],
  say: (finding: StoredFinding) => Told,
  placeOf: (finding: StoredFinding) => { readonly sheet: string; readonly cell: string } | null,
): Promise<void> {
  const words = exportWords(file.language);
  const text = book.look({ format: 'text', wrap: true });
  const head = book.look({ fill: 'head', bold: true });
  const [, column = '', ...rest] = words.findingColumns;
  const sheet = book.sheet({ name: words.findings, frozenRows: 1, filterRow: 1, columns: WIDTHS.map((width) => ({ width })) });
  const cell = (told: string): OutCell => (told === '' ? null : { kind: 'text', text: told, look: text });
  await sheet.row([...words.place, column, ...rest].map((told): OutCell => ({ kind: 'text', text: told, look: head })));
  for (const { group, reason } of groups)
    for (const finding of iterateGroup(tx, job.sid, group.key, group.severity)) {
      if (sheet.full()) break;
      const place = placeOf(finding);
      const told = say(finding);
      await sheet.row([
        cell(place?.sheet ?? words.noSheet),
        cell(place?.cell ?? ''),
        cell(told.columns),
        ...findingCells(finding, told, reason, words.severities[finding.severity]).map(cell),
      ]);
    }
  await sheet.end();
}
