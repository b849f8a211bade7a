import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, compileSearch } from '../pattern.ts';
import { repeatsRepetition } from './cost.ts';
import { compileLinear } from './linear.ts';
import { parseRegex } from './parse.ts';

/** Patterns over a tiny alphabet, so that random texts match often. */
const pattern = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', 'c'),
    fc.tuple(tie('node'), tie('node')).map(([left, right]) => `${left}${right}`),
    fc.tuple(tie('node'), tie('node')).map(([left, right]) => `(?:${left}|${right})`),
    fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}')).map(([of, times]) => `(?:${of})${times}`),
  ),
})).node;
const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((chars) => chars.join(''));

describe('the engine that never goes back', () => {
  it('matches what the language’s own engine matches', () => {
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        const native = new RegExp(`^(?:${source})$`, 'u');
        expect([source, value, compileLinear(parseRegex(source)).test(value)]).toEqual([source, value, native.test(value)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers at once where the other would not within a lifetime', () => {
    const long = `${'a'.repeat(5000)}!`;
    expect(compileLinear(parseRegex('(a?){50}a{50}')).test('a'.repeat(50))).toBe(true);
    for (const source of ['(a?){50}a{50}', '.*.*.*=', '(a|aa)*b', '((a+)b?)*c'])
      expect(compileLinear(parseRegex(source)).test(long)).toBe(false);
  });
});

describe('patterns of a catalog', () => {
  it('refuses a repetition of a repetition, with its place', () => {
    for (const source of ['(a+)+$', '(a*)*']) {
      expect(repeatsRepetition(parseRegex(source))).toBe(true);
      expect(() => compilePattern(source, 'fields/0/constraints/pattern')).toThrow(
        expect.objectContaining({ path: 'fields/0/constraints/pattern' }),
      );
      expect(compileSearch(source)).toBeNull();
    }
  });

  it('takes the patterns that catalogs are made of', () => {
    expect(compilePattern('\\d{6}', 'p').test('410102')).toBe(true);
    expect(compilePattern('\\d{6}', 'p').test('4101021')).toBe(false);
    expect(compilePattern('豫[A-Z][A-Z0-9]{5}', 'p').test('豫A12345')).toBe(true);
    expect(compileSearch('^4101')?.test('410102')).toBe(true);
    expect(compileSearch('01')?.test('410102')).toBe(true);
  });
});
