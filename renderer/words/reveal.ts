import { wordsOf } from './words.ts';

/** Covered values and showing them for a purpose; covering while at work; the clipboard. */
export const revealWords = wordsOf({
  zh: {
    covered: '敏感内容已遮盖',
    coveredOf: (fields: readonly string[]) =>
      `${fields.slice(0, 3).join('、')}${fields.length > 3 ? `等 ${fields.length} 项` : ''}已遮盖`,
    shownUntil: (time: string) => `敏感内容显示到 ${time}`,
    show: '显示…',
    coverAgain: '重新遮盖',
    title: '显示敏感内容',
    lead: '用途、内容、经办人和时间记入审计记录。离开本页、满 10 分钟或锁定后重新遮盖。',
    what: '显示哪些内容',
    purpose: '用途',
    purposeHint: '至少 4 个字',
    choices: ['核对数据', '核实纠错报告', '答复来电来函', '领导查阅', '准备公文'],
    chosen: '常用说法',
    ok: '显示',
    person: '疑点对象',
    atWork: '遮盖',
    atWorkTip: '遮盖敏感内容，正在输入的单元格除外；旁边有人或截图时用',
  },
  en: {
    covered: 'Sensitive values are covered',
    coveredOf: (fields) => `${fields.slice(0, 3).join(', ')}${fields.length > 3 ? ` and others (${fields.length})` : ''} covered`,
    shownUntil: (time) => `Sensitive values shown until ${time}`,
    show: 'Show…',
    coverAgain: 'Cover again',
    title: 'Show sensitive values',
    lead: 'Purpose, values, officer and time go into the audit trail. They are covered again when you leave this page, after 10 minutes, or when locked.',
    what: 'What is to be shown',
    purpose: 'Purpose',
    purposeHint: 'At least 4 characters',
    choices: ['Check the data', 'Verify an error report', 'Answer a caller', 'For a superior', 'Prepare a letter'],
    chosen: 'Said before',
    ok: 'Show',
    person: 'Person in doubt',
    atWork: 'Cover',
    atWorkTip: 'Covers sensitive values save in the cell being typed: for visitors and screenshots',
  },
});
