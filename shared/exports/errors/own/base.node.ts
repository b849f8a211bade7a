import { readStamp, STAMP_SHEET } from '../../../records/export/stamp.node.ts';
import { openFile } from '../../../records/import/open.node.ts';
import type { FileSource } from '../../../records/import/source.node.ts';
import type { ImportRun } from '../../../records/import-runs.node.ts';
import { rowsFrom } from '../../../records/origin.node.ts';
import type { Tx } from '../../../store/tx.ts';
import type { ErrorsJob } from '../../job.node.ts';
import { exportWords } from '../../words.ts';
import type { AuthorSheetWriter } from '../author-sheet.node.ts';
import type { Layout } from '../layout.ts';
import { hasMacros } from './book.node.ts';
import { type OwnPackage, openPackage } from './package.node.ts';
import { placeOf } from './row.ts';

/** The author's own file that marks are put into, and the imports whose rows stand in it. */
export interface AuthorBase {
  readonly pack: OwnPackage | null;
  readonly runs: ReadonlySet<number>;
  /** What the summary has to say of it. */
  readonly remarks: readonly { readonly word: 'remade' | 'macros'; readonly file: string }[];
}

const NONE: AuthorBase = { pack: null, runs: new Set(), remarks: [] };

/** The first workbook (.xlsx) still at hand that rows came from; imports of its other sheets are given back in it, too. */
export async function authorBase(job: ErrorsJob, runs: readonly ImportRun[]): Promise<AuthorBase> {
  const sourceOf = (run: ImportRun): FileSource | undefined => job.sources.find((known) => known.run === run.run)?.source;
  for (const run of runs) {
    const source = sourceOf(run);
    const opened = source ? await openFile(source) : null;
    if (!source || !opened?.ok || opened.value.info.kind !== 'xlsx') continue;
    const names = new Set(opened.value.info.sheets.map(({ name }) => name));
    const sheets = new Map<string, number>();
    for (const other of runs) {
      const from = sourceOf(other);
      // A sheet that was imported twice stands there once.
      if (from && sameFile(from, source) && names.has(other.sheet) && !sheets.has(other.sheet))
        sheets.set(other.sheet, other.run);
    }
    if (!sheets.has(run.sheet)) continue;
    const made = (await readStamp(opened.value))?.made ?? null;
    const pack = await openPackage(source, [...sheets.keys()], made);
    if (!pack) return { ...NONE, remarks: [{ word: 'remade', file: run.file }] };
    return { pack, runs: new Set(sheets.values()), remarks: hasMacros(pack) ? [{ word: 'macros', file: run.file }] : [] };
  }
  return NONE;
}

const sameFile = (a: FileSource, b: FileSource): boolean =>
  a.kind === 'path'
    ? b.kind === 'path' && a.path === b.path
    : b.kind === 'bytes' && a.name === b.name && a.size === b.size && Buffer.compare(a.bytes, b.bytes) === 0;

export function hasRows(tx: Tx, sid: number, run: number): boolean {
  const rows = rowsFrom(tx, sid, run);
  const found = !rows.next().done;
  rows.return(undefined);
  return found;
}

/** Our sheets in a file of ours that comes back, to be written anew in their places. */
export function oursIn({ stamp, names, sheets }: OwnPackage): readonly string[] {
  if (stamp === null) return [];
  const words = [exportWords('zh'), exportWords('en')];
  const ours = new Set([
    STAMP_SHEET,
    ...(stamp === 'errors' ? words.flatMap(({ summary, findings, rules, byHand }) => [summary, findings, rules, byHand]) : []),
  ]);
  return names.filter((name) => ours.has(name) && !sheets.has(name));
}

const severities = [exportWords('zh'), exportWords('en')].flatMap((words) => Object.values(words.severities));
const OURS = new RegExp(`(?:^|\\n)\\s*【(?:${severities.join('|')})】`);

/** Where in a note words begin that an error workbook put there: they begin with how bad it is. −1 for nowhere. */
export const oursFrom = (text: string): number => text.search(OURS);

/** A layout whose added columns stand behind everything the author has, under a header there is. */
export function widened(layout: Layout, headerRow: number, width: number): Layout {
  const own = layout.columns.length - layout.added;
  const from = Math.max(own, width);
  // Without a header nothing can be named: what is wrong there is told on the row's first cell.
  const added = headerRow === 0 ? [] : layout.columns.slice(own);
  const gap = <T>(list: readonly T[], nothing: T): T[] => [
    ...list.slice(0, own),
    ...Array.from({ length: Math.max(0, from - own) }, () => nothing),
  ];
  return {
    columns: [...(added.length > 0 ? gap(layout.columns, null) : layout.columns.slice(0, own)), ...added],
    head: layout.head.map((row, at) =>
      at === headerRow - 1 && added.length > 0 ? [...gap(row, null), ...row.slice(own)] : [...row],
    ),
    headerRow,
    added: added.length,
  };
}

/** Names cells of one of the author's sheets, as the list of findings does. */
export function placesOn(name: string, layout: Layout): Pick<AuthorSheetWriter, 'name' | 'place'> & { readonly layout: Layout } {
  const columnOf = new Map(layout.columns.flatMap((field, column) => (field ? [[field.name, column] as const] : [])));
  return {
    name,
    layout,
    place(row, field) {
      const column = field === undefined ? undefined : columnOf.get(field);
      return column === undefined ? String(row) : placeOf(column, row);
    },
  };
}
