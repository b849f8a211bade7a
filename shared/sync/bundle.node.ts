import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hash,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type BundleHeader, bundleHeaderSchema, type Signed, signedSchema } from './protocol.ts';
import { json } from './replies.ts';

/**
 * A bundle carried by hand: one line that says what it is, one line with the signed header, then the files, each sealed
 * on its own for the recipient (X25519, HKDF-SHA256, AES-256-GCM) and named in the header with the digest of what is on
 * the medium. So a bad spot of the medium spoils one file, says which, and the rest can be used.
 */
const MAGIC = 'tax-liaison-bundle/1\n';
const LONGEST_HEADER = 8 * 1024 * 1024;
const TAG = 16;

export interface BundleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const spkiOf = (key: KeyObject): string => key.export({ format: 'der', type: 'spki' }).toString('base64');

const publicOf = (spki: string): KeyObject => createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });

function keyOf(mine: KeyObject, theirs: KeyObject, ephemeral: string): Buffer {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs });
  return Buffer.from(hkdfSync('sha256', shared, ephemeral, 'tax-liaison-bundle/1', 32));
}

/** A nonce per file: the key is used for one bundle only. */
const nonceOf = (n: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(n, 8);
  return nonce;
};

export interface Packing {
  readonly facts: Omit<BundleHeader, 'format' | 'ephemeral' | 'files'>;
  /** Public key of whoever opens it (X25519, SPKI base64). */
  readonly recipient: string;
  readonly files: readonly BundleFile[];
  readonly sign: (payload: string) => Signed;
}

export function packBundle({ facts, recipient, files, sign }: Packing): Buffer {
  const pair = generateKeyPairSync('x25519');
  const ephemeral = spkiOf(pair.publicKey);
  const key = keyOf(pair.privateKey, publicOf(recipient), ephemeral);
  const sealed = files.map(({ name, bytes }, n) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(n)).setAAD(Buffer.from(name));
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  });
  const header: BundleHeader = {
    format: 'tax-liaison-bundle/1',
    ...facts,
    ephemeral,
    files: files.map(({ name }, n) => {
      const bytes = sealed[n] ?? Buffer.alloc(0);
      return { name, bytes: bytes.length, sha256: hash('sha256', bytes, 'hex') };
    }),
  };
  return Buffer.concat([Buffer.from(`${MAGIC}${JSON.stringify(sign(JSON.stringify(header)))}\n`), ...sealed]);
}

export interface OpenBundle {
  readonly header: BundleHeader;
  /** Files that are whole. */
  readonly files: readonly BundleFile[];
  /** Names of those the medium has spoiled. */
  readonly damaged: readonly string[];
}

const refuse = (detail: string): Result<never> => fail(problem('sync/bundleFile', { detail }));

/** The header as it stands, before anything of it is believed; the rest of the file begins at `body`. */
export function bundleHeader(
  file: Buffer,
): Result<{ readonly envelope: Signed; readonly header: BundleHeader; readonly body: number }> {
  if (file.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) return refuse('format');
  const end = file.subarray(0, LONGEST_HEADER).indexOf(10, MAGIC.length);
  if (end < 0) return refuse('header');
  const envelope = signedSchema.safeParse(json(file.toString('utf8', MAGIC.length, end)));
  if (!envelope.success) return refuse('header');
  const header = bundleHeaderSchema.safeParse(json(envelope.data.payload));
  if (!header.success) return refuse(header.error.issues[0]?.path.join('/') || 'header');
  return ok({ envelope: envelope.data, header: header.data, body: end + 1 });
}

/** Opens what the header's signature was already believed for. */
export function openBundle(file: Buffer, header: BundleHeader, body: number, privateKey: string): Result<OpenBundle> {
  let key: Buffer;
  try {
    const mine = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    key = keyOf(mine, publicOf(header.ephemeral), header.ephemeral);
  } catch {
    return refuse('ephemeral');
  }
  const files: BundleFile[] = [];
  const damaged: string[] = [];
  let at = body;
  for (const [n, { name, bytes, sha256 }] of header.files.entries()) {
    const sealed = file.subarray(at, at + bytes);
    at += bytes;
    const plain = sealed.length === bytes && hash('sha256', sealed, 'hex') === sha256 ? unseal(key, n, name, sealed) : null;
    if (plain) files.push({ name, bytes: plain });
    else damaged.push(name);
  }
  return ok({ header, files, damaged });
}

function unseal(key: Buffer, n: number, name: string, sealed: Buffer): Buffer | null {
  if (sealed.length < TAG) return null;
  try {
    const opener = createDecipheriv('aes-256-gcm', key, nonceOf(n)).setAAD(Buffer.from(name));
    opener.setAuthTag(sealed.subarray(sealed.length - TAG));
    return Buffer.concat([opener.update(sealed.subarray(0, sealed.length - TAG)), opener.final()]);
  } catch {
    return null;
  }
}
