import { xmlText } from './xml.ts';

/** How cells look. A book numbers the looks it is asked for; the same look has one number. */
export interface Look {
  /** `text` keeps digits as they are typed; else a number format of the spreadsheet. */
  readonly format?: 'text' | 'day' | 'moment' | (string & {});
  readonly fill?: Fill;
  readonly bold?: boolean;
  readonly wrap?: boolean;
  /** Begins like a formula and is none: stays text when the cell is edited. */
  readonly quoted?: boolean;
}

export type Fill = 'head' | 'required' | 'blocking' | 'justify' | 'info' | 'title';

/** Pale enough for black text; blocking, justify and info in the colours of the window. */
export const fills: Readonly<Record<Fill, string>> = {
  head: 'FFE8EEF5',
  required: 'FFFFF3D6',
  blocking: 'FFFFC7C2',
  justify: 'FFFFE2A8',
  info: 'FFD6E8FF',
  title: 'FFF5F7FA',
};
const fillNames: readonly Fill[] = ['head', 'required', 'blocking', 'justify', 'info', 'title'];

export interface Looks {
  of(look: Look): number;
  /** The same look for text that begins like a formula. */
  quoted(number: number): number;
}

/** The sheet of styles that looks become part of: a new workbook's, or the one of somebody's own workbook. */
export interface StyleSheet {
  font(bold: boolean): number;
  fill(fill: Fill): number;
  border(lined: boolean): number;
  format(code: string): number;
  /** Adds a cell format; answers its number. */
  add(xf: string): number;
}

const keyOf = ({ format = '', fill, bold, wrap, quoted }: Look): string =>
  `${format}|${fill ?? ''}|${bold ? 1 : 0}${wrap ? 1 : 0}${quoted ? 1 : 0}`;

/** Look 0 is the plain one of the workbook, whatever that is. */
export function createLooks(styles: StyleSheet): Looks {
  const looks = new Map<number, Look>([[0, {}]]);
  const numbers = new Map([[keyOf({}), 0]]);
  const of = (look: Look): number => {
    const key = keyOf(look);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = styles.add(xfOf(look, styles));
    looks.set(number, look);
    numbers.set(key, number);
    return number;
  };
  return { of, quoted: (number) => of({ ...looks.get(number), quoted: true }) };
}

const builtIn: Readonly<Record<string, number>> = { '': 0, text: 49 };
const written: Readonly<Record<string, string>> = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' };

function xfOf({ format = '', fill, bold, wrap, quoted }: Look, styles: StyleSheet): string {
  const number = builtIn[format] ?? styles.format(written[format] ?? format);
  const vertical = fill === 'head' || fill === 'required' ? 'center' : 'top';
  const align = wrap || fill ? `<alignment vertical="${vertical}"${wrap ? ' wrapText="1"' : ''}/>` : '';
  return `<xf numFmtId="${number}" fontId="${styles.font(bold === true)}" fillId="${
    fill === undefined ? 0 : styles.fill(fill)
  }" borderId="${styles.border(fill !== undefined)}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${
    quoted ? ' quotePrefix="1"' : ''
  }>${align}</xf>`;
}

/** Formats of one's own are numbered from 164 on. */
export const FIRST_FORMAT = 164;

export const numFmtXml = (id: number, code: string): string => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`;
export const fontXml = (bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="11"/><color rgb="FF1D2733"/><name val="宋体"/><family val="2"/><charset val="134"/></font>`;
export const fillXml = (fill: Fill): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${fills[fill]}"/><bgColor indexed="64"/></patternFill></fill>`;
const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFC8D2"/></${name}>`;
export const LINED = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;

/** The styles of a new workbook. */
export function newStyles(): StyleSheet & { xml(): string } {
  const formats: string[] = [];
  const xfs = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
  return {
    font: (bold) => (bold ? 1 : 0),
    fill: (fill) => fillNames.indexOf(fill) + 2,
    border: (lined) => (lined ? 1 : 0),
    format(code) {
      const known = formats.indexOf(code);
      return FIRST_FORMAT + (known < 0 ? formats.push(code) - 1 : known);
    },
    add: (xf) => xfs.push(xf) - 1,
    xml: () =>
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
        formats.length > 0
          ? `<numFmts count="${formats.length}">${formats.map((code, at) => numFmtXml(FIRST_FORMAT + at, code)).join('')}</numFmts>`
          : ''
      }<fonts count="2">${fontXml(false)}${fontXml(true)}</fonts><fills count="${
        fillNames.length + 2
      }"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fillNames
        .map(fillXml)
        .join(
          '',
        )}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${LINED}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}
