import { ok, type Result } from '../../base/result.ts';
import { createBook, type Sink } from '../../records/export/book.node.ts';
import { stampProperties } from '../../records/export/stamp.node.ts';
import { type ImportRun, originOf } from '../../records/import-runs.node.ts';
import { headOf, type OriginRow, rowsFrom, runsShown } from '../../records/origin.node.ts';
import { countRows } from '../../records/queries.node.ts';
import type { Tx } from '../../store/tx.ts';
import { ridsWith } from '../../validation/marks.node.ts';
import { findingById, groupsOf } from '../../validation/queries.node.ts';
import { reasonOf, validatorOf } from '../findings.node.ts';
import { type ErrorsJob, type FileFacts, Stopped, type Tools, type Written } from '../job.node.ts';
import { sensitiveFields } from '../mask.ts';
import { stampOf, writeStamp } from '../rows.node.ts';
import { teller } from '../saying.node.ts';
import { exportWords } from '../words.ts';
import { openAuthorSheet } from './author-sheet.node.ts';
import { catalogLayout, type Layout, layoutOf } from './layout.ts';
import { writeList } from './list.node.ts';
import { marksOfRow } from './marks.node.ts';
import { eachAuthorRow, openAuthorFile } from './source-rows.node.ts';
import { type GroupTold, writeRules, writeSummary } from './summary.node.ts';

const SLICE = 200;

/**
 * The author's table given back with what is wrong in it: the same sheets, columns, header and row numbers, wrong cells
 * coloured and explained; behind them a summary, all findings and the rules that were broken.
 */
export async function writeErrors(sink: Sink, tx: Tx, job: ErrorsJob, file: FileFacts, tools: Tools): Promise<Result<Written>> {
  const walks: Generator<OriginRow>[] = [];
  try {
    return await write(sink, tx, job, file, tools, walks);
  } finally {
    // A walk left in the middle would keep the store's connection from closing.
    for (const walk of walks) walk.return(undefined);
  }
}

async function write(
  sink: Sink,
  tx: Tx,
  job: ErrorsJob,
  file: FileFacts,
  tools: Tools,
  walks: Generator<OriginRow>[],
): Promise<Result<Written>> {
  const validator = validatorOf(job);
  if (!validator.ok) return validator;
  const { sid, dataset } = job;
  const { language } = file;
  const words = exportWords(language);
  const stamp = stampOf(job, 'errors');
  const book = createBook(sink, {
    title: file.title,
    creator: file.product,
    created: `${new Date(file.now).toISOString().slice(0, 19)}Z`,
    custom: stampProperties(stamp),
  });
  const covered: ReadonlySet<string> = job.masked ? sensitiveFields(dataset) : new Set();
  /** Where each row that has findings went: the row number, and the sheet it is on. */
  const places = new Map<number, { readonly row: number; readonly sheet: Awaited<ReturnType<typeof openAuthorSheet>> }>();
  const sourceRow = (rid: number): number | null => places.get(rid)?.row ?? originOf(tx, rid)?.source_row ?? null;
  const say = teller(validator.value, language, covered, sourceRow);
  const marked = ridsWith(tx, sid, ['blocking', 'justify', 'info']);
  const groupRows = groupsOf(tx, sid);
  const wrong = new Set(groupRows.map(({ key }) => key.split('|').at(-1) ?? ''));
  const at = new Map(dataset.schema.fields.map(({ name }, n) => [name, n]));
  const total = countRows(tx, sid);
  let rows = 0;
  let withoutNote = 0;
  const rebuilt: string[] = [];

  const sheetOf = async (name: string, layout: Layout, work: (put: Put) => Promise<void>): Promise<void> => {
    const sheet = await openAuthorSheet(book, { name, layout, at, covered, language });
    await work(async (row, place, own) => {
      if (rows % SLICE === 0) {
        if (tools.signal.aborted) throw new Stopped();
        tools.progress(rows, total);
      }
      rows++;
      const marks = marked.has(row.rid) ? marksOfRow(tx, sid, row.rid, say, language) : null;
      const no = await sheet.put(row, place, marks, own);
      if (marks) places.set(row.rid, { row: no, sheet });
    });
    withoutNote += sheet.withoutNote();
    await sheet.end();
  };

  for (const run of runsShown(tx, sid)) {
    const stored = rowsFrom(tx, sid, run.run);
    walks.push(stored);
    let next = stored.next();
    // An import that only changed rows of an earlier one brought none of its own: they are on that one's sheet.
    if (next.done) continue;
    const author = { headerRow: run.header_row, head: headOf(tx, run.run), mapping: mappingOf(run) };
    const layout = layoutOf(author, dataset, wrong, language);
    const source = job.sources.find((known) => known.run === run.run)?.source;
    // Columns that were not imported are nobody's to cover: of a masked workbook they are left out.
    const opened = covered.size === 0 && layout.columns.includes(null) ? await openAuthorFile(source, run.sheet) : null;
    if (!opened && covered.size === 0 && layout.columns.includes(null)) rebuilt.push(run.file);
    await sheetOf(sheetTitle(run), layout, async (put) => {
      const upTo = async (n: number, own: readonly (string | null)[]): Promise<void> => {
        while (!next.done && (next.value.source_row ?? 0) <= n) {
          const row = next.value;
          next = stored.next();
          await put(row, row.source_row, row.source_row === n ? own : []);
        }
      };
      if (opened) await eachAuthorRow(opened, run.sheet, run.header_row, (row) => upTo(row.n, row.cells), tools);
      await upTo(Number.POSITIVE_INFINITY, []);
    });
  }
  const loose = rowsFrom(tx, sid, null);
  walks.push(loose);
  const first = loose.next();
  if (!first.done || rows === 0)
    await sheetOf(rows === 0 ? file.title : words.byHand, catalogLayout(dataset, language), async (put) => {
      for (let next = first; !next.done; next = loose.next()) await put(next.value, null, []);
    });

  const reasons = new Map(job.reasons);
  const groups = groupRows.flatMap((group): GroupTold[] => {
    const found = findingById(tx, sid, group.first);
    return found ? [{ group, first: found, told: say(found), reason: reasonOf(reasons, group) }] : [];
  });
  await writeSummary(book, tx, { job, file, groups, withoutNote, rebuilt, covered: covered.size > 0 });
  await writeList(book, tx, job, file, groups, say, (finding) => {
    const place = finding.rid === null ? undefined : places.get(finding.rid);
    return place ? { sheet: place.sheet.name, cell: place.sheet.place(place.row, finding.fields[0]) } : null;
  });
  await writeRules(book, file, groups);
  await writeStamp(book, stamp);
  await book.end();
  return ok({ rows, cut: book.cut(), withoutNote });
}

type Put = (row: OriginRow, place: number | null, own: readonly (string | null)[]) => Promise<void>;

const mappingOf = (run: ImportRun): readonly { readonly column: number; readonly field: string | null }[] =>
  JSON.parse(run.mapping);

/** A text file's "sheet" is the file itself; its ending says nothing in a workbook. */
const sheetTitle = ({ sheet, file }: ImportRun): string => (sheet === file ? sheet.replace(/\.(csv|tsv|txt)$/i, '') : sheet);
