import { describe, expect, it } from 'vitest';
import type { Duty } from '../../shared/submissions/model.ts';
import { sampleDuty as duty } from '../../test/support/duty.ts';
import { dutyDays, dutyState, windowWarning } from './duties.ts';

describe('dutyState', () => {
  it('says how many rows block, need a reason or came back', () => {
    expect(dutyState(duty({ status: 'errors', blocking: 1204 }), 'zh')).toEqual({ tone: 'red', text: '草稿 · 1,204 处阻断' });
    expect(dutyState(duty({ status: 'draft', justify: 2 }), 'zh')).toEqual({ tone: 'amber', text: '草稿 · 2 处需说明' });
    expect(dutyState(duty({ status: 'returned', rejected: 42 }), 'zh')).toEqual({ tone: 'red', text: '已退回 · 42 行' });
    expect(dutyState(duty({ status: 'partly', rejected: 1 }), 'en')).toEqual({ tone: 'red', text: 'Partly accepted · 1 row' });
  });

  it('is green only for what a receipt proves', () => {
    const tones = (['queued', 'sending', 'received', 'accepted', 'stored'] as const).map(
      (status) => dutyState(duty({ status }), 'zh').tone,
    );
    expect(tones).toEqual(['blue', 'blue', 'green', 'green', 'green']);
  });

  it('names a nil return and a correction as such', () => {
    expect(dutyState(duty({ status: 'received', mode: 'nil' }), 'zh').text).toBe('零报送已受理');
    expect(dutyState(duty({ status: 'errors', again: true, blocking: 3 }), 'zh').text).toBe('更正稿 · 3 处阻断');
    expect(dutyState(duty({ status: 'sending', sent: 0.62 }), 'zh').text).toBe('发送中 62%');
  });
});

describe('dutyDays', () => {
  const said = (daysLeft: number | null, change: Partial<Duty> = {}) => dutyDays(duty({ daysLeft, ...change }), 'zh');
  it('speaks of today and tomorrow, warns within three days, and is red after', () => {
    expect(said(-13)).toEqual({ tone: 'red', text: '逾期 13 天' });
    expect(said(0)).toEqual({ tone: 'amber', text: '今天 24:00' });
    expect(said(1)).toEqual({ tone: 'amber', text: '明天 24:00' });
    expect(said(3)).toEqual({ tone: 'amber', text: '还有 3 天' });
    expect(said(4)).toEqual({ tone: 'grey', text: '还有 4 天' });
  });

  it('has no days where nothing can be late, and none for what is done', () => {
    expect(said(null, { due: null })?.text).toBe('随时');
    expect(said(null)?.text).toBe('不计逾期');
    expect(said(-3, { group: 'done' })).toBeNull();
  });
});

describe('windowWarning', () => {
  it('names the holidays that shrink a window and says when it is an estimate', () => {
    const window = { days: 10, workdays: 2, holidays: ['nationalDay', 'midAutumn'], estimated: true } as const;
    expect(windowWarning(window, 'zh')).toBe('国庆节、中秋节：10 天中 2 个工作日（预计）');
    expect(windowWarning({ ...window, holidays: [] }, 'zh')).toBeNull();
    expect(windowWarning(null, 'en')).toBeNull();
  });
});
