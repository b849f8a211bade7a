import { fold } from './fold.ts';

/**
 * 证件类型 of the tax list (金税三期), and the police list (GA/T 517) that is often written instead. The two share no
 * digits for a person's papers, so a police code names its tax code plainly; it is mapped, never accepted as such.
 */
const TAX: Readonly<Record<string, string>> = {
  '101': '组织机构代码证',
  '102': '营业执照',
  '103': '税务登记证',
  '199': '其他单位证件',
  '201': '居民身份证',
  '202': '军官证',
  '203': '武警警官证',
  '204': '士兵证',
  '206': '残疾人证',
  '208': '外国护照',
  '210': '港澳居民来往内地通行证',
  '213': '台湾居民来往大陆通行证',
  '219': '香港身份证',
  '220': '澳门身份证',
  '221': '台湾身份证',
  '227': '中国护照',
  '233': '外国人永久居留身份证',
  '237': '港澳居民居住证',
  '238': '台湾居民居住证',
  '299': '其他个人证件',
};
const POLICE: Readonly<Record<string, string>> = {
  '111': '201',
  '112': '201',
  '114': '202',
  '414': '227',
  '511': '213',
  '516': '210',
  '553': '233',
};

export const isCertType = (code: string): boolean => Object.hasOwn(TAX, code);
/** The tax list's code for a code of the police list; null for any other. */
export const taxTypeOf = (code: string): string | null => (Object.hasOwn(POLICE, code) ? (POLICE[code] ?? null) : null);
const byName: ReadonlyMap<string, string> = new Map(Object.entries(TAX).map(([code, name]) => [name, code]));

/** The tax list's code a cell means: by that list, by the police list, or by the paper's name. */
export function certTypeMeant(cell: string): string {
  if (cell === '' || isCertType(cell)) return cell;
  const code = fold(cell);
  return taxTypeOf(code) ?? byName.get(code) ?? code;
}
