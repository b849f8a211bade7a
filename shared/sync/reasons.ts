import { type Problem, type ProblemCode, problem } from '../base/problem.ts';

/** Why nobody was reached, as the officer would say it; the technical word follows for whoever supports them. */
export interface Reason {
  readonly detail: string;
  readonly detailEn: string;
}

const known: readonly (readonly [technical: RegExp, zh: string, en: string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, '找不到这个地址', 'no such address'],
  [/^ECONNREFUSED$/, '对方不接受连接', 'it does not accept connections'],
  [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/, '本机没有连上网络', 'this computer is not on the network'],
  [/timeout$|^ETIMEDOUT$/, '对方一直没有回应', 'no answer in time'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|answer cut|socket hang up)$/, '连接中断', 'the line broke off'],
  [/^EPROTO$|^ERR_SSL/, '加密方式不合（http 与 https 是否写错）', 'the encryption does not fit (http for https?)'],
];

/** Certificates that are wrong, each in its own way: what to do about them differs. */
const certificates: readonly (readonly [technical: RegExp, code: ProblemCode])[] = [
  [/^CERT_HAS_EXPIRED$/, 'sync/certExpired'],
  [/^CERT_NOT_YET_VALID$/, 'sync/certEarly'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'sync/certHost'],
  [/CERT|SELF_SIGNED|^ERR_TLS|UNABLE_TO_VERIFY/, 'sync/certUnknown'],
  [/^ERR_PROXY/, 'sync/proxyRefused'],
];

/** Why there was no answer from a host, as a problem with its own words. */
export function notReached(technical: string, host: string): Problem {
  const code = certificates.find(([pattern]) => pattern.test(technical))?.[1];
  return code ? problem(code, { host, detail: technical }) : problem('sync/unreachable', { ...reasonOf(technical) });
}

export function reasonOf(technical: string): Reason {
  const words = known.find(([pattern]) => pattern.test(technical));
  return words
    ? { detail: `${words[1]}，${technical}`, detailEn: `${words[2]}, ${technical}` }
    : { detail: technical, detailEn: technical };
}
