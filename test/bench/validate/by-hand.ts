import { daysBetween } from '../../../shared/base/clock.ts';
import { add, compare, type Decimal, digitsOf, fromInt, multiply, parseDecimal } from '../../../shared/base/decimal.ts';
import { checkResidentId } from '../../../shared/validation/identifiers/resident-id.ts';
import { checkUscc } from '../../../shared/validation/identifiers/uscc.ts';
import { lists, PERIOD, TODAY } from './table.ts';

/**
 * The same checks as a programmer would write them for this one table, knowing it by heart: the measure of what a catalog
 * costs. Findings are `code fields` as ours are.
 */
export function createByHand(): (row: readonly string[], found: string[]) => void {
  const codes = {
    LX: new Set(lists.LX.entries.map(({ code }) => code)),
    HY: new Set(lists.HY.entries.map(({ code }) => code)),
    QX: new Set(lists.QX.entries.map(({ code }) => code)),
  };
  const keys = new Set<string>();
  const contract = /^(?:HT[0-9]{10})$/u;
  const post = /^(?:[0-9]{6})$/u;
  const cent = { coef: 1, scale: 2 };
  const zero = fromInt(0);
  const least = fromInt(1);
  const most = fromInt(9999);

  return (row, found) => {
    const [HTH = '', TYSHXYDM = '', DWMC = '', SFZH = '', XM = '', LX = '', HY = '', QX = '', KSRQ = '', JSRQ = ''] = row;
    const [, , , , , , , , , , DJRQ = '', JE = '', YJE = '', DJ = '', SL = '', XH = '', YB = '', DZ = '', BZ = '', JBR = ''] =
      row;

    if (HTH === '') found.push('cell/required HTH');
    else if (!contract.test(HTH)) found.push('cell/pattern HTH');
    if (TYSHXYDM === '') found.push('cell/required TYSHXYDM');
    else if (checkUscc(TYSHXYDM, TYSHXYDM).verdict !== 'valid') found.push('cell/identifier TYSHXYDM');
    const dwmc = textIs(DWMC, 'DWMC', 60, true, found);
    if (SFZH === '') found.push('cell/required SFZH');
    else if (checkResidentId(SFZH, SFZH, TODAY).verdict !== 'valid') found.push('cell/identifier SFZH');
    const xm = textIs(XM, 'XM', 30, true, found);
    const lx = codeIs(LX, 'LX', codes.LX, found);
    codeIs(HY, 'HY', codes.HY, found);
    codeIs(QX, 'QX', codes.QX, found);
    const start = dayIs(KSRQ, 'KSRQ', found);
    const end = dayIs(JSRQ, 'JSRQ', found);
    const signed = dayIs(DJRQ, 'DJRQ', found);
    const je = amountIs(JE, 'JE', zero, found);
    const yje = amountIs(YJE, 'YJE', zero, found);
    const dj = amountIs(DJ, 'DJ', zero, found);
    const sl = wholeIs(SL, 'SL', least, most, found);
    wholeIs(XH, 'XH', least, most, found);
    if (YB === '') found.push('cell/required YB');
    else if (!post.test(YB)) found.push('cell/pattern YB');
    textIs(DZ, 'DZ', 80, true, found);
    textIs(BZ, 'BZ', 40, false, found);
    textIs(JBR, 'JBR', 20, true, found);

    if (start && end && !(start <= end)) found.push('row/rule HTH');
    if (end && !(end <= PERIOD.end)) found.push('row/rule HTH');
    if (yje && je && compare(yje, je) > 0) found.push('row/rule HTH');
    if (lx && start && end && lx === '1' && daysBetween(start, end) > 365) found.push('row/rule HTH');
    if (je && dj && sl && compare(je, add(multiply(dj, sl), cent)) > 0) found.push('row/rule HTH');
    if (dwmc && lx && dwmc.length < 4 && lx !== '3') found.push('row/rule HTH');
    if (signed && end && !(signed >= end)) found.push('row/rule HTH');
    if (xm && dwmc && xm === dwmc) found.push('row/rule HTH');

    if (HTH !== '') {
      if (keys.has(HTH)) found.push('row/primaryKey HTH');
      else keys.add(HTH);
    }
  };
}

/** What a spreadsheet or a wrong encoding has spoilt. */
function isSpoilt(text: string): boolean {
  if (text.charCodeAt(0) === 35 && text.startsWith('#REF!')) return true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd || unit === 0x25a1 || (unit === 63 && text.charCodeAt(at + 1) === 63)) return true;
  }
  return false;
}

function textIs(text: string, name: string, most: number, required: boolean, found: string[]): string | null {
  if (text.trim() === '') {
    if (required) found.push(`cell/required ${name}`);
    return null;
  }
  if (isSpoilt(text)) found.push(`cell/type ${name}`);
  else if (text.length > most) found.push(`cell/maxLength ${name}`);
  return text;
}

function codeIs(text: string, name: string, codes: ReadonlySet<string>, found: string[]): string | null {
  if (text === '') found.push(`cell/required ${name}`);
  else if (codes.has(text)) return text;
  else found.push(`cell/codeList ${name}`);
  return null;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayIs(text: string, name: string, found: string[]): string | null {
  if (text === '') {
    found.push(`cell/required ${name}`);
    return null;
  }
  if (text.length === 10 && text[4] === '-' && text[7] === '-') {
    const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
    const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    if (year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0)) return text;
  }
  found.push(`cell/type ${name}`);
  return null;
}

function amountIs(text: string, name: string, least: Decimal, found: string[]): Decimal | null {
  if (text === '') {
    found.push(`cell/required ${name}`);
    return null;
  }
  const value = parseDecimal(text);
  if (!value) {
    found.push(`cell/type ${name}`);
    return null;
  }
  if (compare(value, least) < 0) found.push(`cell/minimum ${name}`);
  const { whole, fraction } = digitsOf(value);
  if (fraction > 2 || whole > 14) found.push(`cell/type ${name}`);
  return value;
}

function wholeIs(text: string, name: string, least: Decimal, most: Decimal, found: string[]): Decimal | null {
  if (text === '') {
    found.push(`cell/required ${name}`);
    return null;
  }
  const value = parseDecimal(text);
  if (!value || text.includes('.')) {
    found.push(`cell/type ${name}`);
    return null;
  }
  if (compare(value, least) < 0) found.push(`cell/minimum ${name}`);
  if (compare(value, most) > 0) found.push(`cell/maximum ${name}`);
  return value;
}
