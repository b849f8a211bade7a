import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Client, ClientBook } from './clients.ts';
import { type Reply, refuse } from './http.ts';

type Identity = Pick<Client, 'clientId' | 'serviceId' | 'secret'>;

/** How a family signs requests: whose request it is, when it was made, and what the signature has to be. */
interface Family {
  /** The header that names the client; its presence says which family it is. */
  readonly id: string;
  readonly time: string;
  readonly nonce?: string;
  readonly sign: string;
  /** Further headers and what they must say. */
  readonly says: (client: Identity) => Readonly<Record<string, string>>;
  /** How far a request's time may be from the platform's, and what its time counts. */
  readonly window: number;
  readonly unit: number;
  expected(client: Identity, time: string, nonce: string): string;
}

const MINUTE = 60_000;
const hmac = (algorithm: string, secret: string, text: string): string =>
  createHmac(algorithm, Buffer.from(secret, 'utf8')).update(text, 'utf8').digest('base64');
const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text, 'utf8').digest('hex');

const national = { id: 'gjgxjhpt_rid', time: 'gjgxjhpt_rtime', sign: 'gjgxjhpt_sign', window: 10 * MINUTE, unit: 1 } as const;

export const families: Readonly<Record<Client['signer'], Family>> = {
  /** Base64(HMAC-SHA256(secret, sid + rid + rtime)) */
  gjgxjhpt: {
    ...national,
    says: ({ serviceId }) => ({ gjgxjhpt_sid: serviceId }),
    expected: ({ secret, serviceId, clientId }, time) => hmac('sha256', secret, serviceId + clientId + time),
  },
  'sm3-hmac': {
    ...national,
    says: ({ serviceId }) => ({ gjgxjhpt_sid: serviceId, gjgxjhpt_alg: 'HMAC-SM3' }),
    expected: ({ secret, serviceId, clientId }, time) => hmac('sm3', secret, serviceId + clientId + time),
  },
  /** Upper-hex SHA-256(timestamp + token + nonce + timestamp), time in seconds */
  'x-tif': {
    ...{ id: 'x-tif-paasid', time: 'x-tif-timestamp', nonce: 'x-tif-nonce', sign: 'x-tif-signature' },
    ...{ says: () => ({}), window: 10 * MINUTE, unit: 1000 },
    expected: ({ secret }, time, nonce) => digest('sha256', time + secret + nonce + time).toUpperCase(),
  },
  /** Base64(HMAC-SHA256(secret, clientId + timestamp + nonce)) */
  'x-client': {
    ...{ id: 'x-client-id', time: 'x-timestamp', nonce: 'x-nonce', sign: 'x-signature' },
    ...{ says: () => ({}), window: 10 * MINUTE, unit: 1 },
    expected: ({ secret, clientId }, time, nonce) => hmac('sha256', secret, clientId + time + nonce),
  },
  /** Hex SHA-1(appKey + appSecret + timestamp) */
  'app-key': {
    ...{ id: 'appkey', time: 'timestamp', sign: 'signature' },
    ...{ says: () => ({}), window: 60 * MINUTE, unit: 1 },
    expected: ({ secret, clientId }, time) => digest('sha1', clientId + secret + time),
  },
};

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export type Requester = { readonly client: Client } | { readonly refused: Reply };

const refused = (code: number, message: string, data: object): Requester => ({
  refused: refuse(401, code, message, { ...data }),
});

/** Who asks, by the headers of the client's family; the requester id is the client id. */
export function requester(
  headers: IncomingHttpHeaders,
  clients: ClientBook,
  now: number,
  secretLifetime: number | null = null,
): Requester {
  const named = Object.values(families).find((family) => one(headers[family.id]) !== '');
  const id = named ? one(headers[named.id]) : '';
  if (id === '') return refused(1001, '签名错误', { reason: 'missing' });
  const client = clients.byId(id);
  if (!client) return refused(1003, '未授权服务', { reason: 'unknown-client' });
  const family = families[client.signer];
  const [time, sign] = [one(headers[family.time]), one(headers[family.sign])];
  const nonce = family.nonce === undefined ? '' : one(headers[family.nonce]);
  if (time === '' || sign === '' || (family.nonce !== undefined && nonce === ''))
    return refused(1001, '签名错误', { reason: 'missing', family: client.signer });
  for (const [name, said] of Object.entries(family.says(client)))
    if (one(headers[name]) !== said) return refused(1003, '未授权服务', { reason: 'unknown-client', header: name });
  if (!same(sign, family.expected(client, time, nonce))) {
    const former = client.formerSecret;
    return former !== null && same(sign, family.expected({ ...client, secret: former }, time, nonce))
      ? refused(1005, '密钥已更换，请重新获取', { reason: 'former-secret' })
      : refused(1001, '签名错误', { reason: 'sign' });
  }
  const at = /^\d{1,15}$/.test(time) ? Number(time) * family.unit : Number.NaN;
  if (!(Math.abs(now - at) <= family.window)) return refused(1002, '时间戳超期', { serverTime: now });
  if (secretLifetime !== null && now - client.secretAt > secretLifetime)
    return refused(1005, '密钥已过期，请重新获取', { reason: 'secret-age' });
  return { client };
}
