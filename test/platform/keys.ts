import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { beijingTime } from '../../shared/base/clock.ts';
import type { PlatformKey, Signed } from '../../shared/sync/protocol.ts';
import { readState, writeAtomic } from './files.ts';

export interface Signer {
  readonly key: PlatformKey;
  sign(payload: string): Signed;
}

/** The platform's keys: one for what it says about batches, one for catalog packages, and those that were. */
export interface PlatformKeys {
  readonly receipt: Signer;
  readonly catalog: Signer;
  /** The key that bundles for the platform are sealed for: its private half, PKCS8 base64. */
  openWith(keyId: string): string | null;
  /** All there ever were. */
  all(): readonly PlatformKey[];
  /** A fresh receipt key from now on; the old one ends. Answers the change, signed by the old one. */
  rotate(now: number): Signed;
}

const oneSchema = z.object({
  use: z.enum(['receipt', 'catalog', 'seal']),
  pkcs8: z.string(),
  from: z.string(),
  to: z.string().nullable(),
});
const keptSchema = z.array(oneSchema);
type Kept = z.infer<typeof oneSchema>;

/** Public half as SPKI DER, base64. */
export const spkiOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

export const pkcs8Of = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'der' }).toString('base64');

const fresh = (use: PlatformKey['use']): string =>
  pkcs8Of(use === 'seal' ? generateKeyPairSync('x25519').privateKey : generateKeyPairSync('ed25519').privateKey);

function signerOf({ use, pkcs8, from, to }: Kept): Signer {
  const secret = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = spkiOf(secret);
  // Named by its content: another state folder has other keys and must not have the same names for them.
  const keyId = `${use}-${createHash('sha256').update(publicKey).digest('hex').slice(0, 12)}`;
  return {
    key: { keyId, alg: use === 'seal' ? 'X25519' : 'Ed25519', use, publicKey, validFrom: from, validTo: to },
    sign: (payload) => ({
      format: 'signed/1',
      alg: 'Ed25519',
      keyId,
      payload,
      signature: sign(null, Buffer.from(payload), secret).toString('base64'),
    }),
  };
}

const FIRST = '2017-04-01T00:00:00+08:00';

/** Made at the first start, kept for ever after. */
export function openKeys(folder: string): PlatformKeys {
  const path = join(folder, 'keys.json');
  const first = (use: Kept['use']): Kept => ({ use, pkcs8: fresh(use), from: FIRST, to: null });
  const known = readState(path, keptSchema);
  let kept = known ?? [first('receipt'), first('catalog'), first('seal')];
  const write = (): void => writeAtomic(path, JSON.stringify(kept));
  if (!known) write();
  let signers = kept.map(signerOf);
  const last = (use: Kept['use']): Signer => {
    const found = signers.findLast(({ key }) => key.use === use);
    if (!found) throw new Error(`no ${use} key`);
    return found;
  };
  const all = (): readonly PlatformKey[] => signers.map(({ key }) => key);
  return {
    get receipt() {
      return last('receipt');
    },
    get catalog() {
      return last('catalog');
    },
    openWith: (keyId) => kept[signers.findIndex(({ key }) => key.keyId === keyId && key.use === 'seal')]?.pkcs8 ?? null,
    all,
    rotate(now) {
      const old = last('receipt');
      // Receipts tell whole seconds: both keys speak in the one in which the change is.
      const [from, to] = [beijingTime(now), beijingTime(now + 1000)];
      kept = kept.map((one) => (one.use === 'receipt' && one.to === null ? { ...one, to } : one));
      kept.push({ use: 'receipt', pkcs8: fresh('receipt'), from, to: null });
      write();
      signers = kept.map(signerOf);
      return old.sign(JSON.stringify({ format: 'tax-liaison-keys/1', at: from, keys: all() }));
    },
  };
}
