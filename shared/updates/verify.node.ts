import { createHash, createPublicKey, verify } from 'node:crypto';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type Envelope, envelopeSchema, type Manifest, manifestSchema, type Publisher } from './model.ts';

/** No manifest is larger; whatever is, is none. */
export const MOST_MANIFEST = 1_500_000;

/** What is signed: the payload with its purpose before it, so that a signature made for anything else is worth nothing here. */
export const signedBytes = (payload: string): Buffer => Buffer.from(`liaison-update/1\n${payload}`);

export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');

function isSigned({ keyId, payload, signature }: Envelope, { keys }: Publisher): boolean {
  return keys.some((key) => {
    if (key.keyId !== keyId) return false;
    try {
      const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' });
      return (
        publicKey.asymmetricKeyType === 'ed25519' &&
        verify(null, signedBytes(payload), publicKey, Buffer.from(signature, 'base64'))
      );
    } catch {
      return false;
    }
  });
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A short word for support about what came instead. */
const looksLike = (text: string): string =>
  /^\s*<(!doctype|html|head|\?xml)/i.test(text) ? 'HTML' : text.trim() === '' ? '0' : 'JSON?';

/**
 * Reads what a feed gave. The signature is checked before anything inside is looked at; only the pinned keys count,
 * whatever the text says of itself.
 */
export function openManifest(text: string, publisher: Publisher): Result<Manifest> {
  const raw = jsonOf(text);
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success) return fail(problem('updates/notFeed', { detail: raw === undefined ? looksLike(text) : 'format' }));
  if (!isSigned(envelope.data, publisher)) return fail(problem('updates/forged'));
  const manifest = manifestSchema.safeParse(jsonOf(envelope.data.payload));
  if (!manifest.success)
    return fail(problem('updates/notFeed', { detail: `manifest ${manifest.error.issues[0]?.path.join('.') ?? ''}` }));
  return ok(manifest.data);
}
