/**
 * State-secret markings (国家秘密标志): the level with ★ and a term (“机密★10年”), the level alone as a title or in
 * brackets, “密级：机密”. Nothing so marked may come into this program (第十五条). The word in a sentence, in the name of a
 * company or in 商业秘密 is no marking.
 */

/** Where a text stands: a name of a file, sheet or title is made of words; a text has lines. */
export type MarkedPlace = 'name' | 'text';

const LEVEL = '绝[\\s　]*密|机[\\s　]*密|秘[\\s　]*密';
/** Secrets of other kinds carry stars too. */
const NOT_OTHER = '(?<!商业|工作|企业|技术|公司|单位|客户|核心|普通|个人)';
/** 10年, 6个月, 长期, 解密前, 启封前. */
const TERM = '(?:[\\s　]*(?:[\\d０-９一二三四五六七八九十]+[\\s　]*(?:年|个月|月|日|天)|长期|永久|无限期|解密|启封))';
const STAR = '[★☆⭐✩✭✮✯]️?';

const starred = new RegExp(`${NOT_OTHER}(?:${LEVEL})[\\s　]*级?[\\s　]*${STAR}${TERM}?`, 'u');
/** An asterisk where the star was not to be had: with a term, or at the end of a word. One alone: more are a covered value. */
const asterisked = new RegExp(
  `${NOT_OTHER}(?:${LEVEL})[\\s　]*[*＊※](?![*＊※])(?:${TERM}|(?=[\\s　]*(?:$|[，,。；;）)\\]】])))`,
  'mu',
);
const declared = new RegExp(
  `密级(?:别)?[\\s　]*(?:[:：]|为|是|定为)[\\s　]*[（(【\\[“"]?[\\s　]*(?:${LEVEL})(?![\\p{L}\\p{N}]*(?:公司|厂|店))`,
  'u',
);
const bracketed = new RegExp(
  `[（(【〔\\[［][\\s　]*(?:${LEVEL})[\\s　]*(?:级|件|文件|资料)?(?:[\\s　]*[-—,，]?${TERM})?[\\s　]*[)）】〕\\]］]`,
  'u',
);
const termed = new RegExp(`(?:^|[\\s　])(?:${LEVEL})[\\s　]*(?:级)?[\\s　]*[（(]?${TERM}[)）]?[\\s　]*$`, 'mu');
const whole = new RegExp(`^[\\s　]*(?:${LEVEL})[\\s　]*(?:级|件|文件|资料|材料|事项)?[\\s　]*[:：]?[\\s　]*$`, 'mu');
/** A word of a name. */
const worded =
  /(?:^|[\s　_\-—–·.,，、:：+&（）()【】[\]]) *(?:绝密|机密|秘密)(?:级|件|文件|资料|材料|事项)?(?=$|[\s　_\-—–·.,，、:：+&（）()【】[\]])/u;

/** What every marking has in it: towns and names with 密 have not. */
const level = new RegExp(LEVEL, 'u');

const anywhere = [starred, asterisked, declared, bracketed, termed, whole] as const;

/** The marking as it stands in a text, or null. */
export function secretMarking(text: string, place: MarkedPlace = 'text'): string | null {
  // Nearly every text has none: this costs a scan of its letters.
  if (!text.includes('密')) return null;
  const plain = text.normalize('NFC');
  if (!level.test(plain)) return null;
  for (const pattern of place === 'name' ? [...anywhere, worded] : anywhere) {
    const found = pattern.exec(plain)?.[0];
    if (found !== undefined) return found.replace(/[\s　]+/g, '').replace(/^[_\-—–·.,，、:：+&]+/, '');
  }
  return null;
}

const MOST_DEPTH = 12;

/** The first marking in any text of a value that crosses a wire. */
export function markingWithin(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return secretMarking(value);
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return null;
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    const found = markingWithin(part, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
