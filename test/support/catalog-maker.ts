import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { CatalogKey } from '../../shared/catalog/verify.node.ts';
import { catalog } from './submissions-world.ts';

/** A signing key of the office and its public half as the client knows it. */
export interface OfficeKey extends CatalogKey {
  readonly privateKey: KeyObject;
}

export function officeKey(keyId: string): OfficeKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { keyId, privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
}

/** The text of a small, right package; `change` overrides its top-level parts. */
export const packageText = (change: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ ...catalog, ...change });

/** Signs a text as the office would send it; `change` spoils the envelope. */
export function envelopeOf(payload: string, key: OfficeKey, change: Readonly<Record<string, unknown>> = {}): string {
  const signature = sign(null, Buffer.from(payload), key.privateKey).toString('base64');
  return JSON.stringify({ format: 'signed/1', alg: 'Ed25519', keyId: key.keyId, payload, signature, ...change });
}
