import { describe, expect, it } from 'vitest';
import { datasetSchema } from '../../../shared/catalog/model.ts';
import { columnsOf, frozenColumns } from './columns.ts';

const dataset = datasetSchema.parse({
  id: 'RS01',
  title: { zh: '单位社会保险参保信息' },
  schema: {
    primaryKey: ['DWDM', 'XZ'],
    fields: [
      { name: 'DWDM', title: '单位代码', constraints: { required: true, minLength: 18, maxLength: 18 } },
      { name: 'DWMC', title: '单位名称', constraints: { required: true, maxLength: 200 }, liaison: { titleEn: 'Unit name' } },
      { name: 'SSQ', title: '所属期', constraints: { minLength: 6, maxLength: 6 }, liaison: { identifier: 'period' } },
      { name: 'XZ', title: '险种', liaison: { codeList: 'XZ' } },
      { name: 'RS', title: '人数', type: 'integer', liaison: { unit: '人' } },
      { name: 'RQ', title: '日期', type: 'date' },
      { name: 'DJ', title: '等级', constraints: { enum: ['A', 'B'] } },
    ],
  },
  liaison: {
    units: [],
    content: { zh: '' },
    delivery: ['file'],
    standard: { zh: '' },
    timing: { frequency: 'monthly' },
    level: 'S',
  },
});
const codeLists = { XZ: { entries: [{ code: '110', label: '养老', labelEn: 'Pension' }] } };
const hints = { required: '必填', code: '代码', digits: (n: number) => `${n} 位` };

describe('columns of a dataset', () => {
  const columns = columnsOf({ dataset, codeLists }, hints, 'zh');

  it('say what is expected', () => {
    expect(columns.map((column) => column.hint)).toEqual(['18 位 必填', '必填', 'YYYYMM', '代码', '人', 'YYYY-MM-DD', '代码']);
    expect(columns.map((column) => column.kind)).toEqual(['text', 'text', 'text', 'choice', 'number', 'date', 'choice']);
  });

  it('speak English where the catalog does', () => {
    const english = columnsOf({ dataset, codeLists }, hints, 'en');
    expect(english[1]?.title).toBe('Unit name');
    expect(english[0]?.title).toBe('单位代码');
    expect(english[3]?.labels.get('110')).toBe('Pension');
  });

  it('keep the first columns on view', () => expect(frozenColumns(dataset)).toBe(2));
});
