import { describe, expect, it } from 'vitest';
import { follows, isDelivered, isEditable, isRevisable, isUnderway, mayFollow, reaches } from './lifecycle.ts';
import { submissionStates } from './model.ts';

describe('lifecycle', () => {
  it('reaches every state from a draft', () => {
    for (const state of submissionStates) if (state !== 'draft') expect([state, reaches('draft', state)]).toEqual([state, true]);
  });
  it('never goes back behind a verified receipt', () => {
    for (const state of submissionStates)
      if (isDelivered(state))
        for (const earlier of submissionStates)
          if (!isDelivered(earlier)) expect([state, earlier, reaches(state, earlier)]).toEqual([state, earlier, false]);
  });
  it('ends in withdrawn or superseded only', () => {
    expect(submissionStates.filter((state) => mayFollow[state].length === 0)).toEqual(['withdrawn', 'superseded']);
  });
  it('puts each state into one phase', () => {
    for (const state of submissionStates) {
      const phases = [isEditable(state), isUnderway(state), isDelivered(state), state === 'withdrawn'];
      expect([state, phases.filter(Boolean).length]).toEqual([state, 1]);
    }
  });
  it('lets a batch be taken back only before receipt', () => {
    expect(submissionStates.filter((state) => follows(state, 'withdrawn'))).toEqual(['queued', 'sending']);
  });
  it('supersedes exactly what may be revised', () => {
    for (const state of submissionStates) expect([state, follows(state, 'superseded')]).toEqual([state, isRevisable(state)]);
  });
  it('does not let a returned batch be accepted, or an accepted one be returned', () => {
    expect(reaches('returned', 'accepted')).toBe(false);
    expect(reaches('accepted', 'returned')).toBe(false);
  });
});
