import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/** Memory-hard and present in Node and in Electron's BoringSSL (Argon2 is not): 128 MiB, about half a second. */
const COST = { N: 1 << 17, r: 8, p: 1 } as const;
const base64 = z.string().max(500);

export const slotSchema = z.object({
  kind: z.literal('passphrase'),
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z
      .number()
      .int()
      .min(1 << 14)
      .max(1 << 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt: base64,
  }),
  nonce: base64,
  /** AES-256-GCM of the store key, tag at its end; the associated data is the key file's format and cipher. */
  wrapped: base64,
});
export type Slot = z.infer<typeof slotSchema>;

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const derive = (passphrase: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { N, r, p } = cost;
    // Input methods and keyboards differ in how they compose characters; NFKC makes the same words the same bytes.
    scrypt(Buffer.from(passphrase.normalize('NFKC')), salt, 32, { N, r, p, maxmem: 256 * N * r + 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** Wraps the store key under a passphrase. `bound` ties the slot to its key file's header. */
export async function wrapKey(storeKey: Uint8Array, passphrase: string, bound: string, cost: Cost = COST): Promise<Slot> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await derive(passphrase, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const wrapped = Buffer.concat([cipher.update(storeKey), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return {
    kind: 'passphrase',
    kdf: { name: 'scrypt', ...cost, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/** The store key, or null when the passphrase is wrong or the slot was altered. */
export async function unwrapKey(slot: Slot, passphrase: string, bound: string): Promise<Uint8Array | null> {
  const key = await derive(passphrase, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf);
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64')).setAAD(Buffer.from(bound));
    decipher.setAuthTag(wrapped.subarray(-16));
    return new Uint8Array(Buffer.concat([decipher.update(wrapped.subarray(0, -16)), decipher.final()]));
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}
