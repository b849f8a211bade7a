import type { CallContext, Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { recordsCalls } from './calls.ts';
import type { DraftOwner, DraftOwners } from './checker.ts';
import { type MatchField, matchColumns } from './import/match.ts';
import { type OpenedFile, openFile, type RawRow } from './import/open.node.ts';
import type { FileSource } from './import/source.node.ts';
import type { FindingCountsLike, ImportMode, ImportPreview } from './model.ts';

/** A table wider than this is not one of ours: a pivot, a form, or columns formatted to the edge. */
export const MAX_TABLE_COLUMNS = 128;

export interface ImportPlan {
  readonly owner: DraftOwner;
  readonly source: FileSource;
  readonly sheet: string;
  readonly headerRow: number;
  readonly mapping: readonly { readonly column: number; readonly field: string | null }[];
  readonly mode: ImportMode;
  readonly officer: string;
}

export interface ImportOutcome {
  readonly run: number;
  readonly rows: number;
  readonly blankRows: number;
  readonly replaced: number;
}

export interface ImportsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly owners: DraftOwners;
  /** Files the windows chose. */
  readonly take: (token: string) => FileSource | null;
  /** Fields of a dataset of the catalog in force. */
  readonly fieldsOf: (tx: Tx, dataset: string, draft?: string) => readonly MatchField[] | null;
  /** Reads, checks and stores in a job thread (engine). */
  readonly run: (plan: ImportPlan, context: CallContext) => Promise<Result<ImportOutcome>>;
  readonly countsOf: (tx: Tx, sid: number) => FindingCountsLike;
}

type ImportHandlers = Pick<Handlers<typeof recordsCalls>, Extract<keyof typeof recordsCalls, `imports.${string}`>>;

/** Rows looked at for the header and shown in the preview. */
const HEAD_ROWS = 60;

/** Answers `imports.*`. Opened files are remembered by token, so that a preview does not read the archive again. */
export function importsService(deps: ImportsDeps): ImportHandlers {
  let last: { readonly token: string; readonly opened: OpenedFile } | null = null;

  const open = async (token: string): Promise<Result<OpenedFile>> => {
    if (last?.token === token) return ok(last.opened);
    const source = deps.take(token);
    if (!source) return fail(problem('file/gone'));
    const opened = await openFile(source);
    if (opened.ok) last = { token, opened: opened.value };
    return opened;
  };

  const head = async (opened: OpenedFile, sheet: string): Promise<Result<readonly RawRow[]>> => {
    const rows: RawRow[] = [];
    const read = await opened.read(sheet, (batch) => {
      rows.push(...batch);
      return rows.length < HEAD_ROWS;
    });
    if (!read.ok) return read;
    if (!rows.some((row) => row.cells.some((cell) => cell !== null)))
      return fail(
        problem('file/empty', { file: opened.info.sheets.length > 1 ? `${opened.info.file} › ${sheet}` : opened.info.file }),
      );
    const widest = rows.reduce((most, row) => Math.max(most, lastFilled(row)), 0);
    if (widest > MAX_TABLE_COLUMNS)
      return fail(problem('file/tooManyColumns', { sheet, columns: widest, limit: MAX_TABLE_COLUMNS }));
    return ok(rows);
  };

  return {
    'imports.inspect': async ({ token }) => {
      const opened = await open(token);
      return opened.ok ? ok(opened.value.info) : opened;
    },
    'imports.preview': async ({ token, dataset, id, sheet, headerRow, mapping }) => {
      const fields = deps.store.read((tx) => deps.fieldsOf(tx, dataset, id));
      if (!fields) return fail(problem('catalog/unknownDataset', { dataset }));
      const opened = await open(token);
      if (!opened.ok) return opened;
      const rows = await head(opened.value, sheet);
      if (!rows.ok) return rows;
      return ok(previewOf(rows.value, fields, headerRow, mapping));
    },
    'imports.run': async ({ id, token, sheet, headerRow, mapping, mode }, context) => {
      const started = deps.clock.now();
      const owner = deps.store.read((tx) => deps.owners.byId(tx, id));
      if (!owner) return fail(problem('records/noDraft'));
      if (!owner.editable) return fail(problem('records/frozen'));
      const source = deps.take(token);
      if (!source) return fail(problem('file/gone'));
      if (!mapping.some((entry) => entry.field !== null && owner.fields.includes(entry.field)))
        return fail(problem('file/noHeader', { sheet, dataset: id }));
      const done = await deps.run({ owner, source, sheet, headerRow, mapping, mode, officer: context.officer }, context);
      if (!done.ok) return done;
      deps.emit({ kind: 'records', id });
      deps.emit({ kind: 'findings', id });
      deps.emit({ kind: 'submission', id });
      const counts = deps.store.read((tx) => deps.countsOf(tx, owner.sid));
      return ok({ ...done.value, counts, milliseconds: deps.clock.now() - started });
    },
  };
}

const lastFilled = (row: RawRow): number => {
  for (let at = row.cells.length - 1; at >= 0; at--) if (row.cells[at] !== null) return at + 1;
  return 0;
};

function previewOf(
  rows: readonly RawRow[],
  fields: readonly MatchField[],
  headerRow: number | undefined,
  mapping: readonly { readonly column: number; readonly field: string | null }[] | undefined,
): ImportPreview {
  const match = matchColumns(rows, fields, {
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(mapping === undefined ? {} : { mapping }),
  });
  const width = match.columns.length;
  const sample = rows
    .filter((row) => row.n > match.headerRow && row.cells.some((cell) => cell !== null))
    .slice(0, 20)
    .map((row) => Array.from({ length: Math.max(width, 1) }, (_, at) => row.cells[at] ?? null));
  return { headerRow: match.headerRow, columns: match.columns, missingRequired: match.missingRequired, sample };
}
