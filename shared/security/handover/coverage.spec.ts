import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type KeptMark, linesOf, openLines, seenAs } from './coverage.ts';
import type { HandoverItem } from './model.ts';

const item = (key: string, more: Partial<HandoverItem> = {}): HandoverItem => ({
  key,
  section: 'drafts',
  title: { zh: '参保信息' },
  period: '2026-10',
  count: 12,
  note: '',
  ...more,
});
const mark = (of: HandoverItem, side: KeptMark['side'], comment = ''): KeptMark => ({
  key: of.key,
  side,
  seen: seenAs(of),
  comment,
  at: 1,
});

it('a mark holds for one side, and with its comment', () => {
  const one = item('a');
  const [line] = linesOf([one], [mark(one, 'from', '余下由接任人补录')]);
  expect(line).toMatchObject({ from: { comment: '余下由接任人补录' }, to: null });
});

it('what changed since, and what is new, is open again', () => {
  const then = [item('a'), item('b')];
  const marks = then.map((one) => mark(one, 'from'));
  const now = [item('a', { count: 13 }), item('b'), item('c')];
  expect(openLines(linesOf(now, marks), 'from').map(({ key }) => key)).toEqual(['a', 'c']);
});

it('marks of what is gone count for nothing', () => {
  expect(linesOf([], [mark(item('a'), 'to')])).toEqual([]);
});

it('nothing is covered that was not looked at exactly as it is', () => {
  const things = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    period: fc.option(fc.constantFrom('2026-09', '2026-10')),
    count: fc.option(fc.nat(3)),
    note: fc.constantFrom('', 'x'),
  });
  fc.assert(
    fc.property(fc.uniqueArray(things, { selector: ({ key }) => key }), fc.array(things), (now, looked) => {
      const marks = looked.map((one) => mark(item(one.key, one), 'from'));
      for (const line of linesOf(
        now.map((one) => item(one.key, one)),
        marks,
      )) {
        const last = looked.findLast(({ key }) => key === line.key);
        const same = last !== undefined && seenAs(item(last.key, last)) === seenAs(line);
        expect(line.from !== null).toBe(same);
      }
    }),
  );
});
