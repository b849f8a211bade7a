import { canonical, isInteger, parseDecimal, round } from '../../base/decimal.ts';
import { bad, better, good, type Read, type Reader } from './read.ts';

export interface NumberOptions {
  readonly integer: boolean;
  readonly decimalChar: string;
  readonly groupChar: string | null;
  readonly bareNumber: boolean;
  /** Accept what spreadsheets and input methods make of a number, with a notice (fields of the catalog). */
  readonly lenient: boolean;
}

const plainNumber = /^[-+]?\d+(\.\d+)?$/;
const exponent = /^[-+]?(\d+(\.\d*)?|\.\d+)[eE][-+]?\d+$/;
/** No number is longer; a pasted page of text is not looked through. */
const MAX_TEXT = 500;

/** Table Schema `number` and `integer`; exact, never through a binary float. */
export function numberReader(options: NumberOptions): Reader {
  const { integer, decimalChar, groupChar, bareNumber } = options;
  const simple = decimalChar === '.' && groupChar === null && bareNumber;
  const kind = integer ? 'integer' : 'number';

  const strict = (text: string): Read => {
    if (text.length > MAX_TEXT) return bad(kind);
    let body = text;
    if (!simple) {
      if (!bareNumber) body = bared(body, decimalChar);
      if (groupChar !== null) body = body.split(groupChar).join('');
      if (decimalChar !== '.') {
        if (body.includes('.')) return bad(kind);
        body = body.replace(decimalChar, '.');
      }
    }
    // XML Schema's decimal may end in its point.
    if (!integer && body.endsWith('.')) body = body.slice(0, -1);
    const value = parseDecimal(body);
    if (value) return integer && body.includes('.') ? bad('integer') : good({ t: 'decimal', v: value });
    if (plainNumber.test(body)) return bad(integer && body.includes('.') ? 'integer' : 'tooLong');
    if (integer) return bad('integer');
    const special = body.toUpperCase();
    if (special === 'NAN') return good({ t: 'special', v: 'NaN' });
    if (special === 'INF' || special === '-INF') return good({ t: 'special', v: special });
    if (!exponent.test(body)) return bad('number');
    const expanded = expand(body);
    const read = expanded === null ? null : parseDecimal(expanded);
    return read ? good({ t: 'decimal', v: read }) : bad('tooLong');
  };

  if (!options.lenient) return strict;
  return (text) => {
    // As nearly all are written.
    const plain = simple ? parseDecimal(text) : null;
    if (plain && !(integer && plain.scale > 0)) return good({ t: 'decimal', v: plain });
    const read = strict(text);
    if (text.length > MAX_TEXT) return read;
    // In the catalog's amounts neither NaN nor an exponent is a number an officer meant.
    if (read.ok && read.value.t === 'decimal' && !/[eE]/.test(text)) return read;
    return lenientNumber(text, integer);
  };
}

function lenientNumber(text: string, integer: boolean): Read {
  const folded = text.normalize('NFKC').trim();
  if (exponent.test(folded)) return bad('scientific');
  if (folded.endsWith('%')) return bad('percent');
  if (/^[¥￥]?[-+]?[\d,]+(\.\d+)?(万|亿)元?$/.test(folded)) return bad('unitWord');
  const bare = folded
    .replace(/^[¥$]/, '')
    .replace(/元$/, '')
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
    .replace(/\s+/g, '')
    .replace(/\.$/, '');
  if (!plainNumber.test(bare)) return bad(integer ? 'integer' : 'number');
  const value = parseDecimal(bare);
  if (!value) return bad('tooLong');
  if (integer) {
    if (!isInteger(value)) return bad('integer');
    const whole = round(value, 0);
    return better({ t: 'decimal', v: whole }, canonical(whole), bare.includes('.') ? 'integerPoint' : 'number');
  }
  const plain = bare.startsWith('+') ? bare.slice(1) : bare;
  return plain === text ? good({ t: 'decimal', v: value }) : better({ t: 'decimal', v: value }, plain, 'number');
}

/** Without what stands around the number (`€95`, `95 %`): from its sign or first digit to its last digit. */
function bared(text: string, decimalChar: string): string {
  const special = /^[^A-Za-z0-9-]*(NaN|-?INF)[^A-Za-z0-9]*$/i.exec(text);
  if (special) return special[1] ?? text;
  const first = text.search(/\d/);
  if (first < 0) return text;
  let last = text.length - 1;
  while (!/\d/.test(text.charAt(last))) last--;
  let from = first;
  if (text.slice(0, from).endsWith(decimalChar)) from -= decimalChar.length;
  // A sign may stand before the currency: -€5.
  const sign = /^\s*([-+])|([-+])$/.exec(text.slice(0, from));
  return (sign?.[1] ?? sign?.[2] ?? '') + text.slice(from, last + 1);
}

/** `1.5E3` as plain digits; null when that would be absurdly long. */
function expand(text: string): string | null {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const shift = Number(power);
  if (Math.abs(shift) > 50) return null;
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace(/^[-+]/, '').split('.');
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const out = `${padded.slice(0, at)}${at < padded.length ? `.${padded.slice(at)}` : ''}`;
  return negative ? `-${out}` : out;
}
