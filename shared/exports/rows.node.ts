import { masked, sensitiveFields } from '../catalog/mask.ts';
import { fieldTitle } from '../catalog/titles.ts';
import type { OutCell } from '../records/export/book.node.ts';
import { cellOf, columnLook, headerOf, isRequired, widthOf } from '../records/export/field-column.ts';
import { STAMP_SHEET, stampRows } from '../records/export/stamp.node.ts';
import type { FileStamp } from '../records/model.ts';
import { countRows, iterateRows } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { FileFacts, RowsJob, Tools, Written } from './job.node.ts';
import { writeLong } from './long-table.node.ts';
import type { TableFile } from './table-file.node.ts';

export const stampOf = (job: RowsJob, made: FileStamp['made']): FileStamp => ({
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
  const head = fields.map((field): OutCell => {
    if (table.format === 'csv') return `${fieldTitle(field, file.language)} (${field.name})`;
    const look = table.look({ fill: isRequired(field) ? 'required' : 'head', bold: true, wrap: true });
    return { kind: 'text', text: headerOf(field, file.language, true), look };
  });
  const rows = await writeLong(
    table,
    {
      sheet: {
        name: file.title,
        frozenRows: 1,
        filterRow: 1,
        columns: fields.map((field) => ({ width: widthOf(field), look: table.look(columnLook(field)) })),
      },
      head,
      headHeight: 36,
      total: countRows(tx, job.sid),
      tools,
    },
    iterateRows(tx, job.sid),
    ({ cells }) =>
      fields.map((field, at): OutCell => {
        const text = cells[at] ?? null;
        if (text !== null && text !== '' && covered.has(field.name))
          return { kind: 'text', text: masked(text), look: table.look({ format: 'text' }) };
        return cellOf(field, text, table.look);
      }),
  );
  await writeStamp(table, stampOf(job, 'rows'));
  return { rows, cut: table.cut(), withoutNote: 0 };
}

/** The hidden sheet by which an import knows a file of ours again. */
export async function writeStamp(table: Pick<TableFile, 'sheet' | 'look'>, stamp: FileStamp): Promise<void> {
  const look = table.look({ format: 'text' });
  const sheet = table.sheet({ name: STAMP_SHEET, hidden: true });
  for (const row of stampRows(stamp)) await sheet.row(row.map((text) => (text === '' ? null : { kind: 'text', text, look })));
  await sheet.end();
}
