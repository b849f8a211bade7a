import { digitsAt } from './digits.ts';

/** GB/T 2260 for the city, its statistics codes for functional zones (GB/T 2260 has none), provinces by two digits. */
const CITY: Readonly<Record<string, string>> = {
  '410000': '河南省',
  '410100': '郑州市',
  '410101': '市辖区',
  '410102': '中原区',
  '410103': '二七区',
  '410104': '管城回族区',
  '410105': '金水区',
  '410106': '上街区',
  '410108': '惠济区',
  '410122': '中牟县',
  '410181': '巩义市',
  '410182': '荥阳市',
  '410183': '新密市',
  '410184': '新郑市',
  '410185': '登封市',
};
/** Each lies in districts of the city; a record that needs a GB/T 2260 code takes the parent's. */
const ZONES: Readonly<Record<string, { readonly name: string; readonly parent: string }>> = {
  '410171': { name: '经济技术开发区', parent: '410100' },
  '410172': { name: '高新技术产业开发区', parent: '410100' },
  '410173': { name: '航空港经济综合实验区', parent: '410100' },
};
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' ');
/** Cities of Henan; counties of other cities are known by them. 99 is no city's number. */
const HENAN = '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 90'.split(' ');

const tableOf = (codes: readonly string[]): Uint8Array => {
  const table = new Uint8Array(100);
  for (const code of codes) table[Number(code)] = 1;
  return table;
};
const provinceTable = tableOf(PROVINCES);
const henanTable = tableOf(HENAN);
const cityTable = tableOf(
  [...Object.keys(CITY), ...Object.keys(ZONES)].filter((c) => c.startsWith('4101')).map((c) => c.slice(4)),
);
const byName: ReadonlyMap<string, string> = new Map([
  ...Object.entries(CITY)
    .filter(([code]) => code !== '410101')
    .flatMap(([code, name]) => [
      [name, code] as const,
      [`郑州市${name}`, code] as const,
      [`河南省${name}`, code] as const,
      [`河南省郑州市${name}`, code] as const,
    ]),
]);

export const regionName = (code: string): string | null => CITY[code] ?? ZONES[code]?.name ?? null;
export const regionOfName = (name: string): string | null => byName.get(name) ?? null;
export const isZone = (code: string): boolean => Object.hasOwn(ZONES, code);
export const parentOfZone = (code: string): string => ZONES[code]?.parent ?? '';

/** Whether the two digits at `from` are a province's. */
export function isKnownProvince(value: string, from = 0): boolean {
  const code = digitsAt(value, from, 2);
  return code >= 0 && provinceTable[code] === 1;
}

/** Whether the six digits at `from` are known in the city's list or plausible in the province's. */
export function isKnownRegion(value: string, from = 0): boolean {
  const code = digitsAt(value, from, 6);
  if (code < 0 || provinceTable[Math.trunc(code / 10_000)] !== 1) return false;
  if (Math.trunc(code / 10_000) !== 41) return true;
  const city = Math.trunc(code / 100) % 100;
  return city === 1 ? cityTable[code % 100] === 1 : henanTable[city] === 1;
}
