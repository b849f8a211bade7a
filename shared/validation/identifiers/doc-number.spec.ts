import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('发文字号: vectors', () => holdVectors('doc_number'));

describe('发文字号: why', () => {
  holdCases('doc_number', [
    ['郑财函【２０２６】１５号', 'normalised 郑财函〔2026〕15号'],
    ['郑财函〔2026〕015号', 'invalid doc_number/zero', { fix: { kind: 'normalise', text: '郑财函〔2026〕15号' } }],
    ['郑财函(2026)第015号', 'invalid doc_number/ordinal', { fix: { kind: 'normalise', text: '郑财函〔2026〕15号' } }],
    ['郑财函〔2026〕15', 'invalid doc_number/end', { fix: { kind: 'normalise', text: '郑财函〔2026〕15号' } }],
    ['郑财函〔26〕15号', 'invalid doc_number/year', { fix: null }],
    ['郑财函2026 15号', 'invalid doc_number/brackets', { fix: null }],
    ['郑财函', 'invalid doc_number/end', { fix: null }],
    ['函〔2026〕15号', 'invalid doc_number/shape'],
  ]);
});
