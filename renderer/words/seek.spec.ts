import { beforeAll, describe, expect, it } from 'vitest';
import { readPinyin } from './pinyin.ts';
import { seeks } from './seek.ts';

beforeAll(readPinyin);

describe('seeks', () => {
  it('finds Chinese by itself, by initials and by whole syllables', () => {
    for (const typed of ['参保', 'sbcb', 'shebao', 'dwsb', ' 社保 ']) expect(seeks(typed, '单位社保参保信息')).toBe(true);
  });
  it('finds codes and English in any case', () => {
    expect(seeks('rs01', '单位社保参保信息', 'RS01')).toBe(true);
    expect(seeks('insur', undefined, 'Social insurance')).toBe(true);
  });
  it('finds everything by nothing, and nothing by what is not there', () => {
    expect(seeks('  ', '单位')).toBe(true);
    expect(seeks('qqq', '单位社保参保信息', 'RS01')).toBe(false);
  });
});
