import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashText, hashTexts, newHash } from './text-hash.ts';

it('several texts have the hash of one put together from them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 9 }), { maxLength: 6 }), (texts) => {
      expect(hashTexts(texts, newHash())).toEqual(hashText(texts.join(''), newHash()));
    }),
  );
});
