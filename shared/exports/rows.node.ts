import type { OutCell } from '../records/export/book.node.ts';
import { cellOf, columnLook, headerOf, isRequired, titleOf, widthOf } from '../records/export/field-column.ts';
import { STAMP_SHEET, type Stamp, stampRows } from '../records/export/stamp.node.ts';
import { countRows, iterateRows } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import { type FileFacts, type RowsJob, Stopped, type Tools, type Written } from './job.node.ts';
import { masked, sensitiveFields } from './mask.ts';
import type { TableFile, TableSheet } from './table-file.node.ts';

/** Rows between two looks whether it is still wanted. */
const SLICE = 500;

export const stampOf = (job: RowsJob, made: Stamp['made']): Stamp => ({
  made,
  dataset: job.dataset.id,
  catalog: job.version,
  submission: job.submission,
  period: job.period,
  masked: job.masked,
});

/** The rows of a submission in the catalog's columns. More rows than a sheet has go on in a next one. */
export async function writeRows(table: TableFile, tx: Tx, job: RowsJob, file: FileFacts, tools: Tools): Promise<Written> {
  const { fields } = job.dataset.schema;
  const covered = job.masked ? sensitiveFields(job.dataset) : new Set<string>();
  const total = countRows(tx, job.sid);
  const head = fields.map((field): OutCell => {
    if (table.format === 'csv') return `${titleOf(field, file.language)} (${field.name})`;
    const look = table.look({ fill: isRequired(field) ? 'required' : 'head', bold: true, wrap: true });
    return { kind: 'text', text: headerOf(field, file.language, true), look };
  });
  const open = async (): Promise<TableSheet> => {
    const sheet = table.sheet({
      name: file.title,
      frozenRows: 1,
      filterRow: 1,
      columns: fields.map((field) => ({ width: widthOf(field), look: table.look(columnLook(field)) })),
    });
    await sheet.row(head, { height: 36 });
    return sheet;
  };
  let sheet = await open();
  let rows = 0;
  for (const { cells } of iterateRows(tx, job.sid)) {
    if (rows % SLICE === 0) {
      if (tools.signal.aborted) throw new Stopped();
      tools.progress(rows, total);
    }
    if (sheet.full()) {
      await sheet.end();
      sheet = await open();
    }
    await sheet.row(
      fields.map((field, at) => {
        const text = cells[at] ?? null;
        if (text !== null && text !== '' && covered.has(field.name))
          return { kind: 'text', text: masked(text), look: table.look({ format: 'text' }) };
        return cellOf(field, text, table.look);
      }),
    );
    rows++;
  }
  await sheet.end();
  await writeStamp(table, stampOf(job, 'rows'));
  return { rows, cut: table.cut(), withoutNote: 0 };
}

/** The hidden sheet by which an import knows a file of ours again. */
export async function writeStamp(table: Pick<TableFile, 'sheet' | 'look'>, stamp: Stamp): Promise<void> {
  const look = table.look({ format: 'text' });
  const sheet = table.sheet({ name: STAMP_SHEET, hidden: true });
  for (const row of stampRows(stamp)) await sheet.row(row.map((text) => (text === '' ? null : { kind: 'text', text, look })));
  await sheet.end();
}
