import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SchemaFault } from './fault.ts';
import { compilePattern, compileSearch } from './pattern.ts';
import { compileLinear } from './regex/linear.ts';
import { parseRegex } from './regex/parse.ts';
import { print } from './regex/tree.ts';

const outcome = (source: string): string => {
  try {
    compilePattern(source, 'p');
    return 'accepted';
  } catch (error) {
    return error instanceof SchemaFault && error.path === 'p' ? error.reason : String(error);
  }
};
const matches = (source: string, text: string): boolean => compilePattern(source, 'p').test(text);

describe('patterns as XML Schema writes them', () => {
  it.each([
    ['\\d{6}', ['410100'], ['41010', '4101000', '４１０１００']],
    ['a.*', ['apple'], ['orange', 'banana']],
    ['^a.*$', ['apple'], ['orange']],
    ['[a-z-[aeiou]]+', ['xyz'], ['xay', '']],
    ['\\i\\c*', ['_a-1.b', '中文'], ['1a', '-']],
    ['\\p{Lu}\\p{Nd}', ['A1'], ['a1']],
    ['[（(]\\d{4}[)）]豫.{2,30}号', ['（2026）豫0181号'], ['(2026)豫1号']],
    ['[\\w-.]+@[\\w-]+', ['a.b-c@d-e'], ['@']],
    ['\\-\\_a', ['-_a'], ['_a']],
    ['a|b{2}', ['a', 'bb'], ['ab', 'b']],
    ['(?!0000)\\d{4}', ['0001'], ['0000']],
    ['.', ['𠮷', '\u2028'], ['\n', '']],
    ['[[]]', ['[]'], ['[']],
    ['', [''], ['a']],
  ])('%s', (source, right, wrong) => {
    for (const text of right) expect(matches(source, text), text).toBe(true);
    for (const text of wrong) expect(matches(source, text), text).toBe(false);
  });
});

describe('patterns that are refused, with the reason', () => {
  it.each([
    ['(a+)+$', 'repeats a group that itself repeats'],
    ['(a*)*b', 'repeats a group that itself repeats'],
    ['(a|a)*b', 'repeats a group that itself repeats'],
    ['(.*)+', 'repeats a group that itself repeats'],
    ['((a?)b?)*c', 'repeats a group that itself repeats'],
    ['(?=.*a)(?=.*b).*', 'looks around beside repetitions'],
    ['(\\d)\\1', 'refers back'],
    ['(', 'does not end'],
    ['a)', 'was not opened'],
    ['[a', 'does not end'],
    ['[]', 'empty class'],
    ['*a', 'repeats nothing'],
    ['a{3,2}', 'least above the most'],
    ['a**', 'repeats a repetition'],
    ['\\p{IsBasicLatin}', 'block of characters'],
    ['\\p{Nonsense}', 'not a regular expression'],
    ['[z-a]', 'not a regular expression'],
    ['(?i)a', 'not understood'],
    ['\\', 'backslash'],
    [`${'('.repeat(100)}${')'.repeat(100)}`, 'too deeply'],
    ['((a{100}){100}|b){1,100}', 'too large'],
    ['a'.repeat(1001), 'longer than 1000'],
  ])('%s', (source, reason) => {
    expect(outcome(source)).toContain(reason);
  });
});

describe('no value makes a pattern run for ever', () => {
  // Each of these takes an engine that goes back longer than anyone waits; here they end because no engine goes back.
  const long = 'a'.repeat(10_000);
  it.each(['(a?){50}a{50}', '.*.*.*.*=.*', '(a|b|ab)*c', '([a-z]+,)*[a-z]+', '(aa|a){30,40}b', 'a*a*a*a*a*b'])('%s', (source) => {
    const pattern = compilePattern(source, 'p');
    expect(pattern).not.toBeInstanceOf(RegExp);
    for (const text of [`${long}!`, 'a'.repeat(50), long]) expect(typeof pattern.test(text)).toBe('boolean');
  });

  it('gives what the language’s engine gives, for any small pattern and text', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '.', '[^a]', '\\d', '1');
    const times = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,3}', '{0,2}', '{2,}');
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 3 },
        fc.tuple(atom, times).map((pair) => pair.join('')),
        fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
        fc.tuple(tie('pattern'), fc.constantFrom('', '?', '{2}', '*')).map(([of, n]) => `(${of})${n}`),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:^${a}|${b}$)`),
      ),
      part: tie('pattern'),
    }));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n', '𠮷'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 12 }), (source, texts) => {
        const tree = parseRegex(source);
        const native = new RegExp(`^(?:${print(tree)})$`, 'u');
        const plain = new RegExp(`^(?:${source.replaceAll('.', '[^\\n\\r]')})$`, 'u');
        const linear = compileLinear(tree);
        for (const one of texts) {
          expect(linear.test(one)).toBe(native.test(one));
          expect(native.test(one)).toBe(plain.test(one));
        }
      }),
      { numRuns: 600 },
    );
  });

  it('any text at all is a pattern or is refused, and its values are judged', () => {
    const source = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('(', ')', '[', ']', '^', '-', '\\', 'p', '{', '}', 'a', '1', ',', '*', '|', '?', '+'),
        maxLength: 14,
      }),
    );
    fc.assert(
      fc.property(source, fc.string({ unit: 'binary', maxLength: 40 }), (pattern, value) => {
        if (outcome(pattern) === 'accepted') expect(typeof matches(pattern, value)).toBe('boolean');
        else expect(outcome(pattern)).not.toContain('Error');
        compileSearch(pattern)?.test(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('a search may match anywhere', () => {
    expect(compileSearch('b+c*d+')?.test('abbdx')).toBe(true);
    expect(compileSearch('^b+c*d+$')?.test('abbd')).toBe(false);
    expect(compileSearch('^a+b*c+$')?.test('aac')).toBe(true);
    expect(compileSearch('(a+)+')).toBeNull();
    // Looked for from every place, these would take the square of a million steps.
    const long = 'a'.repeat(1_000_000);
    for (const source of ['a+b', 'a{2,}b', '^a*a*b$']) expect(compileSearch(source)?.test(long)).toBe(false);
    expect(compileSearch('^(无|0+|-+)$')).toBeInstanceOf(RegExp);
  });
});
