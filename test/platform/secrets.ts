import { createCipheriv, createHash, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { z } from 'zod';
import { secretRequestSchema, signedSchema } from '../../shared/sync/protocol.ts';
import type { Client } from './clients.ts';
import { json, parseJson, type Reply, refuse } from './http.ts';
import type { PlatformState } from './state.ts';

const bodySchema = z.object({ request: signedSchema });
const WINDOW_MS = 10 * 60_000;
const nameOf = (secret: string): string => createHash('sha256').update(secret).digest('hex').slice(0, 16);

function isSignedBy(client: Client, { payload, signature }: z.infer<typeof signedSchema>): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(client.publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(payload), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function sealed(client: Client, under: string): Reply {
  const key = Buffer.from(hkdfSync('sha256', under, client.clientId, 'tax-liaison-secret/1', 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const data = Buffer.concat([cipher.update(client.secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return json(200, { nonce: nonce.toString('base64'), data: data.toString('base64') });
}

/** POST /v1/secret. Whoever still has the former secret (a lost reply) is told the present one, not given another. */
export function renewSecret(state: PlatformState, now: number, body: unknown): Reply {
  const parsed = bodySchema.safeParse(body);
  const request = secretRequestSchema.safeParse(parseJson(parsed.data?.request.payload ?? ''));
  if (!parsed.success || !request.success) return refuse(400, 1001, '请求格式不正确', { reason: 'shape' });
  const client = state.clients.byId(request.data.clientId);
  if (!client || !isSignedBy(client, parsed.data.request)) return refuse(401, 1001, '签名错误', { reason: 'client-key' });
  if (!(Math.abs(now - Date.parse(request.data.at)) <= WINDOW_MS)) return refuse(401, 1002, '时间戳超期', { serverTime: now });
  const { have } = request.data;
  if (client.formerSecret !== null && nameOf(client.formerSecret) === have) return sealed(client, client.formerSecret);
  if (nameOf(client.secret) !== have) return refuse(401, 1003, '客户端密钥不明，请重新登记', { reason: 'unknown-secret' });
  const fresh = state.clients.renew(client.clientId, now);
  return fresh ? sealed(fresh, client.secret) : refuse(401, 1003, '未授权服务', { reason: 'unknown-client' });
}
