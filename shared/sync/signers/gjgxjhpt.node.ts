import { createHmac } from 'node:crypto';
import type { Signer } from './signer.ts';

/** National platform family: Base64 HMAC-SHA256 under the secret over sid + rid + rtime, no separators. */
export const gjgxjhpt: Signer = ({ clientId, serviceId, secret }, { time }) => {
  const rtime = String(time);
  return {
    gjgxjhpt_rid: clientId,
    gjgxjhpt_sid: serviceId,
    gjgxjhpt_rtime: rtime,
    gjgxjhpt_sign: createHmac('sha256', secret).update(`${serviceId}${clientId}${rtime}`).digest('base64'),
  };
};
