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
};

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
  it('does not ask to check what is empty', () => {
    expect(obstaclesOf({ ...ready, rows: 0, checked: false })).toEqual(['empty']);
  });
  it('says each in words with nothing left unfilled', () => {
    for (const obstacle of ['empty', 'unchecked', 'blocking', 'reasons', 'notOpen'] as const)
      for (const language of ['zh', 'en'] as const) {
        const words = describeProblem(obstacleProblem(obstacle, ready), language);
        expect(`${words.happened}${words.safe}${words.next}`).not.toMatch(/[{}]/);
      }
  });
});
