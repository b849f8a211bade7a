import { describe } from 'vitest';
import { holdCases, holdVectors } from '../../../test/support/identifiers.ts';

describe('不动产权证号: vectors', () => holdVectors('bdcqzh'));

describe('不动产权证号: why', () => {
  holdCases('bdcqzh', [
    ['豫（２０２６）郑州市不动产权第0000001号', 'normalised 豫(2026)郑州市不动产权第0000001号'],
    ['豫〔2026〕郑州市 不动产权第0000001号', 'normalised 豫(2026)郑州市不动产权第0000001号'],
    [
      '豫2026郑州市不动产权第0000001号',
      'invalid bdcqzh/brackets',
      { fix: { kind: 'normalise', text: '豫(2026)郑州市不动产权第0000001号' } },
    ],
    [
      '豫(2026)郑州市不动产权第1号',
      'invalid bdcqzh/number',
      { data: { size: 1 }, fix: { kind: 'leadingZeros', text: '豫(2026)郑州市不动产权第0000001号' } },
    ],
    ['豫(2026)郑州市不动产权第00000001号', 'invalid bdcqzh/number', { data: { size: 8 }, fix: null }],
    ['豫(26)郑州市不动产权第0000001号', 'invalid bdcqzh/year'],
    ['郑(2026)郑州市不动产权第0000001号', 'invalid bdcqzh/province', { data: { char: '郑' } }],
    ['郑房权证字第1401012345号', 'doubtful bdcqzh/old'],
    ['不动产', 'invalid bdcqzh/shape'],
  ]);
});
