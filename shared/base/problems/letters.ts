import { entry } from './entry.ts';

const kept = '内容都在，没有做出文件。';
const keptEn = 'Nothing is lost; no file was made.';

export const lettersProblems = {
  'letters/missing': entry(
    9101,
    [
      '这台电脑的字体里没有这些字（{count} 个）：{signs}。',
      kept,
      '请安装含有这些字的字体（如“宋体-ExtB”）后再做 PDF，或先存为 Word 文件。',
    ],
    [
      'No font on this computer has these characters ({count}): {signs}.',
      keptEn,
      'Install a font that has them (such as SimSun-ExtB) and make the PDF again, or save the letter for Word.',
    ],
  ),
  'letters/noFont': entry(
    9102,
    ['这台电脑上没有找到中文字体，做不了 PDF。', kept, '请安装仿宋、宋体等中文字体，或先存为 Word 文件。'],
    [
      'There is no Chinese font on this computer, so that no PDF can be made.',
      keptEn,
      'Install a Chinese font such as FangSong or SimSun, or save the letter for Word.',
    ],
  ),
  'letters/unknownPlace': entry(
    9103,
    ['模板里有不认识的填空：{names}。', '模板没有改动。', '请从列出的填空中选用，或改成普通文字。'],
    [
      'The template has places nobody fills: {names}.',
      'The template was not changed.',
      'Use the places listed, or write plain text.',
    ],
  ),
};
