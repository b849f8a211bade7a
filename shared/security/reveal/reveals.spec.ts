import { expect, it } from 'vitest';
import { SHOWN_MS } from './model.ts';
import { createReveals } from './reveals.ts';

const at = (start: number) => {
  let now = start;
  const reveals = createReveals({ now: () => now });
  return { reveals, pass: (ms: number) => (now += ms) };
};

it('shows what was asked for, of that thing only', () => {
  const { reveals } = at(1000);
  reveals.show('submission', 'a', ['ZJHM']);
  expect(reveals.isShown('submission', 'a', 'ZJHM')).toBe(true);
  expect(reveals.isShown('submission', 'a', 'LXDH')).toBe(false);
  expect(reveals.isShown('submission', 'b', 'ZJHM')).toBe(false);
  expect(reveals.isShown('case', 'a', 'ZJHM')).toBe(false);
});

it('adds fields, and without any shows all', () => {
  const { reveals } = at(1000);
  reveals.show('case', 'a', ['A']);
  reveals.show('case', 'a', ['B']);
  expect([reveals.isShown('case', 'a', 'A'), reveals.isShown('case', 'a', 'B'), reveals.isShown('case', 'a', 'C')]).toEqual([
    true,
    true,
    false,
  ]);
  reveals.show('case', 'a', null);
  expect(reveals.isShown('case', 'a', 'C')).toBe(true);
  reveals.show('case', 'a', ['A']);
  expect(reveals.isShown('case', 'a', 'C')).toBe(true);
});

it('ends after its time, when it is ended, and when the clock was put back', () => {
  const { reveals, pass } = at(1000);
  reveals.show('case', 'a', null);
  expect(reveals.until('case', 'a')).toBe(1000 + SHOWN_MS);
  pass(SHOWN_MS - 1);
  expect(reveals.isShown('case', 'a', 'A')).toBe(true);
  pass(1);
  expect(reveals.isShown('case', 'a', 'A')).toBe(false);
  expect(reveals.until('case', 'a')).toBeNull();
  reveals.show('case', 'a', null);
  reveals.end('case', 'a');
  expect(reveals.isShown('case', 'a', 'A')).toBe(false);
  reveals.show('case', 'a', null);
  pass(-5);
  expect(reveals.isShown('case', 'a', 'A')).toBe(false);
});
