import type { Day } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { CodeList, QuarantinedRule, Rule, Words } from '../catalog/model.ts';
import { type BatchCheck, createBatchCheck, groupNamed, groupText, type RowReader } from './batch/check.ts';
import { examplePeriod, tryExamples } from './batch/examples.ts';
import { type BatchRule, compileBatchRule } from './batch/rule.ts';
import { isBlankRow } from './blank.ts';
import { shown } from './checks/cell.ts';
import { compileField, type FieldCheck } from './field-check.ts';
import { keyHash, keyText } from './keys.ts';
import type { Cell, Finding, FindingCode } from './model.ts';
import { withReferences } from './reference-check.ts';
import { compileReferences, type Outside, type References, type RowText, rowText } from './references.ts';
import { rememberField } from './remembered.ts';
import { createRowRead } from './row-read.ts';
import { ambientValues, type CompiledRule, celValueOf, compileRule, type RulePeriod, rowScope, runRule } from './rules.ts';
import { SchemaFault } from './schema/fault.ts';
import { parseTableSchema } from './schema/parse.ts';
import type { ParsedField, ParsedSchema } from './schema/parsed.ts';
import type { TextHash } from './text-hash.ts';
import { wireText } from './wire.ts';

export interface CompileInput {
  /** Table Schema, as JSON. */
  readonly schema: unknown;
  readonly rules?: readonly Rule[];
  readonly codeLists?: Readonly<Record<string, CodeList>>;
  /** Dataset id, for reports about quarantined rules and references to its own former periods. */
  readonly dataset?: string;
  /** What the catalog's datasets are called, for what is said of references to them. */
  readonly titles?: Readonly<Record<string, Words>>;
  readonly period?: RulePeriod | null;
  readonly today: Day;
}

export interface KeyRule {
  readonly code: 'row/primaryKey' | 'row/uniqueKey' | 'cell/unique';
  readonly fields: readonly string[];
}

export interface PassOptions {
  /** Only these rules, and no references. */
  readonly rules?: readonly BatchRule[];
  /** What other datasets have; without it references to them are not judged, which is said. */
  readonly outside?: Outside;
  /** Rows are counted from 0 and can be had again: what groups are is left out (see `groupNamed`). */
  readonly lean?: boolean;
}

/** A dataset compiled to closures (no eval). Stateless: uniqueness over rows is kept by whoever walks the rows. */
export interface Validator {
  readonly schema: ParsedSchema;
  readonly fields: readonly ParsedField[];
  readonly codeLists: Readonly<Record<string, CodeList>>;
  readonly rules: readonly Rule[];
  readonly quarantined: readonly QuarantinedRule[];
  readonly keys: readonly KeyRule[];
  readonly references: References;
  /** Everything one row decides; cells in field order. The same empty array when it is clean. */
  checkRow(cells: readonly Cell[]): readonly Finding[];
  /** Canonical text of key `k`; null when any part is empty. */
  keyOf(k: number, cells: readonly Cell[]): string | null;
  /** The hash of that text. */
  hashOf(k: number, cells: readonly Cell[], into: TextHash): TextHash | null;
  /** The finding of a repeated key; `first` is the number of the row that had it first. */
  duplicate(k: number, cells: readonly Cell[], first: number): Finding;
  /** Rules over all rows together that are in force. */
  readonly batch: readonly BatchRule[];
  /** One pass over the rows for the batch rules and the references. */
  batchCheck(options?: PassOptions): BatchCheck;
  /** A finding of a lean pass with what its group is, from the cells of the row it is on. */
  groupNamed(finding: Finding, cells: readonly Cell[]): Finding;
  /** By what a row is put into a group of a batch rule; null when it is in none. */
  groupText(rule: BatchRule, cells: readonly Cell[]): string | null;
  /** Reads the canonical text of fields together, as references compare it; null when one does not exist. */
  textOf(fields: readonly string[]): RowText | null;
  /** Canonical values for the wire, by field code. */
  wire(cells: readonly Cell[]): Readonly<Record<string, string | null>>;
}

const clean: readonly Finding[] = [];
/** An empty row in a draft: one plain sentence instead of every required field. */
const emptyRow: readonly Finding[] = [{ code: 'row/blank', severity: 'blocking', fields: [], detail: 'row/empty', data: {} }];

/** Compiles a schema with its rules. Rules that do not compile or fail their own examples are quarantined, the rest works. */
export function compile(input: CompileInput): Result<Validator> {
  try {
    return ok(build(input, parseTableSchema(input.schema)));
  } catch (error) {
    if (error instanceof SchemaFault)
      return fail(problem('schema/invalid', { path: error.path || '(schema)', reason: error.reason }));
    throw error;
  }
}

function build(input: CompileInput, schema: ParsedSchema): Validator {
  const { today } = input;
  const period = input.period ?? null;
  const codeLists = input.codeLists ?? {};
  const { fields } = schema;
  const position = new Map(fields.map((field, at) => [field.name, at]));
  const checks: readonly FieldCheck[] = fields.map((field, at) =>
    rememberField(compileField(field, `fields/${at}`, codeLists, position, today)),
  );
  const quarantined: QuarantinedRule[] = [];
  const rules: CompiledRule[] = [];
  const batch: BatchRule[] = [];
  const seen = new Set<string>();

  const scope = rowScope(fields);
  const row = createRowRead(checks, schema.primaryKey, period, today);
  const everyField = fields.map((_, at) => at);
  const readerOf = (of: RulePeriod | null, reads: () => readonly number[]): RowReader => ({
    ...row.reader(of, reads),
    position,
    period: of,
    today,
    label: (at, code) => labelOf(fields[at], code, codeLists),
  });
  let batchReads: readonly number[] | null = null;
  const reader = readerOf(period, () => {
    batchReads ??= [...new Set(batch.flatMap(({ reads }) => reads))];
    return batchReads;
  });

  for (const rule of input.rules ?? []) {
    const reason = seen.has(rule.id) ? 'another rule has the same id' : adopt(rule);
    seen.add(rule.id);
    if (reason !== null) quarantined.push({ dataset: input.dataset ?? '', rule: rule.id, reason });
  }

  function adoptBatch(rule: Rule): string | null {
    const result = compileBatchRule(rule, fields, scope, today);
    if (!result.ok) return result.reason;
    const reason = tryExamples(result.compiled, period, (of) => readerOf(of, () => everyField));
    if (reason === null && result.compiled.severity !== null) batch.push(result.compiled);
    return reason;
  }

  function adopt(rule: Rule): string | null {
    if (rule.scope === 'batch') return adoptBatch(rule);
    const result = compileRule(rule, fields, scope, today);
    if (!result.ok) return result.reason;
    for (const [kind, wanted] of [
      ['pass', 'holds'],
      ['fail', 'fails'],
    ] as const)
      for (const [at, example] of rule.examples[kind].entries()) {
        const of = examplePeriod(example.row, period);
        const values = fields.map((field, place) => celValueOf(checks[place]?.typed(example.row[field.name] ?? null) ?? null));
        const outcome = runRule(result.compiled, [...values, ...ambientValues(of, today)], of);
        // An empty field keeps a rule silent, which is a pass too.
        if (outcome !== wanted && !(kind === 'pass' && outcome === 'silent'))
          return `examples/${kind}/${at}: ${outcome}, expected ${wanted}`;
      }
    if (result.compiled.severity !== null) rules.push(result.compiled);
    return null;
  }

  const keys: KeyRule[] = [
    ...(schema.primaryKey.length > 0 ? [{ code: 'row/primaryKey' as const, fields: schema.primaryKey }] : []),
    ...schema.uniqueKeys.map((key) => ({ code: 'row/uniqueKey' as const, fields: key })),
    ...fields
      .filter((field) => field.constraints.unique)
      .map((field) => ({ code: 'cell/unique' as const, fields: [field.name] })),
  ];
  const keyPositions = keys.map((key) => key.fields.map((name) => position.get(name) ?? 0));
  const { dataset = '', titles = {} } = input;
  const references = compileReferences(schema, checks, position, { dataset, codeLists, titles });

  return {
    schema,
    fields,
    codeLists,
    rules: input.rules ?? [],
    quarantined,
    keys,
    references,
    checkRow(cells) {
      if (isBlankRow(cells)) return emptyRow;
      let found = row.check(cells);
      if (references.inLists)
        for (const stray of references.inLists(cells)) {
          found ??= [];
          found.push(stray);
        }
      for (const rule of rules) {
        const outcome = runRule(rule, row.values, period);
        if (outcome === 'holds' || outcome === 'silent') continue;
        found ??= [];
        found.push(outcome === 'fails' ? ruleFinding(rule, cells, fields, codeLists) : troubled(rule));
      }
      return found ?? clean;
    },
    keyOf: (k, cells) => keyText(keyPositions[k] ?? [], (at) => row.part(at, cells)),
    hashOf: (k, cells, into) => keyHash(keyPositions[k] ?? [], (at) => row.part(at, cells), into),
    duplicate(k, cells, first) {
      const key = keys[k];
      const code: FindingCode = key?.code ?? 'row/primaryKey';
      const value = (keyPositions[k] ?? []).map((at) => cells[at] ?? '').join(' + ');
      return {
        code,
        severity: 'blocking',
        fields: key?.fields ?? [],
        detail: 'key/duplicate',
        data: { value: shown(value), first },
      };
    },
    batch,
    batchCheck: ({ rules: some, outside, lean = false } = {}) =>
      some
        ? createBatchCheck(some, reader, { lean })
        : withReferences(createBatchCheck(batch, reader, { lean }), references.rows, outside ?? null),
    groupNamed: (found, cells) => groupNamed(batch, found, cells, reader),
    groupText: (rule, cells) => groupText(rule, cells, reader),
    textOf: (names) => rowText(names, checks, position),
    wire: (cells) => Object.fromEntries(fields.map((field, at) => [field.name, wireText(checks[at], cells[at] ?? null)])),
  };
}

function labelOf(
  field: ParsedField | undefined,
  code: string,
  codeLists: Readonly<Record<string, CodeList>>,
): { readonly zh: string; readonly en: string } | null {
  const list = field?.liaison?.codeList;
  if (list === undefined) return null;
  const entry = codeLists[list]?.entries.find((known) => known.code === code);
  return { zh: entry?.label ?? '', en: entry?.labelEn ?? entry?.label ?? '' };
}

function ruleFinding(
  rule: CompiledRule,
  cells: readonly Cell[],
  fields: readonly ParsedField[],
  codeLists: Readonly<Record<string, CodeList>>,
): Finding {
  const data: Record<string, string> = {};
  for (const at of rule.reads) {
    const field = fields[at];
    const cell = cells[at];
    if (!field) continue;
    data[field.name] = shown(cell ?? '');
    const label = labelOf(field, cell ?? '', codeLists);
    if (label) [data[`${field.name}_label`], data[`${field.name}_labelEn`]] = [label.zh, label.en];
  }
  return {
    code: 'row/rule',
    severity: rule.severity ?? 'info',
    fields: rule.rule.fields,
    detail: 'rule',
    data,
    rule: rule.rule.id,
  };
}

const troubled = (rule: CompiledRule): Finding => ({
  code: 'rule/quarantined',
  severity: 'info',
  fields: rule.rule.fields,
  detail: 'rule/trouble',
  data: { rule: rule.rule.id },
  rule: rule.rule.id,
});
