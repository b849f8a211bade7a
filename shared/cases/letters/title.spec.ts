import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleLines } from './title.ts';

describe('lines of a title', () => {
  it('leaves a short one alone', () => {
    expect(titleLines('关于调整联络员的函')).toEqual(['关于调整联络员的函']);
  });

  it('breaks before 关于, as a trapezoid', () => {
    expect(titleLines('郑州市人力资源和社会保障局关于报告涉税共享信息有错误的函')).toEqual([
      '郑州市人力资源和社会保障局',
      '关于报告涉税共享信息有错误的函',
    ]);
  });

  it('takes the lines the officer made', () => {
    expect(titleLines('某局\n关于说明情况的函')).toEqual(['某局', '关于说明情况的函']);
  });

  it('never loses a character, never exceeds the line, never begins one with 的', () => {
    const word = fc.constantFrom(
      '郑州市',
      '财政局',
      '关于',
      '报告',
      '涉税',
      '信息',
      '错误',
      '的',
      '和',
      '函',
      '说明',
      '《办法》',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const title = words.join('');
        const lines = titleLines(title);
        expect(lines.join('')).toBe(title);
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(20);
        if (!/的的|和的|^的/.test(title)) for (const line of lines.slice(1)) expect(line.startsWith('的')).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
