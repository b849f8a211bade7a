import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';

it('gives every problem a number of its own', () => {
  const numbers = Object.entries(catalogue).map(([code, { number }]) => ({ code, number }));
  const twice = numbers.filter(({ number }, at) => numbers.findIndex((one) => one.number === number) !== at);
  expect(twice).toEqual([]);
});
