import { compileNode } from './compile.ts';
import type { Compiled, Run } from './compiled.ts';
import { checkCost } from './cost.ts';
import { CelFault } from './lex.ts';
import { parse } from './parse.ts';
import type { CelScope } from './scope.ts';
import { CelTrouble, type CelType, type CelValue } from './values.ts';

export { type CelScope, type CelVariable, scopeOf } from './scope.ts';
export type { CelType, CelValue } from './values.ts';

/** Steps of comprehensions one run may take. */
const MAX_STEPS = 10_000;

export type CelOutcome = { readonly ok: true; readonly value: CelValue } | { readonly ok: false; readonly reason: string };

export interface CelExpression {
  readonly type: CelType;
  /** Variables it reads. */
  readonly reads: readonly string[];
  /** Reaches nothing but these values, which stand in the places of its scope; never throws. */
  run(values: readonly CelValue[]): CelOutcome;
}

export type CelCompiled =
  | { readonly ok: true; readonly expression: CelExpression }
  | { readonly ok: false; readonly reason: { readonly zh: string; readonly en: string }; readonly at: number };

// Most rules give these, a hundred thousand times over: no new object for each.
const TRUE: CelOutcome = { ok: true, value: true };
const FALSE: CelOutcome = { ok: true, value: false };

/** Compiles an expression against declared variables. Sizes, depth and cost are bounded; prototypes are out of reach. */
export function compileCel(source: string, scope: CelScope): CelCompiled {
  const reads = new Set<string>();
  let compiled: Compiled;
  try {
    const parsed = parse(source);
    checkCost(parsed);
    compiled = compileNode(parsed, scope, reads);
  } catch (error) {
    if (error instanceof CelFault) return { ok: false, reason: { zh: error.zh, en: error.en }, at: error.at };
    throw error;
  }
  // Runs never overlap, and each begins anew.
  const env: Run = { values: [], bound: [], steps: 0 };
  return {
    ok: true,
    expression: {
      type: compiled.type,
      reads: [...reads],
      run(values) {
        env.values = values;
        env.steps = MAX_STEPS;
        try {
          const value = compiled.run(env);
          return value === true ? TRUE : value === false ? FALSE : { ok: true, value };
        } catch (error) {
          if (error instanceof CelTrouble) return { ok: false, reason: error.message };
          throw error;
        }
      },
    },
  };
}
