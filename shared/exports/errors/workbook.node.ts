import { fill } from '../../base/problem.ts';
import { ok, type Result } from '../../base/result.ts';
import { sensitiveFields } from '../../catalog/mask.ts';
import { createBook, type Sink } from '../../records/export/book.node.ts';
import { stampProperties } from '../../records/export/stamp.node.ts';
import { type ImportRun, originOf } from '../../records/import-runs.node.ts';
import { headOf, type OriginRow, relabelledIn, rowsFrom, runsShown } from '../../records/origin.node.ts';
import { countRows } from '../../records/queries.node.ts';
import type { Tx } from '../../store/tx.ts';
import { ridsWith } from '../../validation/marks.node.ts';
import { findingById, groupsOf } from '../../validation/queries.node.ts';
import { reasonOf, validatorOf } from '../findings.node.ts';
import { type ErrorsJob, type FileFacts, Stopped, type Tools, type Written } from '../job.node.ts';
import { stampOf, writeStamp } from '../rows.node.ts';
import { teller } from '../saying.node.ts';
import { marginsOf } from '../table-file.node.ts';
import { exportWords } from '../words.ts';
import { type AuthorSheetWriter, openAuthorSheet } from './author-sheet.node.ts';
import { catalogLayout, type Layout, layoutOf } from './layout.ts';
import { writeList } from './list.node.ts';
import { marksOfRow, type RowMarks } from './marks.node.ts';
import { authorBase, hasRows, oursFrom, oursIn, placesOn, widened } from './own/base.node.ts';
import { openOwnBook } from './own/book.node.ts';
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
  const covered: ReadonlySet<string> = job.masked ? sensitiveFields(dataset) : new Set();
  const cover = covered.size > 0;
  const properties = {
    title: file.title,
    creator: file.product,
    created: `${new Date(file.now).toISOString().slice(0, 19)}Z`,
    custom: stampProperties(stamp),
  };
  // An import that only changed rows of an earlier one brought none of its own: they are on that one's sheet.
  const runs = runsShown(tx, sid).filter(({ run }) => hasRows(tx, sid, run));
  const base = await authorBase(job, runs);
  const own = base.pack ? openOwnBook(sink, base.pack, { properties, cover, replaced: oursIn(base.pack), oursFrom }) : null;
  const made = own ?? createBook(sink, properties);
  const margins = marginsOf(file);
  const book: typeof made = { ...made, sheet: (spec) => made.sheet({ ...margins, ...spec }) };
  /** Where each row that has findings went: the row number, and the sheet it is on. */
  const places = new Map<number, { readonly row: number; readonly sheet: Pick<AuthorSheetWriter, 'name' | 'place'> }>();
  const sourceRow = (rid: number): number | null => places.get(rid)?.row ?? originOf(tx, rid)?.source_row ?? null;
  const say = teller(validator.value, language, covered, sourceRow);
  const marked = ridsWith(tx, sid, ['blocking', 'justify', 'info']);
  const groupRows = groupsOf(tx, sid);
  const wrong = new Set(groupRows.map(({ key }) => key.split('|').at(-1) ?? ''));
  const at = new Map(dataset.schema.fields.map(({ name }, n) => [name, n]));
  const total = countRows(tx, sid);
  let rows = 0;
  let withoutNote = 0;
  const remarks: string[] = [...base.remarks.map((told) => fill(words[told.word], { file: told.file }))];
  const marksOf = (row: OriginRow): RowMarks | null => {
    if (rows % SLICE === 0) {
      if (tools.signal.aborted) throw new Stopped();
      tools.progress(rows, total);
    }
    rows++;
    return marked.has(row.rid) ? marksOfRow(tx, sid, row.rid, say, language) : null;
  };
  const walk = (run: number | null): Generator<OriginRow> => {
    const stored = rowsFrom(tx, sid, run);
    walks.push(stored);
    return stored;
  };
  const sheetOf = async (name: string, layout: Layout, work: (put: Put) => Promise<void>): Promise<void> => {
    const sheet = await openAuthorSheet(book, { name, layout, at, covered, language });
    await work(async (row, place, cells) => {
      const marks = marksOf(row);
      const no = await sheet.put(row, place, marks, cells);
      if (marks) places.set(row.rid, { row: no, sheet });
    });
    withoutNote += sheet.withoutNote();
    await sheet.end();
  };

  for (const run of runs) {
    const author = { headerRow: run.header_row, head: headOf(tx, run.run), mapping: mappingOf(run) };
    const layout = layoutOf(author, dataset, wrong, language);
    const stored = walk(run.run);
    let next = stored.next();
    const upTo = (n: number): OriginRow[] => {
      const found: OriginRow[] = [];
      for (; !next.done && (next.value.source_row ?? 0) <= n; next = stored.next()) found.push(next.value);
      return found;
    };
    const sheet = base.pack?.sheets.get(run.sheet);
    if (own && sheet && base.runs.has(run.run)) {
      const labels = relabelledIn(tx, run.run);
      const place = placesOn(run.sheet, widened(layout, author.headerRow, sheet.width));
      withoutNote += await own.patch(
        run.sheet,
        {
          layout: place.layout,
          at,
          covered,
          // A label the import read as its code is the author's way to write it.
          asImported: (field, inFile, inDraft) => inFile !== null && labels.get(field.name)?.get(inFile) === inDraft,
          formulaKept: (value) => fill(words.formulaKept, { value }),
        },
        {
          upTo: (n) => upTo(n).map((row) => ({ row, marks: marksOf(row) })),
          stands: ({ row, marks }, n) => void (marks && places.set(row.rid, { row: n, sheet: place })),
        },
      );
      continue;
    }
    const source = job.sources.find((known) => known.run === run.run)?.source;
    // Columns that were not imported are nobody's to cover: of a masked workbook they are left out.
    const opened = !cover && layout.columns.includes(null) ? await openAuthorFile(source, run.sheet) : null;
    if (!opened && !cover && layout.columns.includes(null)) remarks.push(fill(words.rebuilt, { file: run.file }));
    await sheetOf(sheetTitle(run), layout, async (put) => {
      const give = async (n: number, cells: readonly (string | null)[]): Promise<void> => {
        for (const row of upTo(n)) await put(row, row.source_row, row.source_row === n ? cells : []);
      };
      if (opened) await eachAuthorRow(opened, run.sheet, run.header_row, (row) => give(row.n, row.cells), tools);
      await give(Number.POSITIVE_INFINITY, []);
    });
  }
  const loose = walk(null);
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
  if (own && cover) remarks.push(words.ownCovered);
  await writeSummary(book, tx, { job, file, groups, withoutNote, remarks, covered: cover });
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
