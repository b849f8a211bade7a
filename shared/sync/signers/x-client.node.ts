import { createHmac } from 'node:crypto';
import type { Signer } from './signer.ts';

/** Open-data gateway family: Base64 HMAC-SHA256 under the secret over client id + timestamp (ms) + nonce. */
export const xClient: Signer = ({ clientId, secret }, { time, nonce }) => {
  const timestamp = String(time);
  return {
    'x-client-id': clientId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': createHmac('sha256', secret).update(`${clientId}${timestamp}${nonce}`).digest('base64'),
  };
};
