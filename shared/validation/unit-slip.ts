import { canonical, compare, type Decimal, divide, fromInt, multiply } from '../base/decimal.ts';
import type { Validator } from './compile.ts';
import type { Cell, UnitSlip } from './model.ts';

const tenThousand = fromInt(10_000);
const ten = fromInt(10);

/**
 * Amounts written in the wrong unit (元 in a column of 万元, or the other way round): a rule that fails holds once the
 * amount is ten thousand times as large (or as small), and does not yet at ten times; one amount alone explains it.
 * It may still be true as it stands, so it is only ever proposed.
 */
export function unitSlipOf(validator: Validator, rule: string, cells: readonly Cell[]): UnitSlip | null {
  const fields = validator.rules.find((known) => known.id === rule)?.fields ?? [];
  const found = fields.flatMap((field): UnitSlip[] => {
    const way = wayOf(validator, field);
    return way && slips(validator, rule, cells, { field, way }) ? [{ field, way }] : [];
  });
  const [only] = found;
  return found.length === 1 && only ? only : null;
}

/** The amount as it would stand in the other unit, where that makes this very finding go and brings no other. */
export function rescaled(validator: Validator, rule: string, cells: readonly Cell[], slip: UnitSlip): string | null {
  if (!slips(validator, rule, cells, slip)) return null;
  return changed(validator, cells, slip, tenThousand)?.text ?? null;
}

function wayOf(validator: Validator, name: string): UnitSlip['way'] | null {
  const unit = validator.fields.find((field) => field.name === name)?.liaison?.unit;
  return unit === '元' ? 'toOnes' : unit === '万元' ? 'toTenThousands' : null;
}

function slips(validator: Validator, rule: string, cells: readonly Cell[], slip: UnitSlip): boolean {
  const whole = changed(validator, cells, slip, tenThousand);
  const little = changed(validator, cells, slip, ten);
  if (!whole || !little) return false;
  const fails = (row: readonly Cell[]): boolean => validator.checkRow(row).some((finding) => finding.rule === rule);
  const faults = (row: readonly Cell[]): number => validator.checkRow(row).filter(({ severity }) => severity !== 'info').length;
  return fails(cells) && fails(little.cells) && !fails(whole.cells) && faults(whole.cells) < faults(cells);
}

function changed(
  validator: Validator,
  cells: readonly Cell[],
  { field, way }: UnitSlip,
  factor: Decimal,
): { readonly text: string; readonly cells: readonly Cell[] } | null {
  const at = validator.fields.findIndex((known) => known.name === field);
  const cell = cells[at] ?? null;
  const read = cell === null ? null : validator.fields[at]?.read(cell);
  if (!read?.ok || read.value.t !== 'decimal' || compare(read.value.v, fromInt(0)) === 0) return null;
  const value = way === 'toOnes' ? multiply(read.value.v, factor) : divide(read.value.v, factor);
  if (!value) return null;
  const text = canonical(value);
  return { text, cells: cells.map((other, n) => (n === at ? text : other)) };
}
