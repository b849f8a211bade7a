import { type Compiled, compileNode, type Run } from './compile.ts';
import { checkCost } from './cost.ts';
import { CelFault } from './lex.ts';
import { parse } from './parse.ts';
import { CelTrouble, type CelType, type CelValue } from './values.ts';

export type { CelType, CelValue } from './values.ts';

/** Steps of comprehensions one run may take. */
const MAX_STEPS = 10_000;

export interface CelExpression {
  readonly type: CelType;
  /** Variables it reads. */
  readonly reads: readonly string[];
  /** Reaches nothing but `get`; never throws. */
  run(
    get: (name: string) => CelValue,
  ): { readonly ok: true; readonly value: CelValue } | { readonly ok: false; readonly reason: string };
}

export type CelCompiled =
  | { readonly ok: true; readonly expression: CelExpression }
  | { readonly ok: false; readonly reason: { readonly zh: string; readonly en: string }; readonly at: number };

/** Compiles an expression against declared variables. Sizes, depth and cost are bounded; prototypes are out of reach. */
export function compileCel(source: string, variables: Readonly<Record<string, CelType>>): CelCompiled {
  const reads = new Set<string>();
  let compiled: Compiled;
  try {
    const parsed = parse(source);
    checkCost(parsed);
    compiled = compileNode(parsed, variables, reads);
  } catch (error) {
    if (error instanceof CelFault) return { ok: false, reason: { zh: error.zh, en: error.en }, at: error.at };
    throw error;
  }
  // Runs never overlap, and each leaves it as empty as it found it.
  const bound = new Map<string, CelValue>();
  return {
    ok: true,
    expression: {
      type: compiled.type,
      reads: [...reads],
      run(get) {
        const env: Run = { get, bound, steps: MAX_STEPS };
        try {
          return { ok: true, value: compiled.run(env) };
        } catch (error) {
          if (error instanceof CelTrouble) return { ok: false, reason: error.message };
          throw error;
        }
      },
    },
  };
}
