import { cut } from './fold.ts';
import { type IdentifierOutcome, wrong } from './outcome.ts';

const scientific = /^[+-]?\d(\.\d+)?[eE]\+?\d{1,3}$/;
const precisionLost = /^[1-9]\d{14}0{3,}$/;

/** What a spreadsheet has destroyed, asked when a number is wrong: the cause, not the consequence. Null when untouched. */
export function spoiled(raw: string, value: string): IdentifierOutcome | null {
  if (raw.includes('*') || value.includes('*')) return wrong('damage/masked', value);
  if (scientific.test(cut(raw).trim())) return wrong('damage/scientific', value);
  if (precisionLost.test(value)) return wrong('damage/precision', value);
  return null;
}
