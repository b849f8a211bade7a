import { describe, expect, it } from 'vitest';
import { sampleDuty as duty } from '../../../test/support/duty.ts';
import { dayTone, dutiesByDay, dutyTone, firstDay, lastDay, monthOf, shiftMonth, weeksOf } from './month.ts';

describe('month', () => {
  it('turns over year ends both ways', () => {
    expect(monthOf('2026-11-24')).toBe('2026-11');
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
    expect(shiftMonth('2026-05', -17)).toBe('2024-12');
    expect([firstDay('2028-02'), lastDay('2028-02')]).toEqual(['2028-02-01', '2028-02-29']);
  });

  it('lays a month out in weeks from Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null]);
    // 2027-02 begins on a Monday and fills four weeks exactly.
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(weeksOf('2027-02').flat()).not.toContain(null);
  });

  it('places duties on their due day, realtime data on its own', () => {
    const realtime = duty({ due: null, end: '2026-11-03', daysLeft: null });
    const days = dutiesByDay([duty({}), duty({ dataset: 'RS02' }), realtime]);
    expect(days.get('2026-11-10')).toHaveLength(2);
    expect(days.get('2026-11-03')).toEqual([realtime]);
  });

  it('colours a duty by what it needs and a day by its worst duty', () => {
    const done = duty({ group: 'done', status: 'stored' });
    const sending = duty({ status: 'sending' });
    const late = duty({ group: 'now', daysLeft: -1 });
    const far = duty({ group: 'later', daysLeft: 20 });
    expect([done, sending, late, far, duty({})].map(dutyTone)).toEqual(['green', 'blue', 'red', 'grey', 'amber']);
    expect(dutyTone(duty({ status: 'partly', daysLeft: 3 }))).toBe('red');
    // Late, but on its way: nobody has to act.
    expect(dutyTone(duty({ status: 'queued', daysLeft: -1, group: 'now' }))).toBe('blue');
    expect(dayTone([done, sending])).toBe('blue');
    expect(dayTone([done, late, sending])).toBe('red');
    expect(dayTone([done])).toBe('green');
  });
});
