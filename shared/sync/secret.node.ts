import { createDecipheriv, hash, hkdfSync } from 'node:crypto';
import { beijingTime, type Clock } from '../base/clock.ts';
import type { Enrolment } from './enrolment.ts';
import { clientSigner } from './keys.node.ts';
import { parsed } from './parsed.node.ts';
import type { Answer, Stop } from './platform.ts';
import { paths, secretReplySchema } from './protocol.ts';
import { badReply } from './replies.ts';
import type { Route } from './route.ts';
import { createWire } from './wire.node.ts';

/** Which secret we have, without saying it. */
export const secretName = (secret: string): string => hash('sha256', secret, 'hex').slice(0, 16);

/** What a new secret is sealed with: the old one, which both sides know. */
export const secretKey = (clientId: string, secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, clientId, 'tax-liaison-secret/1', 32));

/**
 * A new request secret in place of one that ran out. The client key is the proof; asking again after a lost reply
 * answers the same new secret, because the question names the one we have.
 */
export async function renewedSecret(
  enrolment: Enrolment,
  clock: Clock,
  skew: number,
  stop: Stop,
  route?: () => Route,
): Promise<Answer<string>> {
  const { clientId, secret, platformUrl } = enrolment;
  const at = beijingTime(clock.now() + skew);
  const request = clientSigner(enrolment)(
    JSON.stringify({ format: 'tax-liaison-secret/1', clientId, at, have: secretName(secret) }),
  );
  const wire = createWire({ base: platformUrl, clock, sign: () => null, route });
  const heard = await wire.send({ method: 'POST', path: paths.secret, json: { request } }, stop);
  const reply = heard.ok ? parsed(heard.value, secretReplySchema) : heard;
  if (!reply.ok) return reply;
  try {
    const data = Buffer.from(reply.value.data, 'base64');
    const opener = createDecipheriv('aes-256-gcm', secretKey(clientId, secret), Buffer.from(reply.value.nonce, 'base64'));
    opener.setAuthTag(data.subarray(data.length - 16));
    const fresh = Buffer.concat([opener.update(data.subarray(0, data.length - 16)), opener.final()]).toString('utf8');
    return fresh === '' ? badReply('secret') : { ok: true, value: fresh };
  } catch {
    return badReply('secret');
  }
}
