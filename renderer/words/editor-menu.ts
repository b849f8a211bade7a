import { wordsOf } from './words.ts';

/** The menu of a cell, and what is said after a column was moved. */
export const menuWords = wordsOf({
  zh: {
    label: '单元格菜单',
    copy: '复制',
    above: '在上方插入行',
    below: '在下方插入行',
    remove: '删除行',
    fill: '向下填充',
    clear: '清除内容',
    former: '对照上期',
    form: '逐条填写',
    column: '此列的排序、筛选与位置',
    moved: (title: string, place: number, of: number) => `“${title}”现在是第 ${place} 列，共 ${of} 列`,
    waiting: '有内容还没有写入，暂不能移动列。',
  },
  en: {
    label: 'Cell menu',
    copy: 'Copy',
    above: 'Insert rows above',
    below: 'Insert rows below',
    remove: 'Delete rows',
    fill: 'Fill down',
    clear: 'Clear contents',
    former: 'Compare with the period before',
    form: 'Fill in as a form',
    column: 'Sort, filter or move this column',
    moved: (title, place, of) => `“${title}” is now column ${place} of ${of}`,
    waiting: 'Something is not written yet; columns cannot be moved now.',
  },
});
