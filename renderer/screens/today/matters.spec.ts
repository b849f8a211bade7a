import { describe, expect, it } from 'vitest';
import { pressingMatters } from './matters.ts';

const days = (...all: readonly (number | null)[]) => all.map((daysLeft) => ({ daysLeft }));

describe('pressing matters', () => {
  it('are those past their day, and those of today to in three days; without a day nothing presses', () => {
    expect(pressingMatters(days(-1, -30, 0, 3, 4, null), [])).toEqual({ overdue: 2, soon: 2, unanswered: 0 });
  });

  it('of ours with others press only when the other unit let its day pass', () => {
    expect(pressingMatters([], days(-1, 0, 2, null))).toEqual({ overdue: 0, soon: 0, unanswered: 1 });
  });
});
