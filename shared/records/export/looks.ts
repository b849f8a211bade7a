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
const fills: Readonly<Record<Fill, string>> = {
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
  xml(): string;
}

const keyOf = ({ format = '', fill, bold, wrap, quoted }: Look): string =>
  `${format}|${fill ?? ''}|${bold ? 1 : 0}${wrap ? 1 : 0}${quoted ? 1 : 0}`;

export function createLooks(): Looks {
  const looks: Look[] = [{}];
  const numbers = new Map([[keyOf({}), 0]]);
  const of = (look: Look): number => {
    const key = keyOf(look);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    looks.push(look);
    numbers.set(key, looks.length - 1);
    return looks.length - 1;
  };
  return { of, quoted: (number) => of({ ...looks[number], quoted: true }), xml: () => stylesXml(looks) };
}

/** Formats of our own are numbered from 164 on. */
const FIRST_OWN = 164;
const builtIn: Readonly<Record<string, number>> = { '': 0, text: 49 };
const written: Readonly<Record<string, string>> = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' };

function stylesXml(looks: readonly Look[]): string {
  const own = [...new Set(looks.flatMap(({ format = '' }) => (format in builtIn ? [] : [format])))];
  const formatOf = (format: string): number => builtIn[format] ?? FIRST_OWN + own.indexOf(format);
  const xfs = looks.map(({ format = '', fill, bold, wrap, quoted }) => {
    const at = fill === undefined ? 0 : fillNames.indexOf(fill) + 2;
    const border = fill === undefined ? 0 : 1;
    const align =
      wrap || fill
        ? `<alignment vertical="${fill === 'head' || fill === 'required' ? 'center' : 'top'}"${wrap ? ' wrapText="1"' : ''}/>`
        : '';
    return `<xf numFmtId="${formatOf(format)}" fontId="${bold ? 1 : 0}" fillId="${at}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}>${align}</xf>`;
  });
  const formats = own
    .map((format, at) => `<numFmt numFmtId="${FIRST_OWN + at}" formatCode="${xmlText(written[format] ?? format)}"/>`)
    .join('');
  const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFC8D2"/></${name}>`;
  const font = (bold: string): string =>
    `<font>${bold}<sz val="11"/><color rgb="FF1D2733"/><name val="宋体"/><family val="2"/><charset val="134"/></font>`;
  return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
    own.length > 0 ? `<numFmts count="${own.length}">${formats}</numFmts>` : ''
  }<fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="${fillNames.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fillNames
    .map(
      (name) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="${fills[name]}"/><bgColor indexed="64"/></patternFill></fill>`,
    )
    .join(
      '',
    )}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
