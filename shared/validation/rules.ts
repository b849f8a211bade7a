import type { Day } from '../base/clock.ts';
import type { Rule, Severity } from '../catalog/model.ts';
import {
  type CelExpression,
  type CelScope,
  type CelType,
  type CelValue,
  type CelVariable,
  compileCel,
  scopeOf,
} from './cel/index.ts';
import type { ParsedField } from './schema/parsed.ts';
import type { Typed } from './types/read.ts';

/** A catalog rule ready to run; `severity` is what it has on the day of compiling, null = not yet in force. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly severity: Severity | null;
  readonly expression: CelExpression;
  /** Field positions it reads; variables beyond fields are not among them. */
  readonly reads: readonly number[];
  readonly readsPeriod: boolean;
  readonly skipWhenMissing: boolean;
}

export interface RulePeriod {
  readonly id: string;
  readonly start: Day;
  readonly end: Day;
}

/** Variables every rule has besides the field codes. */
export const ambient: readonly CelVariable[] = [
  { name: 'period', type: 'string' },
  { name: 'period_start', type: 'date' },
  { name: 'period_end', type: 'date' },
  { name: 'today', type: 'date' },
];

/** Their values, in the same order. */
export const ambientValues = (period: RulePeriod | null, today: Day): readonly CelValue[] => [
  period?.id ?? null,
  period?.start ?? null,
  period?.end ?? null,
  today,
];

const celTypes: Readonly<Partial<Record<ParsedField['type'], CelType>>> = {
  number: 'decimal',
  integer: 'int',
  boolean: 'bool',
  date: 'date',
  datetime: 'datetime',
};

export const celTypeOf = (field: ParsedField): CelType => celTypes[field.type] ?? 'string';

/** What rules over a row see: its fields, each at its own position, then the ambient variables that no field is named like. */
export function rowScope(fields: readonly ParsedField[]): CelScope {
  const own = fields.map((field) => ({ name: field.name, type: celTypeOf(field) }));
  const ambience = scopeOf([...own, ...ambient]);
  return new Map([...ambience, ...scopeOf(own)]);
}

export function celValueOf(value: Typed | null): CelValue {
  if (value === null) return null;
  switch (value.t) {
    case 'decimal':
      return value.v;
    case 'bool':
      return value.v;
    case 'special':
    case 'json':
      return null;
    default:
      return value.v;
  }
}

/** The severity a rule has on a day: before `effectiveFrom` that of `severityBefore`, or none. */
export function severityOn(rule: Rule, today: Day): Severity | null {
  return rule.effectiveFrom !== undefined && today < rule.effectiveFrom ? (rule.severityBefore ?? null) : rule.severity;
}

/** Compiles a rule against the dataset's fields; a reason when it cannot be used. */
export function compileRule(
  rule: Rule,
  fields: readonly ParsedField[],
  scope: CelScope,
  today: Day,
): { readonly ok: true; readonly compiled: CompiledRule } | { readonly ok: false; readonly reason: string } {
  const places = new Map(fields.map((field, at) => [field.name, at]));
  const unknown = rule.fields.find((name) => !places.has(name));
  if (unknown !== undefined) return { ok: false, reason: `fields: there is no field “${unknown}”` };
  const cel = compileCel(rule.expression, scope);
  if (!cel.ok) return { ok: false, reason: `expression, character ${cel.at + 1}: ${cel.reason.zh} / ${cel.reason.en}` };
  if (cel.expression.type !== 'bool' && cel.expression.type !== 'dyn')
    return { ok: false, reason: `the expression gives ${cel.expression.type}, not true or false` };
  const reads = cel.expression.reads.map((name) => places.get(name)).filter((at) => at !== undefined);
  return {
    ok: true,
    compiled: {
      rule,
      severity: severityOn(rule, today),
      expression: cel.expression,
      reads,
      readsPeriod: cel.expression.reads.some((name) => name.startsWith('period') && !places.has(name)),
      skipWhenMissing: rule.missing !== 'null',
    },
  };
}

export type RuleOutcome = 'holds' | 'fails' | 'silent' | 'trouble';

/** Runs a rule over the values of a row, in the places of `rowScope` (null = empty or not of its type). */
export function runRule(rule: CompiledRule, values: readonly CelValue[], period: RulePeriod | null): RuleOutcome {
  if (rule.skipWhenMissing) for (const at of rule.reads) if (values[at] === null) return 'silent';
  const outcome = rule.expression.run(values);
  // A rule about the period says nothing when none is given.
  if (!outcome.ok) return period === null && rule.readsPeriod ? 'silent' : 'trouble';
  return outcome.value === false ? 'fails' : 'holds';
}
