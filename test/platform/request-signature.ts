import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Client, ClientBook } from './clients.ts';
import { type Reply, refuse } from './http.ts';

/** How far a request's time may be from the platform's. */
const WINDOW_MS = 10 * 60_000;

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

/** sign = Base64(HMAC-SHA256(secret, sid + rid + rtime)), the national-platform family. */
export function gjgxjhptSign(secret: string, sid: string, rid: string, rtime: string): string {
  return createHmac('sha256', Buffer.from(secret, 'utf8'))
    .update(sid + rid + rtime, 'utf8')
    .digest('base64');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Who asks, by the four signature headers; the requester id is the client id. */
export function requester(
  headers: IncomingHttpHeaders,
  clients: ClientBook,
  now: number,
): { readonly client: Client } | { readonly refused: Reply } {
  const [rid, sid, rtime, sign] = ['rid', 'sid', 'rtime', 'sign'].map((name) => one(headers[`gjgxjhpt_${name}`]));
  if (!rid || !sid || !rtime || !sign) return { refused: refuse(401, 1001, '签名错误', { reason: 'missing' }) };
  const client = clients.byId(rid);
  if (!client || client.serviceId !== sid) return { refused: refuse(401, 1003, '未授权服务', { reason: 'unknown-client' }) };
  if (!same(sign, gjgxjhptSign(client.secret, sid, rid, rtime)))
    return { refused: refuse(401, 1001, '签名错误', { reason: 'sign' }) };
  const time = /^\d{1,15}$/.test(rtime) ? Number(rtime) : Number.NaN;
  if (!(Math.abs(now - time) <= WINDOW_MS)) return { refused: refuse(401, 1002, '时间戳超期', { serverTime: now }) };
  return { client };
}
