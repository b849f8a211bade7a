import { xmlText } from './xml.ts';

/** One cell to be written. A text stays the text it is; numbers and days are given as text and written exactly so. */
export type OutCell =
  | null
  | string
  | { readonly kind: 'text' | 'number' | 'day' | 'moment' | 'blank'; readonly text: string; readonly look?: number };

/** The longest text a spreadsheet's cell takes; a workbook with a longer one is "damaged". */
export const LONGEST_TEXT = 32_767;

const MINUS = '-'.charCodeAt(0);
const formulaSigns = new Set([...'=+-@\t\r'].map((sign) => sign.charCodeAt(0)));

/** What a spreadsheet may take for a formula when it is typed or pasted. */
export const looksLikeFormula = (text: string): boolean => formulaSigns.has(text.charCodeAt(0));

const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** Days as spreadsheets count them; null for what is no day, or before 1 March 1900, where their count is wrong. */
export function serialOf(day: string): number | null {
  const known = serials.get(day);
  if (known !== undefined) return known;
  const serial = countDays(day);
  // A table has few different days; what is no day is not worth remembering.
  if (serial !== null && serials.size < 10_000) serials.set(day, serial);
  return serial;
}
const serials = new Map<string, number>();

function countDays(day: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null;
  const serial = (at - SERIAL_ZERO) / DAY_MS;
  return serial >= 61 ? serial : null;
}

/** Digits a spreadsheet keeps: it counts in binary with 15 of them. */
const KEPT_DIGITS = 15;

/** Whether a number written in a cell comes back as the very number it is: plain, no lost digits. */
export function isExactNumber(text: string): boolean {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return false;
  if (text.charCodeAt(0) === MINUS && !/[1-9]/.test(text)) return false;
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= KEPT_DIGITS;
}

/** A number format that shows as many decimals as were written. */
export const decimalsFormat = (text: string): string => {
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return places === 0 ? '0' : `0.${'0'.repeat(places)}`;
};

export interface CellWriter {
  /** XML of a cell at a place (`B5`). */
  xml(place: string, cell: OutCell): string;
  /** Texts that were too long for a cell. */
  readonly cut: () => number;
}

export function createCellWriter(quoted: (look: number) => number): CellWriter {
  let cut = 0;
  const textXml = (place: string, text: string, look: number): string => {
    let told = text;
    if (text.length > LONGEST_TEXT) {
      cut++;
      told = `${text.slice(0, LONGEST_TEXT - 1).toWellFormed()}…`;
    }
    const style = looksLikeFormula(text) ? quoted(look) : look;
    return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${xmlText(told)}</t></is></c>`;
  };
  return {
    cut: () => cut,
    xml(place, cell) {
      if (cell === null) return '';
      if (typeof cell === 'string') return cell === '' ? '' : textXml(place, cell, 0);
      const { kind, text, look = 0 } = cell;
      const style = look === 0 ? '' : ` s="${look}"`;
      if (kind === 'blank' || text === '') return look === 0 ? '' : `<c r="${place}"${style}/>`;
      if (kind === 'number' && isExactNumber(text)) return `<c r="${place}"${style}><v>${text}</v></c>`;
      if (kind === 'day' || kind === 'moment') {
        const day = serialOf(text.slice(0, 10));
        const minutes = kind === 'moment' ? Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) : 0;
        if (day !== null && !Number.isNaN(minutes)) return `<c r="${place}"${style}><v>${day + minutes / 1440}</v></c>`;
      }
      return textXml(place, text, look);
    },
  };
}
