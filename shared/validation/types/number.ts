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
const exponent = /^[-+]?\d+(\.\d+)?[eE][-+]?\d{1,3}$/;

/** Table Schema `number` and `integer`; exact, never through a binary float. */
export function numberReader(options: NumberOptions): Reader {
  const { integer, decimalChar, groupChar, bareNumber } = options;
  const simple = decimalChar === '.' && groupChar === null && bareNumber;
  const kind = integer ? 'integer' : 'number';

  const strict = (text: string): Read => {
    let body = text;
    if (!simple) {
      if (!bareNumber)
        body = body.replace(/^[^\d+-.]*|[^\d]*$/g, (around, at: number) => (at === 0 && /^(NaN|-?INF)/.test(text) ? around : ''));
      if (groupChar !== null) body = body.split(groupChar).join('');
      if (decimalChar !== '.') {
        if (body.includes('.')) return bad(kind);
        body = body.replace(decimalChar, '.');
      }
    }
    const value = parseDecimal(body);
    if (value) {
      if (integer && body.includes('.')) return bad('integer');
      return good({ t: 'decimal', v: value });
    }
    if (!integer && (text === 'NaN' || text === 'INF' || text === '-INF')) return good({ t: 'special', v: text });
    if (!integer && exponent.test(body)) {
      const expanded = expand(body);
      const read = expanded === null ? null : parseDecimal(expanded);
      if (read) return good({ t: 'decimal', v: read });
    }
    return bad(kind);
  };

  if (!options.lenient) return strict;
  return (text) => {
    const read = strict(text);
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
