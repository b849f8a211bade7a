import { describe, expect, it } from 'vitest';
import { failureOf, NUMBER_TAKEN, type Reply } from './replies.ts';

const reply = (status: number, body: unknown, more: Partial<Reply> = {}): Reply => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  genuine: true,
  retryAfter: null,
  ...more,
});
const said = (code: number, message = '说明') => ({ code, message });

describe('failureOf', () => {
  it.each([
    [200, '<html>登录</html>', 'sync/notPlatform'],
    [302, '', 'sync/notPlatform'],
    [404, 'not here', 'sync/notPlatform'],
    [511, 'log in', 'sync/notPlatform'],
    [503, 'proxy: upstream is down', 'sync/busy'],
  ])('without the header, %i is the line', (status, body, code) => {
    expect(failureOf(reply(status, body, { genuine: false }))).toMatchObject({ reach: 'line', problem: { code } });
  });

  it.each([
    [401, 1001, 'auth', 'sync/badSignature'],
    [401, 1002, 'auth', 'sync/badSignature'],
    [403, 1003, 'auth', 'sync/refused'],
    [403, 1004, 'auth', 'sync/refused'],
    [401, 1005, 'auth', 'sync/badSignature'],
    [429, 1006, 'line', 'sync/busy'],
    [409, 2001, 'refused', 'sync/refused'],
    [409, 2003, 'item', 'sync/busy'],
    [422, 2001, 'refused', 'sync/refused'],
    [422, 2002, 'refused', 'sync/refused'],
    [422, 2004, 'item', 'sync/digest'],
    [422, 2005, 'refused', 'sync/refused'],
    [422, 3001, 'refused', 'sync/refused'],
    [500, 5000, 'line', 'sync/busy'],
    [503, 5003, 'line', 'sync/busy'],
    [400, 9999, 'refused', 'sync/refused'],
  ])('status %i with code %i reaches %s', (status, code, reach, expected) => {
    expect(failureOf(reply(status, said(code)))).toMatchObject({ reach, problem: { code: expected } });
  });

  it('keeps what the platform said, shortened', () => {
    const failed = failureOf(reply(422, said(2005, 'x'.repeat(1000))));
    expect(failed.problem.data).toMatchObject({ code: 2005 });
    expect(String(failed.problem.data?.message).length).toBe(301);
  });

  it('a number of a letter that another one has is never free again by waiting', () => {
    const taken = JSON.stringify({ code: 2003, message: '发文字号已用于另一份公文', data: { reason: NUMBER_TAKEN } });
    expect(failureOf(reply(409, taken))).toMatchObject({ reach: 'refused', problem: { code: 'sync/refused' } });
  });

  it('passes Retry-After on', () => {
    expect(failureOf(reply(503, said(5003), { retryAfter: 9000 })).retryAfter).toBe(9000);
    expect(failureOf(reply(503, 'busy', { retryAfter: 7000 })).retryAfter).toBe(7000);
  });

  it.each([
    [460, 'item', 'sync/digest'],
    [409, 'item', 'sync/busy'],
    [423, 'item', 'sync/busy'],
    [500, 'line', 'sync/busy'],
    [403, 'auth', 'sync/badSignature'],
    [418, 'item', 'sync/badReply'],
  ])('a bare %i of the upload service reaches %s', (status, reach, code) => {
    expect(failureOf(reply(status, 'text'))).toMatchObject({ reach, problem: { code } });
  });
});
