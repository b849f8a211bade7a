import { hash } from 'node:crypto';
import type { Signer } from './signer.ts';

/** City reporting-interface family: hex SHA-1 over app key + app secret + timestamp (ms). */
export const appKey: Signer = ({ clientId, secret }, { time }) => {
  const timestamp = String(time);
  return { appkey: clientId, timestamp, signature: hash('sha1', `${clientId}${secret}${timestamp}`, 'hex') };
};
