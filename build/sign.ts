import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Envelope, Manifest, Publisher } from '../shared/updates/model.ts';
import { fingerprintOf, signedBytes } from '../shared/updates/verify.node.ts';

/** A publisher's key pair: the private half stays with whoever publishes, the public one is pinned in the product. */
export interface PublisherKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: string;
}

const withId = (privateKey: KeyObject): PublisherKey => {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  return { keyId: fingerprintOf(publicKey).slice(0, 16), privateKey, publicKey };
};

export const newPublisherKey = (): PublisherKey => withId(generateKeyPairSync('ed25519').privateKey);
export const readPublisherKey = (pem: string): PublisherKey => withId(createPrivateKey(pem));
export const pemOf = ({ privateKey }: PublisherKey): string => privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** What is pinned. */
export const publisherOf = ({ keyId, publicKey }: PublisherKey, feed: string | null): Publisher => ({
  keys: [{ keyId, publicKey }],
  feed,
});

/** The text of a feed: the manifest as it is signed, byte for byte. */
export function signManifest(manifest: Manifest, { keyId, privateKey }: PublisherKey): string {
  const payload = JSON.stringify(manifest);
  const signature = sign(null, signedBytes(payload), privateKey).toString('base64');
  const envelope: Envelope = { format: 'liaison-update-signed/1', keyId, payload, signature };
  return JSON.stringify(envelope);
}
