import { describe, expect, it } from 'vitest';
import { sampleDuty as duty } from '../../../test/support/duty.ts';
import { summaryOf } from './summary.ts';

const overdue = duty({ group: 'now', daysLeft: -13 });
const returned = duty({ dataset: 'RS02', group: 'now', daysLeft: 2, status: 'returned', submission: 's2' });
const soon = duty({ dataset: 'RS03', daysLeft: 2 });
const ready = duty({ dataset: 'RS04', daysLeft: 6, status: 'ready', submission: 's4' });
const sending = duty({ dataset: 'RS05', daysLeft: 1, status: 'sending', submission: 's5', sent: 0.6 });
const later = duty({ dataset: 'RS06', group: 'later', daysLeft: 20 });
const done = duty({ dataset: 'RS07', group: 'done', daysLeft: -13, status: 'stored', submission: 's7' });

describe('summaryOf', () => {
  it('counts each duty once under what matters most about it', () => {
    const lateAndReturned = duty({ dataset: 'RS08', group: 'now', daysLeft: -1, status: 'returned', submission: 's8' });
    expect(summaryOf([overdue, lateAndReturned, returned, soon, ready, sending, later, done], 'liaison')).toMatchObject({
      total: 8,
      overdue: 2,
      returned: 1,
      soon: 1,
      underway: 1,
      done: 1,
    });
  });

  it('begins with the most pressing duty that needs a hand', () => {
    expect(summaryOf([sending, overdue, returned], 'liaison').first).toEqual({ duty: overdue, act: 'start' });
    expect(summaryOf([returned, soon], 'liaison').first).toEqual({ duty: returned, act: 'revise' });
    expect(summaryOf([later, done], 'liaison').first).toEqual({ duty: later, act: 'start' });
  });

  it('has no beginning when all is sent', () => {
    expect(summaryOf([sending, done], 'liaison').first).toBeNull();
    expect(summaryOf([], 'liaison')).toMatchObject({ total: 0, first: null });
  });

  it('sends an auditor nowhere, and lets a preparer go on where only the liaison officer may send', () => {
    expect(summaryOf([overdue, ready], 'auditor').first).toBeNull();
    expect(summaryOf([ready], 'preparer').first).toEqual({ duty: ready, act: 'go' });
    expect(summaryOf([ready], 'liaison').first).toEqual({ duty: ready, act: 'send' });
  });

  it('counts overdue what is overdue and still waits in the outbox as under way', () => {
    const queued = duty({ group: 'now', daysLeft: -2, status: 'queued', submission: 's9' });
    expect(summaryOf([queued], 'liaison')).toMatchObject({ overdue: 0, underway: 1, first: null });
  });
});
