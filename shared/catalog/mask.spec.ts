import { expect, it } from 'vitest';
import { masked, sensitiveFields } from './mask.ts';

it.each([
  ['410105199001010143', '410105********0143'],
  ['13800000000', '138****0000'],
  ['王小明', '王**'],
  ['王', '*'],
  ['6222021234567890', '622202******7890'],
  ['1234567.89', '***'],
  ['欧阳小小明', '欧***明'],
  ['', '*'],
])('covers %s', (text, covered) => {
  expect(masked(text)).toBe(covered);
});

it('never shows a value whole', () => {
  for (let n = 0; n < 40; n++) expect(masked('x'.repeat(n))).toContain('*');
});

it('covers fields of level S, and all fields of a dataset of level S but those that are G', () => {
  const field = (name: string, level?: 'G' | 'S') => ({ name, ...(level ? { liaison: { level } } : {}) });
  const dataset = (level: 'G' | 'S') => ({
    schema: { fields: [field('A', 'S'), field('B', 'G'), field('C')] },
    liaison: {
      units: [],
      content: { zh: '' },
      delivery: ['file' as const],
      standard: { zh: '' },
      timing: { frequency: 'monthly' as const },
      level,
      rules: [],
    },
  });
  expect([...sensitiveFields(dataset('G'))]).toEqual(['A']);
  expect([...sensitiveFields(dataset('S'))]).toEqual(['A', 'C']);
});
