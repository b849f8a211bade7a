import type { Day } from '../../base/clock.ts';
import type { Aggregate, Rule, Severity } from '../../catalog/model.ts';
import { type CelExpression, type CelScope, type CelType, type CelVariable, compileCel, scopeOf } from '../cel/index.ts';
import { ambient, severityOn } from '../rules.ts';
import type { ParsedField } from '../schema/parsed.ts';

export type AggregateKind = Exclude<keyof Aggregate, 'where'>;

export interface CompiledAggregate {
  readonly name: string;
  readonly kind: AggregateKind;
  /** What is taken of each row; none for `count`, several only for `distinct`. */
  readonly of: readonly CelExpression[];
  /** Where it is one field as it stands: its position. */
  readonly field: number | null;
  readonly where: CelExpression | null;
}

/** A batch rule ready to run; `severity` as of CompiledRule. */
export interface BatchRule {
  readonly rule: Rule;
  readonly severity: Severity | null;
  /** Field positions; none = the whole batch is the only group. */
  readonly groupBy: readonly number[];
  readonly where: CelExpression | null;
  readonly aggregates: readonly CompiledAggregate[];
  /** Over a group: its values stand in the places of `names`. */
  readonly expression: CelExpression;
  readonly names: readonly string[];
  /** Positions of all fields that any part of it reads. */
  readonly reads: readonly number[];
  /** It looks at former batches, which only the client has. */
  readonly looksBack: boolean;
  readonly skipWhenMissing: boolean;
}

type Compiled<T> = { readonly ok: true; readonly compiled: T } | { readonly ok: false; readonly reason: string };

export const pasts = ['previous', 'lastYear'] as const;
export type Past = (typeof pasts)[number];

const kinds: readonly AggregateKind[] = ['count', 'sum', 'min', 'max', 'mean', 'median', 'distinct', 'most'];
const NAME = /^[a-zA-Z][A-Za-z0-9_]{0,31}$/;
const MOST_AGGREGATES = 20;
const refuse = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/** Compiles a batch rule against the dataset's fields; a reason when it cannot be used. */
export function compileBatchRule(rule: Rule, fields: readonly ParsedField[], scope: CelScope, today: Day): Compiled<BatchRule> {
  const position = new Map(fields.map((field, at) => [field.name, at]));
  const reads = new Set<number>();

  const overRow = (source: string, where: string, wanted: 'bool' | 'number' | 'any'): Compiled<CelExpression> => {
    const cel = compileCel(source, scope);
    if (!cel.ok) return refuse(`${where}, character ${cel.at + 1}: ${cel.reason.zh} / ${cel.reason.en}`);
    const { type } = cel.expression;
    const fits =
      wanted === 'any' || type === 'dyn' || (wanted === 'bool' ? type === 'bool' : type === 'int' || type === 'decimal');
    if (!fits) return refuse(`${where}: gives ${type}, not ${wanted === 'bool' ? 'true or false' : 'a number'}`);
    for (const name of cel.expression.reads) {
      const at = position.get(name);
      if (at !== undefined) reads.add(at);
    }
    return { ok: true, compiled: cel.expression };
  };

  const unknown = [...rule.fields, ...(rule.groupBy ?? [])].find((name) => !position.has(name));
  if (unknown !== undefined) return refuse(`fields: there is no field “${unknown}”`);
  const groupBy = (rule.groupBy ?? []).map((name) => position.get(name) ?? 0);
  for (const at of groupBy) reads.add(at);

  const where = rule.where === undefined ? null : overRow(rule.where, 'where', 'bool');
  if (where && !where.ok) return where;

  const variables: CelVariable[] = [
    ...ambient,
    { name: 'rows', type: 'int' },
    { name: 'previous', type: 'dyn' },
    { name: 'lastYear', type: 'dyn' },
    ...pasts.map((past): CelVariable => ({ name: `${past}.rows`, type: 'int' })),
    ...(rule.groupBy ?? []).map((name): CelVariable => ({ name, type: scope.get(name)?.type ?? 'string' })),
  ];
  const declared = Object.entries(rule.aggregates ?? {});
  if (declared.length > MOST_AGGREGATES) return refuse(`aggregates: more than ${MOST_AGGREGATES}`);
  const aggregates: CompiledAggregate[] = [];
  for (const [name, aggregate] of declared) {
    const path = `aggregates/${name}`;
    if (!NAME.test(name) || scope.has(name) || variables.some((known) => known.name === name))
      return refuse(`${path}: the name is taken or not a name`);
    const made = compileAggregate(name, aggregate, path, overRow, position);
    if (!made.ok) return made;
    aggregates.push(made.compiled.aggregate);
    const { type } = made.compiled;
    variables.push({ name, type }, ...pasts.map((past) => ({ name: `${past}.${name}`, type })));
  }

  const cel = compileCel(rule.expression, scopeOf(variables));
  if (!cel.ok) return refuse(`expression, character ${cel.at + 1}: ${cel.reason.zh} / ${cel.reason.en}`);
  if (cel.expression.type !== 'bool' && cel.expression.type !== 'dyn')
    return refuse(`the expression gives ${cel.expression.type}, not true or false`);
  const looksBack = cel.expression.reads.some((name) => pasts.some((past) => name === past || name.startsWith(`${past}.`)));
  return {
    ok: true,
    compiled: {
      rule,
      severity: severityOn(rule, today),
      groupBy,
      where: where?.compiled ?? null,
      aggregates,
      expression: cel.expression,
      names: variables.map(({ name }) => name),
      reads: [...reads],
      looksBack,
      skipWhenMissing: rule.missing !== 'null',
    },
  };
}

type OverRow = (source: string, where: string, wanted: 'bool' | 'number' | 'any') => Compiled<CelExpression>;

function compileAggregate(
  name: string,
  aggregate: Aggregate,
  path: string,
  overRow: OverRow,
  position: ReadonlyMap<string, number>,
): Compiled<{ readonly aggregate: CompiledAggregate; readonly type: CelType }> {
  const given = kinds.filter((kind) => aggregate[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) return refuse(`${path}: needs one of ${kinds.join(', ')}`);
  const where = aggregate.where === undefined ? null : overRow(aggregate.where, `${path}/where`, 'bool');
  if (where && !where.ok) return where;
  const source = aggregate[kind];
  const sources = typeof source === 'string' ? [source] : Array.isArray(source) ? source : [];
  const numeric = kind === 'sum' || kind === 'mean' || kind === 'median';
  const of: CelExpression[] = [];
  for (const one of sources) {
    const made = overRow(one, `${path}/${kind}`, numeric ? 'number' : 'any');
    if (!made.ok) return made;
    of.push(made.compiled);
  }
  const inner = of[0]?.type ?? 'int';
  const type: CelType = numeric ? 'decimal' : kind === 'min' || kind === 'max' ? inner : 'int';
  if ((kind === 'min' || kind === 'max') && (inner === 'bool' || inner === 'list'))
    return refuse(`${path}/${kind}: ${inner} has no order`);
  const [only = ''] = sources;
  const field = sources.length === 1 ? (position.get(only) ?? null) : null;
  return { ok: true, compiled: { aggregate: { name, kind, of, field, where: where?.compiled ?? null }, type } };
}
