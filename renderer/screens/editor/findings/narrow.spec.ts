import { beforeAll, expect, it } from 'vitest';
import type { Severity } from '../../../../shared/catalog/model.ts';
import type { FindingGroup } from '../../../../shared/validation/model.ts';
import { readPinyin } from '../../../words/pinyin.ts';
import { narrowed, severitiesOf } from './narrow.ts';

beforeAll(readPinyin);

const group = (key: string, severity: Severity, count: number, zh: string, rule: string | null = null): FindingGroup => ({
  key,
  code: 'row/rule',
  severity,
  fields: ['JE'],
  rule,
  detail: 'rule',
  count,
  title: { zh, en: `en ${key}` },
  sample: {
    id: 1,
    rid: 1,
    no: 1,
    fields: ['JE'],
    severity,
    value: null,
    message: { zh: `${zh}：过低`, en: 'too low' },
    howToFix: null,
    clause: null,
    fix: null,
    origin: 'local',
  },
  fixable: 0,
  unitSlip: null,
  reason: null,
});
const groups = [
  group('a', 'info', 90, '日期写法'),
  group('b', 'justify', 3, '人均工资偏低', 'RS01-R05'),
  group('c', 'blocking', 1, '必填项没有填'),
  group('d', 'blocking', 7, '金额为负'),
];
const keys = (severity: Severity | null, text = '') =>
  narrowed(groups, { severity, text }, ({ key }) => (key === 'c' ? '单位名称' : null)).map(({ key }) => key);

it('puts the worst first, then the most frequent', () => {
  expect(keys(null)).toEqual(['d', 'c', 'b', 'a']);
});

it('narrows by severity and by what the card says, in either language, by rule, column or pinyin', () => {
  expect(keys('blocking')).toEqual(['d', 'c']);
  expect(keys(null, '过低')).toHaveLength(4);
  expect(keys(null, 'en a')).toEqual(['a']);
  expect(keys(null, 'rs01-r05')).toEqual(['b']);
  expect(keys(null, '单位名称')).toEqual(['c']);
  expect(keys(null, 'renjun')).toEqual(['b']);
  expect(keys('info', '人均')).toEqual([]);
});

it('counts groups by severity', () => {
  expect(severitiesOf(groups)).toEqual([
    { severity: 'blocking', groups: 2 },
    { severity: 'justify', groups: 1 },
    { severity: 'info', groups: 1 },
  ]);
  expect(severitiesOf(groups.slice(0, 1))).toEqual([{ severity: 'info', groups: 1 }]);
});
