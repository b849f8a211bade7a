import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markingWithin, secretMarking } from './secret-marking.ts';

describe('a state-secret marking', () => {
  it.each([
    ['机密★10年', '机密★10年'],
    ['秘密★', '秘密★'],
    ['绝密★长期', '绝密★长期'],
    ['绝　密 ★ 30 年', '绝密★30年'],
    ['机密☆6个月', '机密☆6个月'],
    ['机密*10年', '机密*10年'],
    ['机密＊', '机密＊'],
    ['密级：机密', '密级：机密'],
    ['密级:秘密★5年', '秘密★5年'],
    ['本件密级为绝密', '密级为绝密'],
    ['参保单位信息（秘密）', '（秘密）'],
    ['【机密】关于报送涉税信息的函', '【机密】'],
    ['[绝密级]', '[绝密级]'],
    ['（机密，10年）', '（机密，10年）'],
    ['机密', '机密'],
    ['  秘  密  ', '秘密'],
    ['机密级', '机密级'],
    ['关于报送信息的函\n机密\n正文', '机密'],
    ['机密 10年', '机密10年'],
    ['涉及国家机密★5年', '机密★5年'],
  ])('is found in %j', (text, marking) => {
    expect(secretMarking(text)).toBe(marking);
  });

  it.each([
    '郑州机密机械有限公司',
    '河南秘密花园餐饮有限公司',
    '机密机械（郑州）有限公司',
    '机密****公司',
    '秘密*****厂',
    '商业秘密',
    '商业秘密★5年',
    '核心商密★10年',
    '工作秘密',
    '不得泄露国家秘密、商业秘密和个人隐私',
    '其中的国家秘密、商业秘密和个人隐私等信息依法负有保密义务',
    '涉及秘密的材料另行报送',
    '《秘密》',
    '《不能说的秘密》',
    '精密机械', // a neighbour word with the same sign
    '保密协议 10年',
    '密级：一般',
    '密级',
    '加密 ★ 10年',
    '秘密的十年',
    '这是一个秘密，10年后再说。',
    '',
  ])('is not found in %j', (text) => {
    expect(secretMarking(text)).toBeNull();
  });

  it.each([
    ['机密-参保信息.xlsx', '机密'],
    ['参保信息_秘密.csv', '秘密'],
    ['2026 绝密 花名册.xls', '绝密'],
    ['秘密文件.docx', '秘密文件'],
    ['参保信息(机密★1年).xlsx', '机密★1年'],
    ['秘密', '秘密'],
  ])('is found in the name %j', (name, marking) => {
    expect(secretMarking(name, 'name')).toBe(marking);
  });

  it.each([
    '机密机械2026年参保信息.xlsx',
    '商业秘密清单.xlsx',
    '保密制度.docx',
    '秘密花园.csv',
    '《秘密》演出信息.xlsx',
    'Sheet1',
  ])('is not found in the name %j', (name) => {
    expect(secretMarking(name, 'name')).toBeNull();
  });

  it('is found wherever it stands in a value', () => {
    expect(markingWithin({ a: ['x', { b: '密级：机密' }], n: 3, none: null })).toBe('密级：机密');
    expect(markingWithin({ a: ['郑州机密机械有限公司'] })).toBeNull();
  });

  it('never takes long over any text, and none without its sign has one', () => {
    const signs = fc.constantFrom(
      '机',
      '密',
      '秘',
      '绝',
      '★',
      '*',
      ' ',
      '　',
      '级',
      '：',
      '（',
      '）',
      '1',
      '年',
      '\n',
      '商',
      '业',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 400 }), (list) => {
        const text = list.join('');
        const found = secretMarking(text, 'name');
        if (!text.includes('密')) expect(found).toBeNull();
        if (found !== null) expect(found).toMatch(/密/);
      }),
    );
    const started = performance.now();
    secretMarking(`${'密 '.repeat(100_000)}★`);
    secretMarking(`${'　'.repeat(100_000)}密`);
    secretMarking(`${'机密  '.repeat(50_000)}`, 'name');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
