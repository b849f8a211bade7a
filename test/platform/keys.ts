import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { PlatformKey, Signed } from '../../shared/sync/protocol.ts';
import { readState, writeAtomic } from './files.ts';

export interface Signer {
  readonly key: PlatformKey;
  sign(payload: string): Signed;
}

/** The platform's two keys: one for what it says about batches, one for catalog packages. */
export interface PlatformKeys {
  readonly receipt: Signer;
  readonly catalog: Signer;
}

const keptSchema = z.object({ receipt: z.string(), catalog: z.string() });

/** Public half as SPKI DER, base64. */
export const spkiOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

export const pkcs8Of = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'der' }).toString('base64');

const fresh = (): string => pkcs8Of(generateKeyPairSync('ed25519').privateKey);

function signerOf(use: PlatformKey['use'], pkcs8: string): Signer {
  const secret = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = spkiOf(secret);
  // Named by its content: another state folder has other keys and must not have the same names for them.
  const keyId = `${use}-${createHash('sha256').update(publicKey).digest('hex').slice(0, 12)}`;
  return {
    key: { keyId, alg: 'Ed25519', use, publicKey, validFrom: '2017-04-01T00:00:00+08:00', validTo: null },
    sign: (payload) => ({
      format: 'signed/1',
      alg: 'Ed25519',
      keyId,
      payload,
      signature: sign(null, Buffer.from(payload), secret).toString('base64'),
    }),
  };
}

/** Made at the first start, kept for ever after. */
export function openKeys(folder: string): PlatformKeys {
  const path = join(folder, 'keys.json');
  let kept = readState(path, keptSchema);
  if (!kept) {
    kept = { receipt: fresh(), catalog: fresh() };
    writeAtomic(path, JSON.stringify(kept));
  }
  return { receipt: signerOf('receipt', kept.receipt), catalog: signerOf('catalog', kept.catalog) };
}
