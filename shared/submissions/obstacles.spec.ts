import { describe, expect, it } from 'vitest';
import { describeProblem } from '../base/problem.ts';
import { obstacleProblem, obstaclesOf, type Readiness } from './obstacles.ts';

const ready: Readiness = {
  rows: 3,
  checked: true,
  counts: { blocking: 0, justify: 1, info: 2, unjustified: 0 },
  period: '2026-10',
  opens: '2026-11-01',
  today: '2026-11-05',
  closed: null,
  ownHand: false,
  provisional: false,
  changes: null,
};

const changes = (inserts: number, updates: number, deletes: number, more: Partial<NonNullable<Readiness['changes']>> = {}) => ({
  changes: { mode: 'correction', counts: { inserts, updates, deletes }, unexplained: 0, bar: null, ...more } as const,
});

describe('obstacles', () => {
  it('has none when rows are checked, nothing blocks, every reason is given and the window is open', () => {
    expect(obstaclesOf(ready)).toEqual([]);
    expect(obstaclesOf({ ...ready, today: '2026-11-01' })).toEqual([]);
  });
  it('names them in the order to clear them', () => {
    const counts = { blocking: 2, justify: 1, info: 0, unjustified: 1 };
    expect(obstaclesOf({ ...ready, checked: false, counts, today: '2026-10-31' })).toEqual([
      'unchecked',
      'blocking',
      'reasons',
      'notOpen',
    ]);
  });
  it('wants another pair of eyes where the catalog asks for it and the approver changed it last', () => {
    expect(obstaclesOf({ ...ready, ownHand: true })).toEqual(['fourEyes']);
  });
  it('does not ask to check what is empty', () => {
    expect(obstaclesOf({ ...ready, rows: 0, checked: false })).toEqual(['empty']);
  });
  it('lets what says that it is provisional go before the period is over', () => {
    expect(obstaclesOf({ ...ready, today: '2026-10-31', provisional: true })).toEqual([]);
  });
  it('wants changes to be some, of the right kind, explained and possible', () => {
    expect(obstaclesOf({ ...ready, ...changes(1, 2, 1) })).toEqual([]);
    expect(obstaclesOf({ ...ready, ...changes(0, 0, 0) })).toEqual(['unchanged']);
    expect(obstaclesOf({ ...ready, ...changes(3, 0, 0, { mode: 'supplement' }) })).toEqual([]);
    expect(obstaclesOf({ ...ready, ...changes(3, 1, 0, { mode: 'supplement' }) })).toEqual(['onlyNew']);
    expect(obstaclesOf({ ...ready, ...changes(3, 1, 1, { unexplained: 2 }) })).toEqual(['changeReason']);
    expect(obstaclesOf({ ...ready, ...changes(0, 0, 0, { bar: 'unknownRows' }) })).toEqual(['changesBar']);
  });
  it('says each in words with nothing left unfilled', () => {
    for (const obstacle of [
      'empty',
      'unchecked',
      'blocking',
      'reasons',
      'notOpen',
      'unchanged',
      'onlyNew',
      'changeReason',
      'changesBar',
      'fourEyes',
    ] as const)
      for (const language of ['zh', 'en'] as const) {
        const words = describeProblem(obstacleProblem(obstacle, ready), language);
        expect(`${words.happened}${words.safe}${words.next}`).not.toMatch(/[{}]/);
      }
  });
});
