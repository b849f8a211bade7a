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
const ZONES: Readonly<Record<string, string>> = {
  '410171': '经济技术开发区',
  '410172': '高新技术产业开发区',
  '410173': '航空港经济综合实验区',
};
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' ');
/** Cities of Henan; counties of other cities are known by them. 99 is no city's number. */
const HENAN = '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 90'.split(' ');

export const regionName = (code: string): string | null => CITY[code] ?? ZONES[code] ?? null;
export const isZone = (code: string): boolean => code in ZONES;
export const isKnownProvince = (code: string): boolean => PROVINCES.includes(code.slice(0, 2));

/** Known in the city's list or plausible in the province's. */
export function isKnownRegion(code: string): boolean {
  if (!/^\d{6}$/.test(code) || !isKnownProvince(code)) return false;
  if (code.startsWith('4101')) return regionName(code) !== null;
  return !code.startsWith('41') || HENAN.includes(code.slice(2, 4));
}
