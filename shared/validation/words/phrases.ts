import { type DetailWords, say } from './entry.ts';

/** Check words of an identifier, by its name in both languages. */
export const check = (zh: string, en: string, standard: string): DetailWords =>
  say(
    [`${zh}校验不符`, `“{value}”的校验位对不上，至少有一位写错。`, `请对照证照原件逐位核对。依据 ${standard}。`],
    [
      `${en}: check character does not fit`,
      '“{value}” does not pass its check; at least one character is wrong.',
      `Compare it with the document, character by character (${standard}).`,
    ],
  );
/** Swapped words of an identifier, by its name in both languages. */
export const swapped = (zh: string, en: string): DetailWords =>
  say(
    [`${zh}可能有两位颠倒`, '“{value}”第 {at}、{next} 位可能写反了。', '请对照证照原件核对这两位。'],
    [
      `${en}: two characters may be swapped`,
      'Characters {at} and {next} of “{value}” may be swapped.',
      'Compare those two with the document.',
    ],
  );
/** Slip words of an identifier, by its name in both languages. */
export const slip = (zh: string, en: string, rule: string, ruleEn: string): DetailWords =>
  say(
    [`${zh}里有易混字母`, `“{value}”第 {at} 位是字母 {char}，应为 {meant}。${rule}`, '请改为 {meant}，并核对其他位。'],
    [
      `${en}: a look-alike letter`,
      `Character {at} of “{value}” is the letter {char}; it should be {meant}. ${ruleEn}`,
      'Change it to {meant} and compare the rest.',
    ],
  );
/** Alphabet words of an identifier, by its name in both languages. */
export const alphabet = (zh: string, en: string): DetailWords =>
  say(
    [`${zh}里有不该有的字符`, '“{value}”第 {at} 位“{char}”不能出现在这里。', '请对照证照原件核对。'],
    [
      `${en}: a character that cannot be there`,
      'Character {at} of “{value}”, “{char}”, cannot be there.',
      'Compare it with the document.',
    ],
  );
/** Length words of an identifier, by its name in both languages. */
export const length = (zh: string, en: string, size: string, sizeEn = size): DetailWords =>
  say(
    [`${zh}位数不对`, `“{value}”有 {size} 位，应为 ${size} 位。`, '请核对是否漏位或多位。'],
    [
      `${en}: wrong number of characters`,
      `“{value}” has {size} characters; ${sizeEn} are needed.`,
      'Check for missing or surplus characters.',
    ],
  );
/** Placeholder words of an identifier, by its name in both languages. */
export const placeholder = (zh: string, en: string): DetailWords =>
  say(
    [`${zh}是占位内容`, '“{value}”是占位内容，不是真实号码。', '请填写真实号码。'],
    [`${en}: a placeholder`, '“{value}” stands in for a number; it is not one.', 'Give the real number.'],
  );
/** Shape words of an identifier, by its name in both languages. */
export const shape = (zh: string, en: string, like: string, likeEn = like): DetailWords =>
  say(
    [`${zh}写法不对`, `“{value}”不是${zh}的写法。`, `请写成“${like}”的样子。`],
    [`${en}: not its form`, `“{value}” is not written as it should be.`, `Write it like “${likeEn}”.`],
  );
/** A look-alike that cannot stand there but does not explain the whole number. */
export const letter = (zh: string, en: string): DetailWords =>
  say(
    [
      `${zh}里有易混字符`,
      '“{value}”第 {at} 位“{char}”不能出现在这里，可能是 {meant}；但改成 {meant} 后仍对不上，别处还有错。',
      '请对照证照原件逐位核对。',
    ],
    [
      `${en}: a look-alike character`,
      'Character {at} of “{value}”, “{char}”, cannot be there. It may be {meant}, but with {meant} the number still does not fit: something else is wrong too.',
      'Compare it with the document, character by character.',
    ],
  );
/** One look-alike inside the alphabet that explains a wrong check. */
export const twin = (zh: string, en: string): DetailWords =>
  say(
    [`${zh}可能认错了一位`, '“{value}”第 {at} 位写的是 {char}，可能应为 {meant}。', '请对照证照原件核对这一位。'],
    [
      `${en}: one character may be misread`,
      'Character {at} of “{value}” is {char}; it may be {meant}.',
      'Compare that character with the document.',
    ],
  );
