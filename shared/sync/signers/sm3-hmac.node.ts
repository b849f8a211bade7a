import { createHmac, getHashes } from 'node:crypto';
import type { Signer } from './signer.ts';

/** Node has SM3 (GB/T 32905); a build on BoringSSL, such as Electron's, has not. */
export const hasSm3 = (): boolean => getHashes().includes('sm3');

/** The national family's headers with HMAC-SM3 in place of HMAC-SHA256, said in a header of its own. */
export const sm3Hmac: Signer = ({ clientId, serviceId, secret }, { time }) => {
  const rtime = String(time);
  return {
    gjgxjhpt_rid: clientId,
    gjgxjhpt_sid: serviceId,
    gjgxjhpt_rtime: rtime,
    gjgxjhpt_alg: 'HMAC-SM3',
    gjgxjhpt_sign: createHmac('sm3', secret).update(`${serviceId}${clientId}${rtime}`).digest('base64'),
  };
};
