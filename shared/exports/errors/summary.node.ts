import { beijingTime } from '../../base/clock.ts';
import { fill } from '../../base/problem.ts';
import type { Book, OutCell } from '../../records/export/book.node.ts';
import { countRows } from '../../records/queries.node.ts';
import type { Tx } from '../../store/tx.ts';
import { countsOf, type GroupRow, type StoredFinding } from '../../validation/queries.node.ts';
import type { CheckedJob, FileFacts } from '../job.node.ts';
import type { Told } from '../saying.node.ts';
import { takenLines } from '../watermark.ts';
import { exportWords } from '../words.ts';

/** A group of findings with its first one, for the sheets behind the author's. */
export interface GroupTold {
  readonly group: GroupRow;
  readonly first: StoredFinding;
  readonly told: Told;
  readonly reason: string;
}

export interface SummaryInput {
  readonly job: CheckedJob;
  readonly file: FileFacts;
  readonly groups: readonly GroupTold[];
  readonly withoutNote: number;
  /** What else has to be said of how the author's tables were given back. */
  readonly remarks: readonly string[];
  readonly covered: boolean;
}

/** What is wrong and how often, and what to do with this workbook. */
export async function writeSummary(book: Book, tx: Tx, input: SummaryInput): Promise<void> {
  const { job, file, groups, withoutNote, remarks } = input;
  const words = exportWords(file.language);
  const title = book.look({ bold: true });
  const head = book.look({ fill: 'head', bold: true });
  const text = book.look({ format: 'text', wrap: true });
  const sheet = book.sheet({ name: words.summary, columns: [12, 44, 10, 40].map((width) => ({ width })) });
  const line = (told: string, look = 0): Promise<number> => sheet.row([{ kind: 'text', text: told, look }]);
  await line(fill(words.summaryTitle, { title: file.title, period: job.period }), title);
  await line(fill(words.counts, { ...countsOf(tx, job.sid), rows: countRows(tx, job.sid) }));
  const at = beijingTime(file.now).slice(0, 16).replace('T', ' ');
  await line(fill(words.madeAt, { at, product: file.product, version: job.version }));
  for (const [name, value] of takenLines(file)) await line(name === '' ? value : `${name}：${value}`);
  await line(words.how);
  await line(words.colours);
  if (input.covered) await line(words.covered);
  for (const remark of remarks) await line(remark);
  if (withoutNote > 0) await line(fill(words.notesFull, { count: withoutNote }));
  await sheet.row([]);
  await sheet.row(words.countColumns.map((told): OutCell => ({ kind: 'text', text: told, look: head })));
  for (const { group, told } of groups)
    await sheet.row([
      { kind: 'text', text: words.severities[group.severity], look: book.look({ fill: group.severity }) },
      { kind: 'text', text: told.title, look: text },
      { kind: 'number', text: String(group.count), look: book.look({ format: '0' }) },
      { kind: 'text', text: told.clause, look: text },
    ]);
  await sheet.end();
}

/** The rules that were broken: what each asks for, where it comes from, how it is put right. */
export async function writeRules(book: Book, file: FileFacts, groups: readonly GroupTold[]): Promise<void> {
  const words = exportWords(file.language);
  const head = book.look({ fill: 'head', bold: true });
  const text = book.look({ format: 'text', wrap: true });
  const sheet = book.sheet({
    name: words.rules,
    frozenRows: 1,
    columns: [10, 30, 52, 44, 20, 16, 16, 9, 30].map((width) => ({ width })),
  });
  await sheet.row(words.ruleColumns.map((told): OutCell => ({ kind: 'text', text: told, look: head })));
  for (const { group, first, told, reason } of groups) {
    const cell = (value: string): OutCell => (value === '' ? null : { kind: 'text', text: value, look: text });
    await sheet.row([
      { kind: 'text', text: words.severities[group.severity], look: book.look({ fill: group.severity }) },
      cell(told.title),
      cell(told.message),
      cell(told.howToFix),
      cell(told.clause),
      cell(first.rule ?? ''),
      cell(first.code),
      { kind: 'number', text: String(group.count), look: book.look({ format: '0' }) },
      cell(reason),
    ]);
  }
  await sheet.end();
}
