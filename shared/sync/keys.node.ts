import { createPrivateKey, createPublicKey, sign as signBytes, verify } from 'node:crypto';
import type { CatalogKey } from '../catalog/verify.node.ts';
import type { SignedStatement } from '../submissions/ports.ts';
import type { Enrolment } from './enrolment.ts';
import type { PlatformKey, Signed } from './protocol.ts';

/** Seals with the client key; the platform knows its public half under the client id. */
export function clientSigner(enrolment: Enrolment): (payload: string) => SignedStatement {
  const key = createPrivateKey({ key: Buffer.from(enrolment.clientPrivateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return (payload) => ({
    format: 'signed/1',
    alg: 'Ed25519',
    keyId: enrolment.clientId,
    payload,
    signature: signBytes(null, Buffer.from(payload), key).toString('base64'),
  });
}

/** The public half, as the platform has it: SPKI DER, base64. */
export function clientPublicKey(enrolment: Pick<Enrolment, 'clientPrivateKey'>): string {
  const key = createPrivateKey({ key: Buffer.from(enrolment.clientPrivateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Keys that may sign a catalog now, for the catalog room. */
export function catalogKeys(enrolment: Enrolment, now: number): CatalogKey[] {
  return enrolment.platformKeys.filter((key) => key.use === 'catalog' && isValidAt(key, now));
}

/** A key speaks for the platform from `validFrom` until `validTo`. Dates without a zone would be read as local time. */
export function isValidAt(key: PlatformKey, at: number): boolean {
  const from = Date.parse(zoned(key.validFrom));
  const to = key.validTo === null ? Number.POSITIVE_INFINITY : Date.parse(zoned(key.validTo));
  return from <= at && at < to;
}

const zoned = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text);

/** Whether the key made this signature over the exact bytes of the payload. */
export function isSignedBy(key: PlatformKey, signed: Signed): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(signed.payload), publicKey, Buffer.from(signed.signature, 'base64'));
  } catch {
    return false;
  }
}
