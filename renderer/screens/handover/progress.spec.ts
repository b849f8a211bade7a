import { expect, it } from 'vitest';
import { progressOf } from './progress.ts';

const letter = (sent: boolean) => ({ case: 'c', docNo: null, sent, told: false });
const states = (...of: Parameters<typeof progressOf>) => progressOf(...of).map(({ state }) => state);
const seen = { from: { comment: '', at: 1 } };

it('stands at the letter until it is out, then at the list until all was looked at', () => {
  expect(states({ state: 'preparing', letter: letter(false), lines: [{ from: null }] })).toEqual([
    'now',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ]);
  expect(states({ state: 'preparing', letter: letter(true), lines: [seen, { from: null }] })).toEqual([
    'proven',
    'now',
    'ahead',
    'ahead',
    'ahead',
  ]);
  expect(states({ state: 'preparing', letter: letter(true), lines: [seen] })[2]).toBe('now');
});

it('what was done out of turn is shown as done, and the first gap is where it stands', () => {
  expect(states({ state: 'preparing', letter: letter(false), lines: [seen] }).slice(0, 3)).toEqual(['now', 'proven', 'ahead']);
});

it('signed, accepted and over', () => {
  // What changed after signing does not take the signature back.
  expect(states({ state: 'sealed', letter: null, lines: [{ from: null }] })).toEqual([
    'proven',
    'proven',
    'proven',
    'now',
    'ahead',
  ]);
  expect(states({ state: 'accepted', letter: null, lines: [] })[4]).toBe('now');
  expect(states({ state: 'done', letter: null, lines: [] }).every((state) => state === 'proven')).toBe(true);
});
