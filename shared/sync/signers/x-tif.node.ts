import { hash } from 'node:crypto';
import type { Signer } from './signer.ts';

/** x-tif family: upper-hex SHA-256 over timestamp (seconds) + token + nonce + timestamp; the token is the secret. */
export const xTif: Signer = ({ clientId, secret }, { time, nonce }) => {
  const timestamp = String(Math.floor(time / 1000));
  return {
    'x-tif-paasid': clientId,
    'x-tif-timestamp': timestamp,
    'x-tif-nonce': nonce,
    'x-tif-signature': hash('sha256', `${timestamp}${secret}${nonce}${timestamp}`, 'hex').toUpperCase(),
  };
};
