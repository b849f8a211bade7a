import { describe, expect, it } from 'vitest';
import { type Popup, popupKey } from './cell-popup.ts';

const choices: Popup = {
  kind: 'choices',
  active: 0,
  found: [
    { code: '110', label: '养老' },
    { code: '210', label: '失业' },
  ],
};
const days: Popup = { kind: 'days', day: '2026-11-30' };

describe('keys of the popups', () => {
  it('move through the choices and write the code', () => {
    expect(popupKey(choices, 'ArrowDown')).toEqual({ next: { ...choices, active: 1 } });
    expect(popupKey(choices, 'ArrowUp')).toEqual({ next: { ...choices, active: 0 } });
    expect(popupKey({ ...choices, active: 1 }, 'Enter')).toEqual({ write: '210' });
  });

  it('leave Enter alone when nothing fits: what was typed is kept', () => {
    expect(popupKey({ kind: 'choices', found: [], active: 0 }, 'Enter')).toBeNull();
    expect(popupKey({ ...choices, active: -1 }, 'Enter')).toBeNull();
  });

  it('move the day and write it', () => {
    expect(popupKey(days, 'ArrowRight')).toEqual({ next: { kind: 'days', day: '2026-12-01' } });
    expect(popupKey(days, 'PageUp')).toEqual({ next: { kind: 'days', day: '2026-10-30' } });
    expect(popupKey(days, 'Enter')).toEqual({ write: '2026-11-30' });
    expect(popupKey(days, '2')).toBeNull();
  });
});
