import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { z } from 'zod';

/** Memory-hard and present in Node and in Electron's BoringSSL (Argon2 is not): 128 MiB, about half a second. */
export const GUESS_COST: Cost = { N: 1 << 17, r: 8, p: 1 };
const base64 = z.string().max(500);

const kdfSchema = z.object({
  name: z.literal('scrypt'),
  N: z
    .number()
    .int()
    .min(1 << 14)
    .max(1 << 20),
  r: z.number().int().min(1).max(32),
  p: z.number().int().min(1).max(16),
  salt: base64,
});

export const box = z.object({ nonce: base64, sealed: base64 });

/** How the first stores had it: the secret wraps the store key itself. Opened, and made anew at the next unlocking. */
const firstSlotSchema = z.object({ kind: z.literal('passphrase'), kdf: kdfSchema, nonce: base64, wrapped: base64 });

/**
 * The secret opens a private key, and the store key is sealed to its public half: a new store key reaches every slot
 * without anybody's secret, and no secret is ever asked for but its owner's.
 */
const pairSlotSchema = z.object({
  kind: z.enum(['passphrase', 'recovery']),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  kdf: kdfSchema,
  /** The private key under the secret. */
  own: box,
  /** The store key for the public key, by an ephemeral one. */
  key: box.extend({ from: base64 }),
});
export const slotSchema = z.union([pairSlotSchema, firstSlotSchema]);
export type Slot = z.infer<typeof slotSchema>;
export type PairSlot = z.infer<typeof pairSlotSchema>;
export type SlotKind = PairSlot['kind'];

export const isPair = (slot: Slot): slot is PairSlot => 'id' in slot;
export const newSlotId = (): string => randomBytes(8).toString('hex');

/** What one guess of a secret costs whoever tries: scrypt's parameters. */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const derive = (secret: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { N, r, p } = cost;
    // Input methods and keyboards differ in how they compose characters; NFKC makes the same words the same bytes.
    scrypt(Buffer.from(secret.normalize('NFKC')), salt, 32, { N, r, p, maxmem: 256 * N * r + 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

interface Box {
  readonly nonce: string;
  readonly sealed: string;
}

/** AES-256-GCM; `bound` is authenticated along with it. */
export function seal(plain: Uint8Array, key: Uint8Array, bound: string): Box {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** Null when the key is another, or anything was altered. */
export function unseal({ nonce, sealed }: Box, key: Uint8Array, bound: string): Uint8Array | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-16));
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]));
  } catch {
    return null;
  }
}

const publicDer = (base64: string) => createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
const agreed = (secret: Uint8Array, bound: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, Buffer.alloc(0), `liaison-slot|${bound}`, 32));

/** The store key for whoever holds the private half of `to`. */
export function sealKey(storeKey: Uint8Array, to: string, bound: string): PairSlot['key'] {
  const one = generateKeyPairSync('x25519');
  const shared = diffieHellman({ privateKey: one.privateKey, publicKey: publicDer(to) });
  const from = one.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return { from, ...seal(storeKey, agreed(shared, bound), bound) };
}

/** What a slot is bound to: its place, its kind, and the header of its key file. */
const boundAs = (bound: string, kind: SlotKind, id: string): string => `${bound}|${kind}|${id}`;

export interface MadeSlot {
  readonly slot: PairSlot;
  /** Kept inside the store: a public key that anybody could have put beside it is not sealed to. */
  readonly publicKey: string;
}

/** A slot that opens with the secret. `bound` ties it to its key file's header. */
export async function makeSlot(
  storeKey: Uint8Array,
  secret: string,
  as: { readonly kind: SlotKind; readonly id: string },
  bound: string,
  cost: Cost = GUESS_COST,
): Promise<MadeSlot> {
  const pair = generateKeyPairSync('x25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const salt = randomBytes(16);
  const key = await derive(secret, salt, cost);
  const tied = boundAs(bound, as.kind, as.id);
  const own = seal(privateKey, key, tied);
  key.fill(0);
  privateKey.fill(0);
  const kdf = { name: 'scrypt' as const, ...cost, salt: salt.toString('base64') };
  return { slot: { ...as, kdf, own, key: sealKey(storeKey, publicKey, tied) }, publicKey };
}

/** The same slot for a new store key; its secret stays what it is. */
export const resealed = (slot: PairSlot, storeKey: Uint8Array, publicKey: string, bound: string): PairSlot => ({
  ...slot,
  key: sealKey(storeKey, publicKey, boundAs(bound, slot.kind, slot.id)),
});

/** The store key, or null when the secret is wrong or the slot was altered. */
export async function openSlot(slot: Slot, secret: string, bound: string): Promise<Uint8Array | null> {
  const key = await derive(secret, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf);
  try {
    if (!isPair(slot)) return unseal({ nonce: slot.nonce, sealed: slot.wrapped }, key, bound);
    const tied = boundAs(bound, slot.kind, slot.id);
    const own = unseal(slot.own, key, tied);
    if (!own) return null;
    const privateKey = createPrivateKey({ key: Buffer.from(own), format: 'der', type: 'pkcs8' });
    own.fill(0);
    const shared = diffieHellman({ privateKey, publicKey: publicDer(slot.key.from) });
    return unseal(slot.key, agreed(shared, tied), tied);
  } catch {
    // A key that is none: the file was altered.
    return null;
  } finally {
    key.fill(0);
  }
}
