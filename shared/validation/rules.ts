import type { Day } from '../base/clock.ts';
import type { Rule, Severity } from '../catalog/model.ts';
import { type CelExpression, type CelType, type CelValue, compileCel } from './cel/index.ts';
import type { ParsedField } from './schema/parsed.ts';
import type { Typed } from './types/read.ts';

/** A catalog rule ready to run; `severity` is what it has on the day of compiling, null = not yet in force. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly severity: Severity | null;
  readonly expression: CelExpression;
  /** Field positions it reads; variables beyond fields are not among them. */
  readonly reads: readonly number[];
  readonly skipWhenMissing: boolean;
}

export interface RulePeriod {
  readonly id: string;
  readonly start: Day;
  readonly end: Day;
}

/** Variables every rule has besides the field codes. */
export const ambient: Readonly<Record<string, CelType>> = {
  period: 'string',
  period_start: 'date',
  period_end: 'date',
  today: 'date',
};

const celTypes: Readonly<Partial<Record<ParsedField['type'], CelType>>> = {
  number: 'decimal',
  integer: 'int',
  boolean: 'bool',
  date: 'date',
  datetime: 'datetime',
};

export const celTypeOf = (field: ParsedField): CelType => celTypes[field.type] ?? 'string';

export function celValueOf(value: Typed): CelValue {
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
  today: Day,
): { readonly ok: true; readonly compiled: CompiledRule } | { readonly ok: false; readonly reason: string } {
  const variables: Record<string, CelType> = { ...ambient };
  for (const field of fields) variables[field.name] = celTypeOf(field);
  const names = new Map(fields.map((field, at) => [field.name, at]));
  const unknown = rule.fields.find((name) => !names.has(name));
  if (unknown !== undefined) return { ok: false, reason: `fields: there is no field “${unknown}”` };
  const cel = compileCel(rule.expression, variables);
  if (!cel.ok) return { ok: false, reason: `expression, character ${cel.at + 1}: ${cel.reason.zh} / ${cel.reason.en}` };
  if (cel.expression.type !== 'bool' && cel.expression.type !== 'dyn')
    return { ok: false, reason: `the expression gives ${cel.expression.type}, not true or false` };
  const reads = cel.expression.reads.map((name) => names.get(name)).filter((at) => at !== undefined);
  return {
    ok: true,
    compiled: {
      rule,
      severity: severityOn(rule, today),
      expression: cel.expression,
      reads,
      skipWhenMissing: rule.missing !== 'null',
    },
  };
}

export type RuleOutcome = 'holds' | 'fails' | 'silent' | 'trouble';

/** Runs a rule over typed values (null = empty or not of its type). */
export function runRule(
  rule: CompiledRule,
  values: readonly (Typed | null)[],
  position: ReadonlyMap<string, number>,
  period: RulePeriod | null,
  today: Day,
): RuleOutcome {
  if (rule.skipWhenMissing) for (const at of rule.reads) if (!values[at]) return 'silent';
  const outcome = rule.expression.run((name) => {
    const at = position.get(name);
    if (at !== undefined) {
      const value = values[at];
      return value ? celValueOf(value) : null;
    }
    if (name === 'today') return today;
    if (!period) return null;
    return name === 'period' ? period.id : name === 'period_start' ? period.start : period.end;
  });
  // A rule about the period says nothing when none is given.
  if (!outcome.ok)
    return period === null && rule.expression.reads.some((name) => name.startsWith('period')) ? 'silent' : 'trouble';
  return outcome.value === false ? 'fails' : 'holds';
}
