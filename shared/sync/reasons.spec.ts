import { describe, expect, it } from 'vitest';
import { describeProblem, problem } from '../base/problem.ts';
import { notReached, reasonOf } from './reasons.ts';

describe('why nobody was reached', () => {
  it.each([
    ['ENOTFOUND', '找不到这个地址', 'no such address'],
    ['ECONNREFUSED', '不接受连接', 'not accept'],
    ['idle timeout', '没有回应', 'no answer'],
    ['answer cut', '连接中断', 'broke off'],
  ])('%s is said in words, in either language, with its technical word behind', (technical, zh, en) => {
    const said = problem('sync/unreachable', { ...reasonOf(technical) });
    const chinese = describeProblem(said, 'zh').happened;
    const english = describeProblem(said, 'en').happened;
    expect(chinese).toContain(zh);
    expect(english).toContain(en);
    expect(chinese).toContain(technical);
    expect(english).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it.each([
    ['CERT_HAS_EXPIRED', 'sync/certExpired', '已过期', '时间'],
    ['CERT_NOT_YET_VALID', 'sync/certEarly', '尚未生效', '时间'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'sync/certHost', 'tax.example', '地址'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'sync/certUnknown', '不受信任', '证书'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'sync/certUnknown', '不受信任', '证书'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'sync/certUnknown', '不受信任', '证书'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'sync/certUnknown', '不受信任', '证书'],
    ['ERR_PROXY_TUNNEL', 'sync/proxyRefused', '代理', '代理'],
  ])('%s is a problem of its own, with what to do', (technical, code, happened, next) => {
    const found = notReached(technical, 'tax.example');
    expect(found.code).toBe(code);
    const zh = describeProblem(found, 'zh');
    expect(zh.happened).toContain(happened);
    expect(zh.next).toContain(next);
    const en = describeProblem(found, 'en');
    expect(`${en.happened}${en.safe}${en.next}`).not.toMatch(/[\u4e00-\u9fff{}]/);
  });

  it('leaves an unknown word as it is', () => {
    expect(reasonOf('EXOTIC')).toEqual({ detail: 'EXOTIC', detailEn: 'EXOTIC' });
  });
});
