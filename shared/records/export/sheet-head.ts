import { columnLetters } from '../import/column-letters.ts';
import { XML } from './parts.ts';
import { xmlText } from './xml.ts';

/** Values to choose from in a column: written out, or standing in a range of some sheet. */
export interface Choice {
  /** 0-based column. */
  readonly column: number;
  /** First row it holds for, 1-based; it goes on to the end of the sheet. */
  readonly fromRow: number;
  readonly list:
    | readonly string[]
    | { readonly sheet: string; readonly column: number; readonly from: number; readonly to: number };
  /** What a wrong value is answered with. */
  readonly title: string;
  readonly message: string;
}

export interface SheetSpec {
  readonly name: string;
  readonly columns?: readonly { readonly width: number; readonly look?: number }[];
  readonly frozenRows?: number;
  readonly frozenColumns?: number;
  readonly hidden?: boolean;
  readonly choices?: readonly Choice[];
  /** Filter buttons on this row (1-based). */
  readonly filterRow?: number;
  /** In the margins of each printed page: whose copy it is, and how its pages are counted (`{page}`, `{pages}`). */
  readonly margins?: { readonly mark: string; readonly pages: string };
}

/** Printed on A4 across, as wide as the paper and as long as it takes. */
const PAGE = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

export const LAST_ROW = 1_048_576;
/** Longer lists, and those with commas or quotes, can only be told by a range. */
const LONGEST_LIST = 250;
export const fitsInline = (list: readonly string[]): boolean =>
  list.join(',').length <= LONGEST_LIST && list.every((item) => item !== '' && !/[",]/.test(item));

/** A sheet's name as spreadsheets take it: at most 31 signs, none of []:*?/\, no other sheet's. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const clean = wanted.replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || 'Sheet';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` (${n})`;
    const name = `${clean.slice(0, 31 - end.length).toWellFormed()}${end}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

export function sheetHead({ columns = [], frozenRows = 0, frozenColumns = 0 }: SheetSpec, first: boolean): string {
  const split = [
    frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : '',
    frozenRows > 0 ? ` ySplit="${frozenRows}"` : '',
    ` topLeftCell="${columnLetters(frozenColumns)}${frozenRows + 1}"`,
  ].join('');
  const pane = frozenColumns > 0 ? (frozenRows > 0 ? 'bottomRight' : 'topRight') : 'bottomLeft';
  const frozen =
    frozenRows + frozenColumns > 0
      ? `<pane${split} activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${columnLetters(frozenColumns)}${frozenRows + 1}" sqref="${columnLetters(frozenColumns)}${frozenRows + 1}"/>`
      : '';
  const cols = columns
    .map(
      ({ width, look }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${look === undefined ? '' : ` style="${look}"`}/>`,
    )
    .join('');
  return `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">${frozen}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>`;
}

export function sheetTail(spec: SheetSpec, lastRow: number, notes: boolean): string {
  const { columns = [], choices = [], filterRow } = spec;
  const filter =
    filterRow !== undefined && columns.length > 0
      ? `<autoFilter ref="A${filterRow}:${columnLetters(columns.length - 1)}${Math.max(filterRow, lastRow)}"/>`
      : '';
  const lists =
    choices.length > 0 ? `<dataValidations count="${choices.length}">${choices.map(choiceXml).join('')}</dataValidations>` : '';
  return `</sheetData>${filter}${lists}${PAGE}${marginsXml(spec)}${notes ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;
}

/** Longer than spreadsheets take in a margin. */
const MOST_MARGIN = 200;

function marginsXml({ margins }: SheetSpec): string {
  if (!margins) return '';
  // & begins an order here; the colour last, so that no digit of the text is read as part of a size.
  const plain = (text: string): string => text.slice(0, MOST_MARGIN).toWellFormed().replaceAll('&', '&&');
  const pale = (text: string): string => `&8&K808080${text}`;
  const pages = plain(margins.pages).replace('{pages}', '&N').replace('{page}', '&P');
  const mark = pale(plain(margins.mark));
  return `<headerFooter><oddHeader>${xmlText(`&R${mark}`)}</oddHeader><oddFooter>${xmlText(`&L${mark}&R${pale(pages)}`)}</oddFooter></headerFooter>`;
}

function choiceXml({ column, fromRow, list, title, message }: Choice): string {
  const letters = columnLetters(column);
  const formula =
    'sheet' in list
      ? `'${list.sheet.replaceAll("'", "''")}'!$${columnLetters(list.column)}$${list.from}:$${columnLetters(list.column)}$${list.to}`
      : `"${list.join(',')}"`;
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${xmlText(title.slice(0, 32))}" error="${xmlText(message.slice(0, 220))}" sqref="${letters}${fromRow}:${letters}${LAST_ROW}"><formula1>${xmlText(formula)}</formula1></dataValidation>`;
}
