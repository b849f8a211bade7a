import { expect, it } from 'vitest';
import { exportHead, exportLine } from './export.ts';
import type { FindingGroup, ListedFinding } from './model.ts';

const finding: ListedFinding = {
  id: 1,
  rid: 7,
  no: 3,
  fields: ['JE'],
  severity: 'justify',
  value: '-5',
  message: { zh: '“-5”小于 0。', en: '“-5” is below 0.' },
  howToFix: { zh: '请核对。', en: 'Check it.' },
  clause: '第九条',
  fix: null,
  origin: 'local',
};
const group: FindingGroup = {
  key: 'k',
  code: 'row/rule',
  severity: 'justify',
  fields: ['JE'],
  rule: 'JE-1',
  detail: 'rule',
  count: 1,
  title: { zh: '金额为负', en: 'Negative amount' },
  sample: finding,
  fixable: 0,
  unitSlip: null,
  reason: '冲销, 附"凭证"',
};

it('writes a line of the table in the language', () => {
  expect(exportHead('zh').split(',')).toHaveLength(11);
  expect(exportHead('en')).toMatch(/^Row,Column,.*\r\n$/);
  expect(exportLine(finding, group, '金额', 'zh')).toBe(
    '3,金额,须说明,金额为负,“-5”小于 0。,-5,请核对。,第九条,"冲销, 附""凭证""",JE-1,row/rule\r\n',
  );
  expect(exportLine({ ...finding, no: null, howToFix: null }, { ...group, reason: null, rule: null }, 'Amount', 'en')).toBe(
    ',Amount,To explain,Negative amount,“-5” is below 0.,-5,,第九条,,,row/rule\r\n',
  );
});

it('makes text of what a spreadsheet would run', () => {
  for (const value of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', ' =A1', '\t=A1', '\r=A1']) {
    const said = exportLine({ ...finding, value }, group, '金额', 'zh');
    expect(said).toContain(`'${value}`);
  }
  expect(exportLine({ ...finding, value: '-12.50' }, group, '金额', 'zh')).toContain(',-12.50,');
});
