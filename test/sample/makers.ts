/**
 * Identifiers with right check digits, none of which belongs to anybody (validation/identifiers has the standards).
 * The n-th of each is always the same, and different numbers give different ones over millions.
 */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ALNUM = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const padded = (n: number, size: number): string => String(n).padStart(size, '0');

export const regions = [
  '410102',
  '410103',
  '410104',
  '410105',
  '410106',
  '410108',
  '410122',
  '410181',
  '410182',
  '410183',
  '410184',
  '410185',
] as const;

export const regionOf = (n: number): string => regions[n % regions.length] ?? '410102';

/** GB 11714: eight characters and a check of weights 3 7 9 10 5 8 4 2. */
export function orgCode(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (let at = 0; at < 8; at++) sum += ALNUM.indexOf(body.charAt(at)) * (weights[at] ?? 0);
  const rest = 11 - (sum % 11);
  return body + (rest === 10 ? 'X' : rest === 11 ? '0' : String(rest));
}

/** GB 32100: 17 characters and a check modulo 31. */
export function usccOf(body17: string): string {
  let weight = 1;
  let sum = 0;
  for (let at = 0; at < 17; at++) {
    sum += USCC_ALPHABET.indexOf(body17.charAt(at)) * weight;
    weight = (weight * 3) % 31;
  }
  return body17 + USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** In the digits of the codes themselves, so that two numbers never give the same text. */
function serial(n: number, size: number): string {
  let text = '';
  for (let rest = n; text.length < size; rest = Math.floor(rest / 31)) text = USCC_ALPHABET.charAt(rest % 31) + text;
  return text;
}

/** The n-th invented organisation: the same n is the same unit in every dataset. */
export const uscc = (n: number, kind = '91', region: string = regionOf(n)): string =>
  usccOf(kind + region + orgCode((kind === '91' ? 'FB' : 'FK') + serial(n, 6)));

/** GB 11643 with births 1910–1912, so that no living person has it. */
export function residentId(n: number): string {
  const day = padded(1 + (Math.floor(n / 12) % 28), 2);
  const year = 1910 + (Math.floor(n / 336) % 3);
  const month = padded(1 + (Math.floor(n / 1008) % 12), 2);
  // Never x00: with check 0 it would look like a number whose tail a spreadsheet has lost.
  const sequence = Math.floor(n / 12_096) % 891;
  const body = `${regionOf(n)}${year}${month}${day}${100 * (1 + Math.floor(sequence / 99)) + 1 + (sequence % 99)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += Number(body.charAt(at)) * (weights[at] ?? 0);
  return body + '10X98765432'.charAt(sum % 11);
}

const vinLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const vinNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9];
const vinValue = (char: string): number => vinNumbers[vinLetters.indexOf(char)] ?? Number(char);
const vinModels = ['FAKE', 'TEST', 'DEMN', 'PRBE'];

/** GB 16735: world maker LZZ, check at position 9, year T (2026), serial in the last six digits. */
export function vin(n: number): string {
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const body = `LZZZ${vinModels[Math.floor(n / 1_000_000) % 4] ?? 'FAKE'}0TA${padded(n % 1_000_000, 6)}`;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += vinValue(body.charAt(at)) * (weights[at] ?? 0);
  return `${body.slice(0, 8)}${sum % 11 === 10 ? 'X' : sum % 11}${body.slice(9)}`;
}

/** GB/T 37346, 28 characters: state-owned construction land with a house on it. */
export function estateUnit(n: number, region: string = regionOf(n)): string {
  const parcel = Math.floor(n / 40);
  const zone = `${padded(1 + (parcel % 90), 3)}${padded(1 + (Math.floor(parcel / 90) % 30), 3)}`;
  return `${region}${zone}GB${padded(1 + (Math.floor(parcel / 2700) % 99_999), 5)}F${padded(1 + (n % 40), 4)}${padded(1 + (n % 9999), 4)}`;
}

export const estateCertificate = (n: number, year: string): string =>
  `豫(${year})郑州市不动产权第${padded(1 + (n % 9_999_999), 7)}号`;

/** 投资项目代码 of the city. */
export const projectCode = (n: number, region: string = regionOf(n)): string =>
  `26${padded(1 + (Math.floor(n / 900_000) % 12), 2)}-${region}-04-0${1 + (Math.floor(n / 10_800_000) % 9)}-${100_000 + (n % 900_000)}`;

export const dischargePermit = (code: string, n: number): string =>
  `${code}${padded(1 + (n % 999), 3)}${'PQRTUVWXY'.charAt(n % 9)}`;

const plateLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 豫A… ; with `clean`, the eight characters of new energy. */
export const plate = (n: number, clean = false): string =>
  clean
    ? `豫${plateLetters.charAt(Math.floor(n / 100_000) % 3)}D${padded(n % 100_000, 5)}`
    : `豫${plateLetters.charAt(Math.floor(n / 240_000) % 3)}${plateLetters.charAt(Math.floor(n / 10_000) % 24)}${padded(n % 10_000, 4)}`;
