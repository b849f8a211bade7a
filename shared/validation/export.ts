import type { Language } from '../base/problem.ts';
import type { FindingGroup, ListedFinding } from './model.ts';

/** Findings as lines of a table for spreadsheets. */
const heads = {
  zh: ['行', '列', '程度', '问题', '说明', '原值', '怎么改', '依据', '书面说明', '规则', '类别代码'],
  en: ['Row', 'Column', 'Severity', 'Finding', 'Explanation', 'Value', 'How to mend it', 'Source', 'Reason', 'Rule', 'Code'],
} as const;
const severities = {
  zh: { blocking: '阻断', justify: '须说明', info: '提示' },
  en: { blocking: 'Blocking', justify: 'To explain', info: 'For information' },
} as const;

/** What a spreadsheet would run when it opens the file, it is given as text: an apostrophe goes before it. */
const harmless = (text: string): string => (/^[\s]*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);

const cell = (text: string): string => {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

export const exportHead = (language: Language): string => line(heads[language]);

/** One finding as a line; `column` is the title of its first field. */
export function exportLine(finding: ListedFinding, group: FindingGroup, column: string, language: Language): string {
  const words = (said: { readonly zh: string; readonly en: string } | null): string => said?.[language] ?? '';
  return line([
    finding.no === null ? '' : String(finding.no),
    column,
    severities[language][finding.severity],
    words(group.title),
    words(finding.message),
    finding.value ?? '',
    words(finding.howToFix),
    finding.clause ?? '',
    group.reason ?? '',
    group.rule ?? '',
    group.code,
  ]);
}
