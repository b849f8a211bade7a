import type { Field } from '../../../catalog/model.ts';
import { isExactNumber, LONGEST_TEXT, serialOf } from '../../../records/export/cell.ts';
import { cellOf } from '../../../records/export/field-column.ts';
import { xmlText } from '../../../records/export/xml.ts';
import { type NumberKind, numberText } from '../../../records/import/number-format.ts';
import type { CellContent } from './row.ts';

const EMPTY: CellContent = { type: null, inside: '' };
/** Days the 1904 calendar counts less. */
const LATER = 1462;

/** Text as it is, whatever it begins with. */
export function textContent(text: string | null): CellContent {
  if (text === null || text === '') return EMPTY;
  const told = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1).toWellFormed()}…` : text;
  return { type: 'inlineStr', inside: `<is><t xml:space="preserve">${xmlText(told)}</t></is>` };
}

/**
 * A text in a cell of the author's look: a number or a day where the author has numbers there (or the catalog says it is
 * one) and where it then reads as the very same text, else text.
 */
export function contentOf(
  text: string | null,
  field: Field,
  cell: { readonly numeric: boolean; readonly format: NumberKind; readonly date1904: boolean },
): CellContent {
  if (text === null || text === '') return EMPTY;
  const told = cellOf(field, text, () => 0);
  const kind = told !== null && typeof told === 'object' ? told.kind : 'text';
  const raw =
    isExactNumber(text) && (kind === 'number' || cell.numeric)
      ? text
      : cell.numeric || kind === 'day'
        ? dayNumber(text, cell.date1904)
        : null;
  if (raw !== null && numberText(raw, cell.format, cell.date1904) === text) return { type: null, inside: `<v>${raw}</v>` };
  return textContent(text);
}

function dayNumber(text: string, date1904: boolean): string | null {
  const serial = serialOf(text);
  return serial === null ? null : String(date1904 ? serial - LATER : serial);
}
