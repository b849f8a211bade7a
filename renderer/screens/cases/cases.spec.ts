import { describe, expect, it } from 'vitest';
import type { Paper, TimelineStep } from '../../../shared/cases/model.ts';
import { lineSteps } from './line-steps.ts';
import { actsOf } from './next-act.ts';
import { noticeTone } from './notice-tag.tsx';
import { phaseTone } from './phase.tsx';

const step = (name: TimelineStep['step'], at: number, proof: TimelineStep['proof'] = 'told'): TimelineStep => ({
  step: name,
  by: 'office',
  unit: '',
  who: '',
  at,
  words: '',
  docNo: null,
  due: null,
  proof,
  receiptNo: null,
  content: {},
});
const states = (...steps: TimelineStep[]) => lineSteps({ steps, side: 'asker' }).map(({ state }) => state);

describe('the line of steps', () => {
  it('proves only what was signed, and waits at the next', () => {
    expect(states(step('drafted', 1, 'here'), step('report', 2, 'queued'))).toEqual(['now', ...Array<string>(6).fill('ahead')]);
    expect(states(step('report', 2, 'delivered'), step('register', 3)).slice(0, 3)).toEqual(['proven', 'proven', 'now']);
  });
  it('shows a contest, and begins the round anew when the case is passed on again', () => {
    const round = [step('report', 1, 'delivered'), step('register', 2), step('urge', 3), step('accept', 4), step('reply', 5)];
    const contested = [...round, step('contest', 6, 'delivered')];
    expect(states(...contested)).toEqual(['proven', 'proven', 'proven', 'proven', 'proven', 'back', 'now']);
    expect(states(...contested, step('urge', 7))).toEqual(['proven', 'proven', 'proven', 'now', 'ahead', 'ahead', 'ahead']);
  });
  it('the answering unit was not told of what came before, but it happened', () => {
    expect(lineSteps({ steps: [step('urge', 3)], side: 'answerer' }).map(({ state }) => state)).toEqual([
      'proven',
      'proven',
      'proven',
      'now',
      'ahead',
      'ahead',
      'ahead',
    ]);
  });
});

describe('what an officer may do', () => {
  const paper = (state: Paper['state']): Paper => ({
    purpose: 'report',
    state,
    words: '',
    docNo: null,
    preparedBy: '',
    signedBy: null,
    note: null,
  });
  const view = { kind: 'errorReport', side: 'asker', phase: null, pending: null, may: [], doubts: [] } as const;
  it('follows the letter, and the role', () => {
    expect(actsOf({ ...view, paper: paper('draft') }, 'preparer')).toEqual(['submit', 'discard']);
    expect(actsOf({ ...view, paper: paper('review') }, 'preparer')).toEqual([]);
    expect(actsOf({ ...view, paper: paper('review') }, 'liaison')).toEqual(['sign', 'sendBack']);
    expect(actsOf({ ...view, paper: paper('signed') }, 'liaison')).toEqual(['file', 'sendBack']);
    expect(actsOf({ ...view, paper: paper('draft') }, 'auditor')).toEqual([]);
  });
  it('a notice is acknowledged by whoever prepares, answered by the liaison officer', () => {
    const notice = { ...view, kind: 'notice', side: 'answerer', paper: null } as const;
    expect(actsOf({ ...notice, phase: 'notified', may: ['read'] }, 'preparer')).toEqual(['read']);
    expect(actsOf({ ...notice, phase: 'read', may: ['reply'] }, 'preparer')).toEqual([]);
    expect(actsOf({ ...notice, phase: 'read', may: ['reply'] }, 'liaison')).toEqual(['respond']);
  });
  it('is nothing while a step is on its way', () => {
    expect(actsOf({ ...view, phase: 'answered', may: ['confirm'], pending: 'confirm', paper: paper('sent') }, 'liaison')).toEqual(
      [],
    );
  });
});

it('red is only what is ours and too late', () => {
  const at = { phase: 'urged', paper: null, status: 'action', daysLeft: -1 } as const;
  expect(phaseTone(at)).toBe('red');
  expect(phaseTone({ ...at, status: 'waiting' })).toBe('blue');
  expect(phaseTone({ ...at, daysLeft: 2 })).toBe('amber');
});

it('a notice is red when it is ours and too late, and grey when it only informs or is done', () => {
  const at = { kind: 'notice', sort: 'rectify', status: 'action', daysLeft: -1 } as const;
  expect(noticeTone(at)).toBe('red');
  expect(noticeTone({ ...at, daysLeft: 2 })).toBe('amber');
  expect(noticeTone({ ...at, status: 'waiting' })).toBe('grey');
  expect(noticeTone({ ...at, sort: 'circular', daysLeft: null })).toBe('grey');
});
