import { beforeAll, describe, expect, it } from 'vitest';
import { readPinyin } from '../../words/pinyin.ts';
import { findChoices } from './choices.ts';

beforeAll(readPinyin);

const kinds = [
  { code: '110', label: '养老' },
  { code: '210', label: '失业' },
  { code: '310', label: '医疗' },
  { code: '410', label: '工伤' },
  { code: '510', label: '生育' },
];
const codes = (query: string) => findChoices(kinds, query).map((choice) => choice.code);

describe('choices', () => {
  it('are found by code, label and pinyin', () => {
    expect(codes('2')).toEqual(['210']);
    expect(codes('医')).toEqual(['310']);
    expect(codes('yanglao')).toEqual(['110']);
    expect(codes('yl')).toEqual(['110', '310']);
    expect(codes('GS')).toEqual(['410']);
  });

  it('are all there without a query, none for what there is not', () => {
    expect(codes('')).toEqual(['110', '210', '310', '410', '510']);
    expect(codes('xyz')).toEqual([]);
  });

  it('put the exact code first', () => {
    const close = [
      { code: '1', label: '设立' },
      { code: '11', label: '划拨' },
    ];
    expect(findChoices([...close].reverse(), '1')[0]?.code).toBe('1');
  });
});
