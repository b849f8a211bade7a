import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeProblem, fill, type Problem, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type OpenedFile, openFile, type RawRow } from '../../records/import/open.node.ts';
import type { FileSource } from '../../records/import/source.node.ts';
import { isBlankRow } from '../../validation/blank.ts';
import { checkHeader } from '../../validation/header.ts';
import type { Cell, FindingCode, PlacedFinding } from '../../validation/model.ts';
import { createTableCheck } from '../../validation/table.ts';
import { common, type Manner, readArguments, usage } from './arguments.node.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.node.ts';
import { findHeader, type Header } from './validate-header.node.ts';
import { createReport, type Report } from './validate-report.node.ts';
import { type Target, targetOf } from './validate-target.node.ts';
import { wordsIn } from './words.ts';

/** What stands where bytes made no character. */
const REPLACEMENT = '\ufffd';

/** Checks one file by a catalog's dataset or a table schema; needs no store and keeps nothing. */
export async function validate(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const options = { ...common, catalog: text, dataset: text, period: text, schema: text, sheet: text };
  const read = readArguments(() => parseArgs({ args: [...argv], allowPositionals: true, options }));
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) return usage(path === undefined ? 'FILE' : more.join(' '));

  const target = targetOf(values, io);
  if (!target.ok) {
    if (target.problem.code !== 'schema/invalid') return target;
    const report = createReport(io, manner, path, { fields: [], rules: [] });
    report.finding(fileFinding('schema/invalid', target.problem, manner), null);
    return ok(report.end());
  }
  const source = sourceOf(resolve(io.cwd, path));
  if (!source) return fail(problem('host/noFile', { file: path }));

  const { validator } = target.value;
  const report = createReport(io, manner, path, { fields: validator.fields, rules: validator.rules });
  for (const { rule, reason } of validator.quarantined) {
    const data = { message: fill(wordsIn(manner.language).quarantined, { rule, reason }) };
    report.finding({ row: null, code: 'rule/quarantined', severity: 'info', fields: [], detail: 'rule/left-out', data }, null);
  }
  const lost = (row: number): void => {
    const encoding = problem('file/encoding', { file: source.name, row });
    report.finding(fileFinding('file/encoding', encoding, manner), null);
  };
  const checked = await checkFile(source, target.value, values.sheet, { report, lost });
  if (checked.ok) return ok(report.end());
  if (checked.problem.code === 'file/noSheet') return checked;
  report.finding(fileFinding(codeOf(checked.problem), checked.problem, manner), null);
  return ok(report.end());
}

function sourceOf(path: string): FileSource | null {
  try {
    const stat = statSync(path);
    return stat.isFile() ? { kind: 'path', name: basename(path), size: stat.size, path } : null;
  } catch {
    return null;
  }
}

/** A file that cannot be read is a finding about the file, in the words of its problem. */
function fileFinding(code: FindingCode, what: Problem, { language }: Manner): PlacedFinding {
  const { happened, next } = describeProblem(what, language);
  const message = language === 'en' ? `${happened} ${next}` : `${happened}${next}`;
  return { row: null, code, severity: 'blocking', fields: [], detail: what.code, data: { message } };
}

const codeOf = (what: Problem): FindingCode =>
  what.code === 'file/empty' || what.code === 'file/encoding' ? what.code : 'file/format';

interface Told {
  readonly report: Report;
  /** Characters that the file's encoding could not give back, first seen in this row of the file. */
  readonly lost: (row: number) => void;
}

async function checkFile(source: FileSource, target: Target, sheet: string | undefined, told: Told): Promise<Result<undefined>> {
  const opened = await openFile(source);
  if (!opened.ok) return opened;
  const header = await findHeader(opened.value, target, sheet);
  if (!header.ok) return header;
  const match = checkHeader(target.validator, header.value.names, target.dataset === null);
  for (const finding of match.findings) {
    const column = Number(finding.data.column ?? 0);
    told.report.finding(finding, header.value.raw[column - 1] ?? null);
  }
  // With no column known there is nothing the rows could be judged by.
  if (match.columns.every((column) => column === null)) return ok();
  return checkRows(opened.value, header.value, match.columns, target, told);
}

async function checkRows(
  opened: OpenedFile,
  header: Header,
  columns: readonly (number | null)[],
  target: Target,
  { report, lost }: Told,
): Promise<Result<undefined>> {
  const { validator } = target;
  const position = new Map(validator.fields.map((field, at) => [field.name, at]));
  const places = validator.fields.map((_, field) => columns.indexOf(field));
  const table = createTableCheck(validator);
  const ragged = opened.info.kind === 'csv';
  // Nothing between two delimiters is the empty text, which a bare schema may or may not call missing.
  const emptyText = ragged && target.dataset === null ? '' : null;
  let rows = 0;
  let cells: Cell[] = [];
  const found = (finding: PlacedFinding): void => {
    const field = finding.fields[0];
    report.finding(finding, field === undefined ? null : (cells[position.get(field) ?? -1] ?? null));
  };
  /** Empty rows are told of only when something follows them: a sheet formatted to the edge has thousands at its end. */
  let blanks: number[] = [];
  let allThere = true;
  const take = (raw: RawRow): void => {
    if (allThere && raw.cells.some((cell) => cell?.includes(REPLACEMENT))) {
      allThere = false;
      lost(raw.n);
    }
    const row = raw.n - header.row;
    if (row <= 0) return;
    if (isBlankRow(raw.cells)) {
      blanks.push(row);
      return;
    }
    cells = [];
    for (const blank of blanks) table.check({ row: blank, cells }, found);
    blanks = [];
    rows++;
    report.row();
    for (const [finding, value] of shapeFindings(raw, row, header.raw.length, ragged)) report.finding(finding, value);
    cells = places.map((column) => (column < 0 || column >= raw.cells.length ? null : (raw.cells[column] ?? emptyText)));
    table.check({ row, cells }, found);
  };
  const read = await opened.read(
    header.sheet,
    (batch) => {
      for (const raw of batch) take(raw);
      return true;
    },
    { between: () => report.flush() },
  );
  if (!read.ok) return read;
  table.end((finding) => report.finding(finding, finding.data.value === undefined ? null : String(finding.data.value)));
  return rows === 0 && target.dataset !== null ? fail(problem('file/empty', { file: opened.info.file })) : ok();
}

/** Rows wider than their header, and in delimited text narrower ones: most often a stray or a missing delimiter. */
function shapeFindings(raw: RawRow, row: number, width: number, ragged: boolean): [PlacedFinding, string | null][] {
  const surplus = raw.cells.slice(width).filter((cell) => cell !== null && cell !== '');
  if (surplus.length > 0) {
    const value = surplus[0] ?? '';
    const data = { extra: raw.cells.length - width, value: value.slice(0, 60) };
    return [[{ row, code: 'row/extraCell', severity: 'blocking', fields: [], detail: 'row/extraCell', data }, value]];
  }
  if (!ragged || raw.cells.length >= width) return [];
  const data = { missing: width - raw.cells.length };
  return [[{ row, code: 'row/missingCell', severity: 'justify', fields: [], detail: 'row/missingCell', data }, null]];
}
