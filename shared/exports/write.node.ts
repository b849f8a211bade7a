import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { OutCell, Sink } from '../records/export/book.node.ts';
import { stampProperties } from '../records/export/stamp.node.ts';
import { writeTemplate } from '../records/export/template.node.ts';
import type { Tx } from '../store/tx.ts';
import { writeErrors } from './errors/workbook.node.ts';
import { writeEvidence } from './evidence.node.ts';
import { writeFindings } from './findings.node.ts';
import { type ExportJob, Stopped, type Tools, type Written } from './job.node.ts';
import type { ExportFacts } from './model.ts';
import { stampOf, writeRows } from './rows.node.ts';
import { createTableFile, type TableFile } from './table-file.node.ts';
import { linesHigh, type SmallTable } from './tables.ts';
import { watermarkOf } from './watermark.ts';

/** Whether a job reads the store. */
export const readsStore = (job: ExportJob): boolean =>
  job.kind === 'rows' || job.kind === 'findings' || job.kind === 'errors' || job.kind === 'evidence';

/** Writes one file to where it goes. `tx` is a snapshot of the store, for the jobs that read it. */
export async function writeExport(job: ExportJob, sink: Sink, tx: Tx | null, tools: Tools): Promise<Result<ExportFacts>> {
  let bytes = 0;
  const counted: Sink = (chunk) => {
    if (tools.signal.aborted) throw new Stopped();
    bytes += chunk.length;
    return sink(chunk);
  };
  try {
    const written = await writeKind(job, counted, tx, tools);
    return written.ok ? ok({ ...written.value, bytes }) : written;
  } catch (error) {
    if (error instanceof Stopped) return fail(problem('contract/cancelled'));
    throw error;
  }
}

async function writeKind(job: ExportJob, sink: Sink, tx: Tx | null, tools: Tools): Promise<Result<Written>> {
  const { file } = job;
  if (job.kind === 'template') {
    await writeTemplate(sink, job.input);
    return ok({ rows: 0, cut: 0, withoutNote: 0 });
  }
  if (job.kind === 'table') {
    const table = createTableFile(sink, file);
    await writeTable(table, job, file.title);
    await table.end();
    return ok({ rows: job.lines.length, cut: table.cut(), withoutNote: 0 });
  }
  if (job.kind === 'letter') {
    // What draws a letter is large and needed for nothing else.
    const { writeLetter } = await import('../cases/letters/write.node.ts');
    const { letter, as } = job;
    const written = await writeLetter({ letter, as, product: file.product, now: file.now, mark: watermarkOf(file) }, sink, {
      check() {
        if (tools.signal.aborted) throw new Stopped();
      },
      progress: tools.progress,
    });
    const rows = letter.attachments.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0);
    return written.ok ? ok({ rows, cut: 0, withoutNote: 0 }) : written;
  }
  if (!tx) return fail(problem('contract/locked'));
  if (job.kind === 'evidence') return writeEvidence(sink, tx, job, tools);
  if (job.kind === 'errors') return writeErrors(sink, tx, job, file, tools);
  const custom = stampProperties(stampOf(job, 'rows'));
  const table = createTableFile(sink, file, job.kind === 'rows' ? custom : {});
  const written =
    job.kind === 'rows' ? ok(await writeRows(table, tx, job, file, tools)) : await writeFindings(table, tx, job, file, tools);
  if (written.ok) await table.end();
  return written;
}

/** Height of one line of a row. */
const LINE_POINTS = 15;

async function writeTable(table: TableFile, { columns, lines }: SmallTable, name: string): Promise<void> {
  const formats = { text: 'text', number: undefined, day: 'day', moment: 'moment' } as const;
  const looks = columns.map(({ as, wrap = false }) => {
    const format = formats[as];
    return table.look({ ...(format === undefined ? {} : { format }), ...(wrap ? { wrap } : {}) });
  });
  const sheet = table.sheet({ name, frozenRows: 1, filterRow: 1, columns: columns.map(({ width }) => ({ width })) });
  const head = table.look({ fill: 'head', bold: true, wrap: true });
  await sheet.row(
    columns.map(({ title }): OutCell => ({ kind: 'text', text: title, look: head })),
    { height: 32 },
  );
  for (const line of lines) {
    const high = linesHigh(columns, line);
    await sheet.row(
      line.map((text, at): OutCell => {
        const { as = 'text' } = columns[at] ?? {};
        return text === null || text === '' ? null : { kind: as, text, look: looks[at] ?? 0 };
      }),
      high > 1 ? { height: high * LINE_POINTS } : {},
    );
  }
  await sheet.end();
}
