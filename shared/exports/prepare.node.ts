import { beijingDay, type Clock } from '../base/clock.ts';
import { type Language, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { attachmentOf, attachmentStored } from '../cases/attachments.node.ts';
import { savedName } from '../cases/file-name.ts';
import type { Attachment } from '../cases/model.ts';
import { caseById } from '../cases/queries.node.ts';
import { sensitiveFields } from '../catalog/mask.ts';
import { codeListsOf } from '../catalog/service.node.ts';
import { inLanguage } from '../catalog/titles.ts';
import type { LedgerRow } from '../ledger/model.ts';
import { quarterSheet } from '../ledger/quarter.ts';
import { trendOf, trendStart } from '../ledger/trend.ts';
import type { FileSource } from '../records/import/source.node.ts';
import { runsShown } from '../records/origin.node.ts';
import type { Tx } from '../store/tx.ts';
import { pinned } from '../submissions/pin.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { byId } from '../submissions/queries.node.ts';
import type { CompileInput } from '../validation/compile.ts';
import { reasonsOf } from '../validation/queries.node.ts';
import type { ExportOf } from './calls.ts';
import type { ExportJob, FileFacts } from './job.node.ts';
import { quarterTable, trendTable } from './ledger-sheets.ts';
import { readLog } from './log.node.ts';
import type { ExportFormat, ExportLogEntry, FileFormat } from './model.ts';
import { type DestroyedLine, destructionTable, ledgerTable, logTable } from './tables.ts';
import { exportWords } from './words.ts';

export interface PrepareDeps {
  readonly clock: Clock;
  readonly product: string;
  readonly unit: { readonly name: string };
  readonly catalog: CatalogPort;
  /** What a submission's rows are checked by, for the words of its findings. */
  readonly compileInput: (tx: Tx, sid: number) => Result<CompileInput>;
  readonly ledgerRows: (year: number) => Result<readonly LedgerRow[]>;
  /** The same of several years, both ends inclusive. */
  readonly ledgerYears: (from: number, to: number) => Result<ReadonlyMap<number, readonly LedgerRow[]>>;
  /** The destruction record, a line for each thing destroyed; the security room's part. */
  readonly destroyed: (tx: Tx) => readonly DestroyedLine[];
  /** The author's file of an import, while it is still at hand. */
  readonly sourceOf: (run: number) => FileSource | null;
}

export interface Asked {
  readonly of: ExportOf;
  readonly format: ExportFormat;
  readonly language: Language;
  /** Whether values of level S are to be covered. */
  readonly masked: boolean;
  readonly officer: string;
  readonly purpose: string;
}

/** A file to be made, and what the log will say of it. */
export interface Prepared {
  readonly job: ExportJob;
  readonly about: Pick<ExportLogEntry, 'kind' | 'dataset' | 'period' | 'submission' | 'sensitive'>;
  /** The submission whose timeline mentions it. */
  readonly sid: number | null;
}

const MOST_LOG_LINES = 100_000;

/** Makes of what was asked one file's job; everything it needs from the engine's memory goes with it. */
export function prepare(deps: PrepareDeps, tx: Tx, asked: Asked): Result<Prepared> {
  const { of, language } = asked;
  const words = exportWords(language);
  const now = deps.clock.now();
  const file = (title: string, parts: readonly string[], format: FileFormat = asked.format): FileFacts => ({
    name: fileName([title, ...parts], format),
    title,
    format,
    language,
    now,
    product: deps.product,
    taker: of.kind === 'template' ? null : { unit: deps.unit.name, officer: asked.officer, purpose: asked.purpose },
  });
  const about = { kind: of.kind, dataset: null, period: null, submission: null, sensitive: 'none' as const };
  if (of.kind === 'template') {
    const kept = of.version === undefined ? deps.catalog.current(tx) : deps.catalog.byVersion(tx, of.version);
    if (!kept)
      return fail(of.version === undefined ? problem('catalog/none') : problem('catalog/notKept', { version: of.version }));
    const dataset = kept.package.datasets.find(({ id }) => id === of.dataset);
    if (!dataset) return fail(problem('catalog/unknownDataset', { dataset: of.dataset }));
    const title = inLanguage(dataset.title, language);
    return ok({
      sid: null,
      about: { ...about, dataset: dataset.id },
      job: {
        kind: 'template',
        file: file(title, [dataset.id, words.template, kept.version], 'xlsx'),
        input: {
          dataset,
          codeLists: codeListsOf(dataset, kept.package),
          version: kept.version,
          publisher: kept.package.publisher,
          language,
          today: beijingDay(now),
          now,
          product: deps.product,
        },
      },
    });
  }
  if (of.kind === 'ledger') {
    const rows = deps.ledgerRows(of.year);
    if (!rows.ok) return rows;
    const title = words.ledger.replace('{year}', String(of.year));
    return ok({ sid: null, about, job: { kind: 'table', file: file(title, []), ...ledgerTable(rows.value, language) } });
  }
  if (of.kind === 'trend') {
    const from = trendStart(of.year);
    const years = deps.ledgerYears(from, of.year);
    if (!years.ok) return years;
    const title = words.trend.replace('{from}', String(from)).replace('{to}', String(of.year));
    const table = trendTable(
      [...years.value].map(([year, rows]) => trendOf(year, rows)),
      language,
    );
    return ok({ sid: null, about, job: { kind: 'table', file: file(title, []), ...table } });
  }
  if (of.kind === 'quarter') {
    const rows = deps.ledgerRows(of.year);
    if (!rows.ok) return rows;
    const title = words.quarter.replace('{year}', String(of.year)).replace('{quarter}', String(of.quarter));
    const table = quarterTable(quarterSheet(of.year, of.quarter, rows.value), language);
    return ok({ sid: null, about, job: { kind: 'table', file: file(title, []), ...table } });
  }
  if (of.kind === 'letter') {
    const { letter, as } = of;
    const title = letter.title.replaceAll('\n', '');
    const rows = letter.attachments.some(({ table }) => table !== null && table.rows.length > 0);
    return ok({
      sid: null,
      about: { ...about, sensitive: rows ? 'full' : 'none' },
      job: { kind: 'letter', letter, as, file: file(title === '' ? words.kinds.letter : title, [letter.date], as) },
    });
  }
  if (of.kind === 'evidence') {
    const kept = evidence(tx, of);
    if (!kept.ok) return kept;
    const { aid, name, bytes, sha256 } = kept.value;
    return ok({
      sid: null,
      // What is inside it nobody covers.
      about: { ...about, sensitive: 'full' },
      job: {
        kind: 'evidence',
        aid,
        called: name,
        size: bytes,
        sha256,
        file: { ...file(name, [], 'asIs'), name: savedName(name) },
      },
    });
  }
  if (of.kind === 'log') {
    const { entries } = readLog(tx, 0, MOST_LOG_LINES);
    return ok({
      sid: null,
      about,
      job: { kind: 'table', file: file(words.log, [beijingDay(now)]), ...logTable(entries, language) },
    });
  }
  if (of.kind === 'destruction') {
    const lines = destructionTable(deps.destroyed(tx), language);
    return ok({ sid: null, about, job: { kind: 'table', file: file(words.destruction, [beijingDay(now)]), ...lines } });
  }
  const row = byId(tx, of.id);
  const found = row ? pinned(deps.catalog, tx, row) : null;
  if (!row || !found) return fail(problem('records/noDraft'));
  if (row.destroyed !== null) return fail(problem('submissions/destroyed', { record: row.destroyed }));
  const { dataset } = found;
  const sensitive = sensitiveFields(dataset).size === 0 ? 'none' : asked.masked ? 'covered' : 'full';
  const masked = sensitive === 'covered';
  const title = inLanguage(dataset.title, language);
  const rows = { sid: row.sid, submission: row.id, dataset, version: row.catalog_version, period: row.period, masked };
  const told = { ...about, dataset: dataset.id, period: row.period, submission: row.id, sensitive } as const;
  const revision = row.revision > 1 ? [`r${row.revision}`] : [];
  if (of.kind === 'rows')
    return ok({ sid: row.sid, about: told, job: { kind: 'rows', file: file(title, [row.period, ...revision]), ...rows } });
  const compile = deps.compileInput(tx, row.sid);
  if (!compile.ok) return compile;
  const reasons = reasonsOf(tx, row.sid).map(({ grp_key, text }) => [grp_key, text] as const);
  const checked = { ...rows, compile: compile.value, reasons };
  if (of.kind === 'findings') {
    const facts = file(title, [row.period, ...revision, words.findings]);
    return ok({ sid: row.sid, about: told, job: { kind: 'findings', file: facts, ...checked } });
  }
  const sources = runsShown(tx, row.sid).flatMap(({ run }) => {
    const source = deps.sourceOf(run);
    return source ? [{ run, source }] : [];
  });
  const facts = file(title, [row.period, ...revision, words.errors], 'xlsx');
  return ok({ sid: row.sid, about: told, job: { kind: 'errors', file: facts, ...checked, sources } });
}

/** Evidence that is here to its last byte. */
function evidence(tx: Tx, { id, aid }: { readonly id: string; readonly aid: number }): Result<Attachment> {
  const row = caseById(tx, id);
  const file = row ? attachmentOf(tx, row.cid, aid) : null;
  if (!file) return fail(problem('cases/unknown'));
  if (file.destroyed !== null) return fail(problem('retention/evidence', { file: file.name, record: file.destroyed }));
  return attachmentStored(tx, aid) === file.bytes ? ok(file) : fail(problem('cases/fileNotHere', { file: file.name }));
}

/** A name every file system takes. */
function fileName(parts: readonly string[], format: FileFormat): string {
  const clean = parts
    .join('_')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...clean].slice(0, 100).join('')}.${format}`;
}
