import { generateKeyPairSync, sign as signBytes, verify } from 'node:crypto';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import type { CatalogKey } from '../../shared/catalog/verify.node.ts';
import { packBundle, spkiOf } from '../../shared/sync/bundle.node.ts';
import type { Signed } from '../../shared/sync/protocol.ts';

/** Signed files as a platform makes them, with a key of their own. */

function signer(keyId: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const sign = (payload: string): Signed => ({
    format: 'signed/1',
    alg: 'Ed25519',
    keyId,
    payload,
    signature: signBytes(null, Buffer.from(payload), privateKey).toString('base64'),
  });
  const isSigned = (signed: Signed): boolean =>
    signed.keyId === keyId && verify(null, Buffer.from(signed.payload), publicKey, Buffer.from(signed.signature, 'base64'));
  return { sign, isSigned, publicKey: spkiOf(publicKey) };
}

export function signedCatalog(catalog: CatalogPackage): { readonly text: string; readonly keys: readonly CatalogKey[] } {
  const { sign, publicKey } = signer('catalog-key');
  return { text: JSON.stringify(sign(JSON.stringify(catalog))), keys: [{ keyId: 'catalog-key', publicKey }] };
}

/** A bundle with one file, and what its recipient opens it with. */
export function bundleFor(content: Buffer) {
  const { sign, isSigned } = signer('platform');
  const recipient = generateKeyPairSync('x25519');
  const facts = {
    kind: 'return',
    from: 'platform',
    to: 'client',
    at: '2026-11-24T10:00:00+08:00',
    replyKey: null,
    after: null,
  } as const;
  const bytes = packBundle({ facts, recipient: spkiOf(recipient.publicKey), files: [{ name: 'batch', bytes: content }], sign });
  const privateKey = recipient.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { bytes, privateKey, content, isSigned };
}
