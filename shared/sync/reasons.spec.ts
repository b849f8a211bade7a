import { describe, expect, it } from 'vitest';
import { describeProblem, problem } from '../base/problem.ts';
import { reasonOf } from './reasons.ts';

describe('why nobody was reached', () => {
  it.each([
    ['ENOTFOUND', '找不到这个地址', 'no such address'],
    ['ECONNREFUSED', '不接受连接', 'not accept'],
    ['idle timeout', '没有回应', 'no answer'],
    ['answer cut', '连接中断', 'broke off'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', '证书', 'certificate'],
  ])('%s is said in words, in either language, with its technical word behind', (technical, zh, en) => {
    const said = problem('sync/unreachable', { ...reasonOf(technical) });
    const chinese = describeProblem(said, 'zh').happened;
    const english = describeProblem(said, 'en').happened;
    expect(chinese).toContain(zh);
    expect(english).toContain(en);
    expect(chinese).toContain(technical);
    expect(english).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('leaves an unknown word as it is', () => {
    expect(reasonOf('EXOTIC')).toEqual({ detail: 'EXOTIC', detailEn: 'EXOTIC' });
  });
});
