import type { AbortSignalLike } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { unmarkedRows } from '../records/import/marked-rows.ts';
import { type Match, matchColumns } from '../records/import/match.ts';
import type { OpenedFile, RawRow } from '../records/import/open.node.ts';
import { allowedIn } from './grants.node.ts';
import type { ReceivedRows } from './model.ts';
import type { CasesDeps } from './ports.node.ts';

/** Rows of a file that was received from another unit: where an error is found, and where its report begins. */

/** Shown at once; who does not find the row among them searches for more of it. */
const MOST_ROWS = 50;
const HEAD = 60;
const MOST_SHEETS = 20;

interface Field {
  readonly code: string;
  readonly title: string;
  readonly required: boolean;
}

export async function receivedRows(
  deps: CasesDeps,
  asked: { readonly token: string; readonly dataset: string; readonly text: string },
  signal: AbortSignalLike,
): Promise<Result<ReceivedRows>> {
  const fields = deps.store.read((tx) => {
    const allowed = allowedIn(deps, tx, asked.dataset);
    const dataset = deps.catalog.current(tx)?.package.datasets.find(({ id }) => id === asked.dataset);
    return dataset?.schema.fields
      .filter(({ name }) => allowed === null || allowed.has(name))
      .map(({ name, title }): Field => ({ code: name, title: title ?? name, required: false }));
  });
  if (!fields) return fail(problem('catalog/unknownDataset', { dataset: asked.dataset }));
  if (fields.length === 0) return fail(problem('grants/none', { dataset: asked.dataset }));
  const opened = await deps.open(asked.token);
  if (!opened.ok) return opened;
  const { info } = opened.value;
  const shown = info.sheets.filter(({ hidden }) => !hidden);
  for (const { name } of (shown.length > 0 ? shown : info.sheets).slice(0, MOST_SHEETS)) {
    const match = await matchSheet(opened.value, name, fields, signal);
    if (!match.ok) return match;
    if (match.value.columns.some(({ field }) => field !== null))
      return rowsOf(opened.value, name, match.value, asked.text, signal);
  }
  return fail(problem('file/noHeader', { sheet: info.sheets[0]?.name ?? '', dataset: asked.dataset }));
}

async function matchSheet(
  file: OpenedFile,
  sheet: string,
  fields: readonly Field[],
  signal: AbortSignalLike,
): Promise<Result<Match>> {
  const head: RawRow[] = [];
  const read = await file.read(
    sheet,
    (rows) => {
      head.push(...rows.slice(0, HEAD - head.length));
      return head.length < HEAD;
    },
    { signal },
  );
  if (!read.ok) return read;
  const told = unmarkedRows(head);
  return told.ok ? ok(matchColumns(head, fields)) : told;
}

/** As people search: whatever the width or case of a sign. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

async function rowsOf(
  file: OpenedFile,
  sheet: string,
  match: Match,
  text: string,
  signal: AbortSignalLike,
): Promise<Result<ReceivedRows>> {
  const columns = match.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]));
  const wanted = fold(text);
  const rows: { row: number; cells: Record<string, string> }[] = [];
  let found = 0;
  const read = await file.read(
    sheet,
    (batch) => {
      for (const { n, cells } of batch) {
        if (n <= match.headerRow || cells.every((cell) => cell === null)) continue;
        // Only what is shown is searched: a hit tells what stands in a cell.
        const says = ({ column }: { readonly column: number }): boolean => fold(cells[column] ?? '').includes(wanted);
        if (wanted !== '' && !columns.some(says)) continue;
        found += 1;
        if (rows.length < MOST_ROWS)
          rows.push({ row: n, cells: Object.fromEntries(columns.map(({ column, field }) => [field, cells[column] ?? ''])) });
      }
      return true;
    },
    { signal },
  );
  if (!read.ok) return read;
  return ok({ file: file.info.file, sheet, fields: columns.map(({ field }) => field), found, rows });
}
