import { describe, expect, it } from 'vitest';
import { readLabels } from './labels.ts';

const labels = readLabels(
  {
    entries: [
      { code: '110', label: '养老保险' },
      { code: '120', label: '医疗保险（职工）' },
      { code: '130', label: '其他' },
      { code: '140', label: '其他' },
      { code: '150', label: '130' },
      { code: '900', label: '失业保险', validTo: '2020-12-31' },
      { code: '210', label: '失业保险' },
      { code: '901', label: '旧险种', validTo: '2020-12-31' },
    ],
  },
  '2026-11-01',
);

describe('labels in the place of codes', () => {
  it.each([
    ['养老保险', '110'],
    [' 养老保险　', '110'],
    ['110 养老保险', '110'],
    ['110-养老保险', '110'],
    // Brackets of either width.
    ['医疗保险(职工)', '120'],
    ['医疗保险（职工）', '120'],
    // Of two codes the one that may still be used; of one that may not, that one: the check says so.
    ['失业保险', '210'],
    ['旧险种', '901'],
  ])('“%s” means %s', (text, code) => {
    expect(labels.codeFor(text)).toBe(code);
    expect(labels.isUnclear(text)).toBe(false);
  });

  it.each(['110', '130', '不知道', '', '１１０'])('“%s” is left: a code, or nothing known', (text) => {
    expect(labels.codeFor(text)).toBeNull();
    expect(labels.isUnclear(text)).toBe(false);
  });

  it('does not guess between two codes of the same name', () => {
    expect(labels.codeFor('其他')).toBeNull();
    expect(labels.isUnclear('其他')).toBe(true);
    expect(labels.codeFor('140 其他')).toBe('140');
  });
});
