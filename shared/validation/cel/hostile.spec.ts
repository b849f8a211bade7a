import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromInt, parseDecimal } from '../../base/decimal.ts';
import { type CelValue, compileCel, scopeOf } from './index.ts';

const scope = scopeOf([
  { name: 's', type: 'string' },
  { name: 'n', type: 'decimal' },
  { name: 'd', type: 'date' },
]);
const values = (text: string): readonly CelValue[] => [text, fromInt(7), '2026-10-01'];

/** What comes of an expression, and how long it took to find out. */
function timed(source: string, text = 'x'): { readonly outcome: string; readonly ms: number } {
  const from = performance.now();
  const compiled = compileCel(source, scope);
  const row = values(text);
  const run = compiled.ok ? compiled.expression.run(row) : null;
  const ms = performance.now() - from;
  return { outcome: !run ? 'refused' : run.ok ? 'value' : 'trouble', ms };
}
const list = (n: number): string => `[${Array.from({ length: n }, (_, at) => at).join(',')}]`;
const megabyte = 'a'.repeat(1_000_000);

describe('a hostile expression is refused or gives up, at once', () => {
  it.each([
    ['100 kB of sums', `n${' + n'.repeat(25_000)} > 0`, 'refused'],
    ['100 kB of text', `s == "${'x'.repeat(100_000)}"`, 'refused'],
    ['100 kB of nothing', ' '.repeat(100_000), 'refused'],
    ['brackets', `${'('.repeat(2000)}n${')'.repeat(2000)} > 0`, 'refused'],
    ['nots', `${'!'.repeat(2000)}true`, 'refused'],
    ['choices', `${'true ? '.repeat(300)}true${' : true'.repeat(300)}`, 'refused'],
    ['lists in lists', `${'['.repeat(2000)}${']'.repeat(2000)} == []`, 'refused'],
    ['many nodes', `${Array.from({ length: 600 }, () => 'n').join('+')} > 0`, 'refused'],
    ['loops in loops', `${list(60)}.all(i, ${list(60)}.all(j, ${list(60)}.all(k, i + j + k >= 0)))`, 'refused'],
    ['a loop over lists of lists', `[${list(60)},${list(60)}].all(l, l.all(i, ${list(60)}.all(j, i + j >= 0)))`, 'refused'],
  ])('%s', (_, source, expected) => {
    const { outcome, ms } = timed(source);
    expect(outcome).toBe(expected);
    expect(ms).toBeLessThan(500);
  });

  it.each([
    ['doubling a text', `size(${Array.from({ length: 100 }, () => 's').join('+')}) > 0`, 'y'.repeat(15_000)],
    ['a megabyte', 's.contains("b")', megabyte],
    ['a loop over long texts', `${list(200)}.all(i, s.upper() == s.upper())`, 'y'.repeat(19_000)],
    [
      'a number that grows',
      `${Array.from({ length: 240 }, () => '99999999999999999999999999999999999')
        .join('*')
        .slice(0, 4000)}0 > 1`,
      'x',
    ],
    ['a pattern that explodes', 's.matches("(a+)+$")', `${'a'.repeat(5000)}!`],
    ['a pattern that refers back', 's.matches("^(a*)*\\\\1$")', `${'a'.repeat(5000)}!`],
    ['a pattern from the row', 's.matches(s)', '(x+)+y'],
    ['no pattern', 's.matches("(")', 'x'],
  ])('%s', (_, source, text) => {
    const { outcome, ms } = timed(source, text);
    expect(['trouble', 'refused']).toContain(outcome);
    expect(ms).toBeLessThan(500);
  });

  it('what is allowed at most still ends quickly', () => {
    expect(timed('s.matches("^(a|a)*$")', `${'a'.repeat(19_000)}!`).ms).toBeLessThan(1000);
    const { outcome, ms } = timed(`${list(20)}.all(i, ${list(20)}.all(j, i + j < n * 100))`, megabyte);
    expect(outcome).toBe('value');
    expect(ms).toBeLessThan(500);
    expect(timed('s.matches("^a*a*a*a*b$")', 'a'.repeat(19_000)).ms).toBeLessThan(1000);
  });
});

describe('nothing beyond the row is reached', () => {
  it.each([
    '__proto__ == null',
    'constructor == null',
    'toString == null',
    's.__proto__ == null',
    's.constructor == null',
    's.constructor("return 1")() == 1',
    '"".constructor == null',
    '[].constructor == null',
    '[s].map(x, x) == []',
    's["length"] > 1',
    'this == null',
    'globalThis == null',
    'process.env == null',
    'require("node:fs") == null',
    'hasOwnProperty("s")',
    'valueOf() == 1',
    '[1].exists(__proto__, __proto__.constructor == 1)',
  ])('%s', (source) => {
    expect(timed(source).outcome).toBe('refused');
  });

  it('asks its row for declared names only', () => {
    const word = fc.constantFrom(
      's',
      'n',
      'd',
      '__proto__',
      'constructor',
      'prototype',
      '.',
      '(',
      ')',
      '==',
      '+',
      '"a"',
      '1',
      '[',
      ']',
      ',',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const compiled = compileCel(words.join(' '), scope);
        if (!compiled.ok) return;
        const values = new Proxy<readonly CelValue[]>([], {
          get(_, place) {
            expect(['0', '1', '2']).toContain(place);
            return parseDecimal('1');
          },
        });
        compiled.expression.run(values);
      }),
      { numRuns: 2000 },
    );
  });
});
