import { describe, expect, it } from 'vitest';
import type { DutyStatus } from '../../shared/submissions/model.ts';
import { sampleDuty as duty } from '../../test/support/duty.ts';
import { dutyAct, mayNil, needsHand } from './duty-act.ts';

const acts = (role: 'liaison' | 'preparer' | 'auditor', ...statuses: DutyStatus[]) =>
  statuses.map((status) => dutyAct(duty({ status }), role));

describe('dutyAct', () => {
  it('gives the liaison officer the next step of every state', () => {
    expect(acts('liaison', 'notStarted', 'draft', 'errors', 'ready')).toEqual(['start', 'go', 'go', 'send']);
    expect(acts('liaison', 'queued', 'sending', 'returned', 'partly')).toEqual(['look', 'look', 'revise', 'revise']);
    expect(acts('liaison', 'received', 'accepted', 'stored')).toEqual(['receipt', 'receipt', 'receipt']);
  });

  it('lets an auditor only look', () => {
    expect(acts('auditor', 'notStarted', 'draft', 'ready', 'returned')).toEqual([null, 'look', 'look', 'receipt']);
  });

  it('needs no hand for what is on its way or done', () => {
    expect(needsHand(duty({ status: 'sending' }))).toBe(false);
    expect(needsHand(duty({ status: 'stored', group: 'done' }))).toBe(false);
    expect(needsHand(duty({ status: 'returned', group: 'now' }))).toBe(true);
  });
});

describe('mayNil', () => {
  const today = '2026-11-05';
  it('is for the liaison officer, when the period is over and no rows were entered', () => {
    expect(mayNil(duty({}), 'liaison', today)).toBe(true);
    expect(mayNil(duty({ status: 'draft' }), 'liaison', today)).toBe(true);
    expect(mayNil(duty({}), 'preparer', today)).toBe(false);
    expect(mayNil(duty({ opens: '2026-11-06' }), 'liaison', today)).toBe(false);
  });

  it('is not offered over entered rows or for a correction', () => {
    expect(mayNil(duty({ status: 'draft', rows: 3 }), 'liaison', today)).toBe(false);
    expect(mayNil(duty({ status: 'draft', again: true }), 'liaison', today)).toBe(false);
    expect(mayNil(duty({ status: 'stored', group: 'done' }), 'liaison', today)).toBe(false);
  });
});
