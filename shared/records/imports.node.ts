import type { ArgsOf, CallContext, Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { recordsCalls } from './calls.ts';
import type { DraftOwner, DraftOwners } from './checker.ts';
import { readStamp } from './export/stamp.node.ts';
import { fingerprintOf } from './import/header.ts';
import { unmarkedRows } from './import/marked-rows.ts';
import { type Match, type MatchField, matchColumns } from './import/match.ts';
import { type OpenedFile, openFile, type RawRow } from './import/open.node.ts';
import type { FileSource } from './import/source.node.ts';
import { forgetMapping, rememberedFor, rememberMapping } from './import-mappings.node.ts';
import { seenBefore } from './merge-rows.node.ts';
import type { FindingCountsLike, ImportChanges, ImportChoice, ImportMode, ImportPreview, ImportReport } from './model.ts';

/** A table wider than this is not one of ours: a pivot, a form, or columns formatted to the edge. */
export const MAX_TABLE_COLUMNS = 128;

export interface ImportPlan {
  readonly owner: DraftOwner;
  readonly source: FileSource;
  readonly sheet: string;
  readonly headerRow: number;
  readonly mapping: readonly {
    readonly column: number;
    readonly field: string | null;
    /** Labels in the place of codes become codes. */
    readonly labels?: boolean | undefined;
  }[];
  readonly mode: ImportMode;
  readonly choices?: readonly ImportChoice[] | undefined;
  readonly otherwise?: 'draft' | 'file' | undefined;
  readonly officer: string;
}

export interface ImportOutcome {
  readonly run: number;
  readonly rows: number;
  readonly blankRows: number;
  readonly replaced: number;
  readonly relabelled: number;
  readonly merged?: ImportReport['merged'];
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
  /** Reads, checks and compares in a job thread; stores nothing (engine). */
  readonly dryRun: (plan: ImportPlan, context: CallContext) => Promise<Result<ImportChanges>>;
  /** The dataset of a draft. */
  readonly datasetOf: (tx: Tx, sid: number) => string | null;
  /** Whether the dataset of a draft has a primary key. */
  readonly keyed: (tx: Tx, sid: number) => boolean;
  readonly countsOf: (tx: Tx, sid: number) => FindingCountsLike;
}

type PlanArgs = ArgsOf<(typeof recordsCalls)['imports.run']>;
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
    const told = unmarkedRows(rows);
    if (!told.ok) return told;
    if (!rows.some((row) => row.cells.some((cell) => cell !== null)))
      return fail(
        problem('file/empty', { file: opened.info.sheets.length > 1 ? `${opened.info.file} › ${sheet}` : opened.info.file }),
      );
    const widest = rows.reduce((most, row) => Math.max(most, lastFilled(row)), 0);
    if (widest > MAX_TABLE_COLUMNS)
      return fail(problem('file/tooManyColumns', { sheet, columns: widest, limit: MAX_TABLE_COLUMNS }));
    return ok(rows);
  };

  /** What is needed to run a plan, checked. */
  const planned = (
    { id, token, ...more }: PlanArgs,
    context: CallContext,
  ): Result<{ readonly plan: ImportPlan; readonly owner: DraftOwner }> => {
    const owner = deps.store.read((tx) => deps.owners.byId(tx, id));
    if (!owner) return fail(problem('records/noDraft'));
    if (!owner.editable) return fail(problem('records/frozen'));
    const source = deps.take(token);
    if (!source) return fail(problem('file/gone'));
    if (!more.mapping.some((entry) => entry.field !== null && owner.fields.includes(entry.field)))
      return fail(problem('file/noHeader', { sheet: more.sheet, dataset: id }));
    return ok({ owner, plan: { ...more, owner, source, officer: context.officer } });
  };

  /** What was matched by hand is remembered for files with the same header; what is guessed right anyway is not. */
  const remember = async (
    { token, sheet, headerRow, mapping }: PlanArgs,
    dataset: string,
    id: string,
    officer: string,
  ): Promise<void> => {
    const fields = deps.store.read((tx) => deps.fieldsOf(tx, dataset, id));
    const opened = await open(token);
    const rows = opened.ok && fields ? await head(opened.value, sheet) : null;
    if (!opened.ok || !rows?.ok || !fields) return;
    const guessed = matchColumns(rows.value, fields, { headerRow, merges: await opened.value.merges(sheet) });
    const fingerprint = fingerprintOf(guessed.columns.map(({ header }) => header));
    if (fingerprint === '' || guessed.headerRow === 0) return;
    const chosen = guessed.columns.map(({ column }) => mapping.find((entry) => entry.column === column)?.field ?? null);
    const same = guessed.columns.every(({ field }, at) => field === chosen[at]);
    deps.store.write((tx) => {
      if (same) forgetMapping(tx, dataset, fingerprint);
      else rememberMapping(tx, dataset, { fingerprint, fields: chosen }, deps.clock.now(), officer);
    });
  };

  return {
    'imports.inspect': async ({ token }) => {
      const opened = await open(token);
      if (!opened.ok) return opened;
      return ok({ ...opened.value.info, stamp: await readStamp(opened.value) });
    },
    'imports.preview': async ({ token, dataset, id, sheet, headerRow, mapping }) => {
      const known = deps.store.read((tx) => ({ fields: deps.fieldsOf(tx, dataset, id), remembered: rememberedFor(tx, dataset) }));
      const { fields, remembered } = known;
      if (!fields) return fail(problem('catalog/unknownDataset', { dataset }));
      const opened = await open(token);
      if (!opened.ok) return opened;
      const rows = await head(opened.value, sheet);
      if (!rows.ok) return rows;
      const match = matchColumns(rows.value, fields, {
        remembered,
        merges: await opened.value.merges(sheet),
        ...(headerRow === undefined ? {} : { headerRow }),
        ...(mapping === undefined ? {} : { mapping }),
      });
      const modes = deps.store.read((tx) => {
        const owner = id === undefined ? null : deps.owners.byId(tx, id);
        const keyed = owner !== null && deps.keyed(tx, owner.sid);
        return { keyed, seenBefore: owner !== null && keyed && seenBefore(tx, owner.sid, opened.value.info.file) };
      });
      return ok({ ...previewOf(rows.value, match), ...modes });
    },
    'imports.plan': (args, context) => {
      const made = planned(args, context);
      return made.ok ? deps.dryRun(made.value.plan, context) : made;
    },
    'imports.run': async (args, context) => {
      const started = deps.clock.now();
      const made = planned(args, context);
      if (!made.ok) return made;
      const { plan, owner } = made.value;
      const { id } = args;
      const done = await deps.run(plan, context);
      if (!done.ok) return done;
      const dataset = deps.store.read((tx) => deps.datasetOf(tx, owner.sid));
      if (dataset !== null) await remember(args, dataset, id, context.officer);
      deps.emit({ kind: 'records', id });
      deps.emit({ kind: 'findings', id });
      deps.emit({ kind: 'submission', id });
      const counts = deps.store.read((tx) => deps.countsOf(tx, owner.sid));
      return ok({ merged: null, ...done.value, counts, milliseconds: deps.clock.now() - started });
    },
  };
}

const lastFilled = (row: RawRow): number => {
  for (let at = row.cells.length - 1; at >= 0; at--) if (row.cells[at] !== null) return at + 1;
  return 0;
};

function previewOf(rows: readonly RawRow[], match: Match): Omit<ImportPreview, 'keyed' | 'seenBefore'> {
  const width = match.columns.length;
  const sample = rows
    .filter((row) => row.n > match.headerRow && row.cells.some((cell) => cell !== null))
    .slice(0, 20)
    .map((row) => Array.from({ length: Math.max(width, 1) }, (_, at) => row.cells[at] ?? null));
  const { headerRow, headerRows, columns, missingRequired } = match;
  return { headerRow, headerRows, columns, missingRequired, sample };
}
