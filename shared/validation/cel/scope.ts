import type { CelType } from './values.ts';

export interface CelVariable {
  readonly name: string;
  readonly type: CelType;
}

/** Declared variables, each with its place among the values a run is given. */
export type CelScope = ReadonlyMap<string, { readonly type: CelType; readonly place: number }>;

/** A variable's place is its place in the list; of two with one name the later counts. */
export const scopeOf = (variables: readonly CelVariable[]): CelScope =>
  new Map(variables.map(({ name, type }, place) => [name, { type, place }]));
