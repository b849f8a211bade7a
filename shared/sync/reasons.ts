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
  [/CERT|SELF_SIGNED|^ERR_TLS|UNABLE_TO_VERIFY/, '对方的安全证书不受信任', 'its security certificate is not trusted'],
  [/^EPROTO$|^ERR_SSL/, '加密方式不合（http 与 https 是否写错）', 'the encryption does not fit (http for https?)'],
];

export function reasonOf(technical: string): Reason {
  const words = known.find(([pattern]) => pattern.test(technical));
  return words
    ? { detail: `${words[1]}，${technical}`, detailEn: `${words[2]}, ${technical}` }
    : { detail: technical, detailEn: technical };
}
