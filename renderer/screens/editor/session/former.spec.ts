import { expect, it } from 'vitest';
import { createFormerRows } from './former.ts';

const row = (rid: number, ...cells: (string | null)[]) => ({ rid, no: rid, cells, marks: {} });

it('asks for each row once, and again when it has changed', () => {
  const known = createFormerRows();
  const [one, two] = [row(1, 'a', '5'), row(2, 'b', '6')];
  expect(known.of(one)).toBeUndefined();
  expect(known.missing([one, two, row(0, 'typed', null)])).toEqual([one, two]);
  known.take([one, two], { period: '2026-09', rows: [['a', '4'], null] }, [0, 1]);
  expect([known.of(one), known.of(two), known.of(undefined)]).toEqual([['a', '4'], null, undefined]);
  expect(known.missing([one, two])).toEqual([]);
  const changed = row(1, 'a', '7');
  expect(known.missing([changed, two])).toEqual([changed]);
  // Until the new is there the old stays: nothing blinks.
  expect(known.of(changed)).toEqual(['a', '4']);
});

it('shows the columns in their order, and asks anew when that changes', () => {
  const known = createFormerRows();
  const [one, two] = [row(1, 'a', '5'), row(2, 'b', '6')];
  known.take([one], { period: '2026-09', rows: [['a', '4']] }, [1, 0]);
  expect(known.of(one)).toEqual(['4', 'a']);
  known.take([two], { period: '2026-09', rows: [['b', '6']] }, [0, 1]);
  expect(known.of(two)).toEqual(['b', '6']);
  expect(known.missing([one])).toEqual([one]);
});

it('knows where there is no period before', () => {
  const known = createFormerRows();
  known.take([row(1, 'a')], null, [0]);
  expect(known.of(row(1, 'a'))).toBeNull();
});
