import { describe, expect, it } from 'vitest';
import type { Duty } from '../../../shared/submissions/model.ts';
import { dutiesByDay, isOverdue, markOf, shiftMonth, toneOf, weeksOf } from './month.ts';

const duty = (part: Partial<Duty>): Duty => ({
  dataset: 'RS01',
  title: { zh: '单位社会保险参保信息' },
  period: '2026-10',
  start: '2026-10-01',
  end: '2026-10-31',
  opens: '2026-11-01',
  due: '2026-11-10',
  status: 'notStarted',
  mode: null,
  again: false,
  daysLeft: 5,
  window: null,
  group: 'later',
  closing: null,
  rows: 0,
  previousRows: null,
  blocking: 0,
  justify: 0,
  rejected: 0,
  signOff: null,
  submission: null,
  sent: null,
  ...part,
});

describe('weeksOf', () => {
  it('covers the month in whole weeks from Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
    expect(weeks).toHaveLength(6);
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(weeksOf('2016-11')[0]?.[0]).toBe('2016-10-31');
  });
  it('turns over the year both ways', () => {
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });
});

describe('a day', () => {
  it('puts what is late first and what is done last', () => {
    const day = dutiesByDay([
      duty({ dataset: 'A', status: 'stored' }),
      duty({ dataset: 'B' }),
      duty({ dataset: 'C', status: 'draft' }),
      duty({ dataset: 'D', status: 'returned' }),
      duty({ dataset: 'E', due: null }),
    ]).get('2026-11-10');
    expect(day?.map(({ dataset }) => dataset)).toEqual(['D', 'C', 'B', 'A']);
  });
});

describe('a line', () => {
  it('is red when late or returned, green only with a receipt', () => {
    expect(toneOf(duty({ daysLeft: -1 }))).toBe('red');
    expect(toneOf(duty({ status: 'partly' }))).toBe('red');
    expect(toneOf(duty({ status: 'received', daysLeft: -9 }))).toBe('green');
    // Stored, but for the rows that came back.
    expect(toneOf(duty({ status: 'stored', rejected: 3 }))).toBe('red');
    expect(toneOf(duty({ status: 'ready' }))).toBe('blue');
    expect(toneOf(duty({ status: 'ready', daysLeft: 0 }))).toBe('amber');
    expect(toneOf(duty({}))).toBe('grey');
  });
  it('counts a queued batch past its day as overdue: only a receipt is in time', () => {
    expect(isOverdue(duty({ status: 'queued', daysLeft: -2 }))).toBe(true);
    expect(markOf(duty({ status: 'queued', daysLeft: -2 }))).toBe('late');
    expect(toneOf(duty({ status: 'queued', daysLeft: 1 }))).toBe('blue');
  });
});
