import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPublisherKey, publisherOf, signManifest } from '../../build/sign.ts';
import { fileOf, manifestOf } from '../../test/updates/feed.ts';
import { openManifest } from './verify.node.ts';

const key = newPublisherKey();
const publisher = publisherOf(key, null);
const manifest = manifestOf('0.2.0', [fileOf('a.tar.gz', Buffer.from('a'))]);
const text = signManifest(manifest, key);

describe('what a feed says', () => {
  it('is believed when the pinned key signed it', () => {
    expect(openManifest(text, publisher)).toEqual({ ok: true, value: manifest });
  });

  it('is forged when anybody else signed it, whatever it calls its key', () => {
    const other = newPublisherKey();
    expect(openManifest(signManifest(manifest, other), publisher)).toMatchObject({ problem: { code: 'updates/forged' } });
    const dressed = signManifest(manifest, { ...other, keyId: key.keyId });
    expect(openManifest(dressed, publisher)).toMatchObject({ problem: { code: 'updates/forged' } });
    const bare = JSON.stringify({ ...JSON.parse(text), signature: '' });
    expect(openManifest(bare, publisher)).toMatchObject({ problem: { code: 'updates/forged' } });
  });

  it('is refused when one sign of it is another', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
        const sign = String.fromCharCode(code);
        fc.pre(text[at] !== sign);
        const changed = `${text.slice(0, at)}${sign}${text.slice(at + 1)}`;
        const opened = openManifest(changed, publisher);
        // Bits of base64 that mean nothing may change; what was signed may not.
        if (opened.ok) expect(opened.value).toEqual(manifest);
        else expect(opened.problem.code).toMatch(/^updates\/(forged|notFeed)$/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a log-in page', '<!DOCTYPE html><html></html>', 'HTML'],
    ['nothing', '', '0'],
    ['other JSON', '{"version":"9.9.9"}', 'format'],
    ['a bare manifest', JSON.stringify(manifest), 'format'],
    ['half of it', text.slice(0, 200), 'JSON?'],
  ])('is no update: %s', (_what, said, detail) => {
    expect(openManifest(said, publisher)).toMatchObject({ problem: { code: 'updates/notFeed', data: { detail } } });
  });

  it('is not read when its manifest is of a form that is not known, signature or not', () => {
    const strange = signManifest({ ...manifest, ...{ command: 'rm' } }, key);
    expect(openManifest(strange, publisher)).toMatchObject({ problem: { code: 'updates/notFeed' } });
    const path = signManifest({ ...manifest, files: [{ ...fileOf('x', Buffer.from('a')), name: '../x' }] }, key);
    expect(openManifest(path, publisher)).toMatchObject({ problem: { code: 'updates/notFeed' } });
  });
});
