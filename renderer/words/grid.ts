import { wordsOf } from './words.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const gridWords = wordsOf({
  zh: {
    rowNumber: '行号',
    all: '全选',
    newRow: '在此输入即增加一行',
    cell: (column: string, row: number) => `${column}，第 ${row} 行`,
    choices: (column: string) => `${column}可选的代码`,
    noChoice: '没有匹配的代码，将按所输内容保存',
    more: (n: number) => `还有更多，请继续输入（已列 ${n} 个）`,
    month: (year: string, month: number) => `${year} 年 ${month} 月`,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'].join(' '),
    day: (year: string, month: number, day: number) => `${year} 年 ${month} 月 ${day} 日`,
    earlier: '上个月',
    later: '下个月',
    formerBefore: '上期：',
    formerNone: '上期无',
    formerEmpty: '（空）',
  },
  en: {
    rowNumber: 'Row',
    all: 'Select all',
    newRow: 'Type here to add a row',
    cell: (column, row) => `${column}, row ${row}`,
    choices: (column) => `Codes for ${column}`,
    noChoice: 'No code matches; what you typed is kept as it is',
    more: (n) => `There are more; keep typing (${n} listed)`,
    month: (year, month) => `${months[month - 1] ?? ''} ${year}`,
    weekdays: 'Mo Tu We Th Fr Sa Su',
    day: (year, month, day) => `${day} ${months[month - 1] ?? ''} ${year}`,
    earlier: 'Previous month',
    later: 'Next month',
    formerBefore: 'Before: ',
    formerNone: 'New',
    formerEmpty: '(empty)',
  },
});
