import { wordsOf } from './words.ts';

/** Which rows of the table are on view. */
export const rowsWords = wordsOf({
  zh: {
    menu: '按状态看行',
    filters: {
      all: '全部行',
      problems: '有问题的行',
      blocking: '有阻断问题的行',
      justify: '有须说明问题的行',
      returned: '平台退回的行',
      edited: '手工改动过的行',
      imported: '从文件导入的行',
      typed: '手工录入的行',
    },
    only: (what: string) => `只看${what}`,
    cause: (title: string, column: string) => `只看有此问题的行：${title}${column === '' ? '' : ` · ${column}`}`,
    oneCause: '只看有这一问题的行',
    these: '只看这些行',
    allRows: '看全部行',
  },
  en: {
    menu: 'Rows by their state',
    filters: {
      all: 'All rows',
      problems: 'Rows with findings',
      blocking: 'Rows with blocking findings',
      justify: 'Rows that need a reason',
      returned: 'Rows the platform returned',
      edited: 'Rows changed by hand',
      imported: 'Rows imported from files',
      typed: 'Rows entered by hand',
    },
    only: (what) => `Only: ${what}`,
    cause: (title, column) => `Only rows with this finding: ${title}${column === '' ? '' : ` · ${column}`}`,
    oneCause: 'Only rows with this one finding',
    these: 'Only these rows',
    allRows: 'All rows',
  },
});
