import { CelFault } from './lex.ts';
import { type CelType, type CelValue, fits } from './values.ts';

export interface Run {
  /** In the places of the scope. */
  values: readonly CelValue[];
  /** Values of the names bound by exists/all, by depth. */
  readonly bound: CelValue[];
  /** Steps left: comprehensions over lists are the only loops. */
  steps: number;
}

export interface Compiled {
  readonly type: CelType;
  /** It is always the same value. */
  readonly fixed?: boolean;
  run(env: Run): CelValue;
}

/** What a fixed part runs in. */
export const nothing: Run = { values: [], bound: [], steps: 0 };
export const constant = (type: CelType, value: CelValue): Compiled => ({ type, fixed: true, run: () => value });

/** The text a part always is; null for all others. */
export function fixedText(part: Compiled): string | null {
  const value = part.fixed ? part.run(nothing) : null;
  return typeof value === 'string' ? value : null;
}

/** Refuses a part that is not of one of the types. */
export function want(part: Compiled, at: number, ...types: readonly CelType[]): void {
  if (!fits(part.type, ...types))
    throw new CelFault(
      `这里应是 ${types.join(' 或 ')}，却是 ${part.type}`,
      `expected ${types.join(' or ')}, found ${part.type}`,
      at,
    );
}

export const mismatch = (op: string, a: CelType, b: CelType, at: number): CelFault =>
  new CelFault(`${a} 与 ${b} 之间不能用“${op}”`, `“${op}” does not go between ${a} and ${b}`, at);
