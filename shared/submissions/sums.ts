import { add, canonical, type Decimal, parseDecimal, zero } from '../base/decimal.ts';
import type { Field } from '../catalog/model.ts';

/** An amount of money, or a number with a declared scale; a rate or a count in another unit is not summed. */
export function isAmount(field: Field): boolean {
  if (field.type !== 'number') return false;
  const unit = field.liaison?.unit;
  return unit === undefined ? field.liaison?.scale !== undefined : unit === '元' || unit === '万元';
}

export interface SumColumn {
  readonly field: string;
  readonly title: string;
  readonly unit: string | null;
}

export interface Sums {
  readonly columns: readonly SumColumn[];
  /** Takes one record's canonical values; what is empty or not a number adds nothing. */
  add(wire: Readonly<Record<string, string | null>>): void;
  /** Canonical decimal text by field code. */
  result(): Readonly<Record<string, string>>;
}

/** Running exact sums of a dataset's amount fields. */
export function sumsOf(fields: readonly Field[]): Sums {
  const columns = fields.filter(isAmount).map((field) => ({
    field: field.name,
    title: field.title ?? field.name,
    unit: field.liaison?.unit ?? null,
  }));
  const totals = new Map<string, Decimal>(columns.map(({ field }) => [field, zero]));
  return {
    columns,
    add(wire) {
      for (const [field, total] of totals) {
        const text = wire[field];
        const value = text ? parseDecimal(text) : null;
        if (value) totals.set(field, add(total, value));
      }
    },
    result: () => Object.fromEntries([...totals].map(([field, total]) => [field, canonical(total)])),
  };
}
