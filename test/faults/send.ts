import { atMost, type Figure } from '../bench/figures.ts';
import type { Verdict } from './judge.ts';
import { sendRun } from './send-run.ts';

export const isBroken = ({ lost, double, falseSent, notAccepted }: Verdict): boolean =>
  lost.length + double.length + falseSent.length + notAccepted.length > 0;

/** A run that could not be lived to its end is broken as well. */
const broke = (seed: number, error: unknown): Verdict => ({
  ...{ seed, batches: 0, lost: [], double: [], falseSent: [] },
  notAccepted: ['run'],
  stuck: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
});

export interface Suite {
  readonly figures: readonly Figure[];
  readonly broken: readonly Verdict[];
}

/** Several at once: a run mostly waits for timers and the line. */
const AT_ONCE = 4;

/** Submit to receipt, so many times, every time on another bad day; seeds follow each other. */
export async function sendSuite(runs: number, seed: number, told: (verdict: Verdict) => void = () => {}): Promise<Suite> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < runs) {
      const mine = seed + next;
      next += 1;
      const verdict = await sendRun(mine).catch((error: unknown) => broke(mine, error));
      verdicts.push(verdict);
      told(verdict);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const count = (of: (verdict: Verdict) => number): number => verdicts.reduce((sum, verdict) => sum + of(verdict), 0);
  const over = `${runs} runs, ${count(({ batches }) => batches)} batches, seeds ${seed}–${seed + runs - 1}`;
  return {
    figures: [
      atMost(
        'send.lost',
        count(({ lost }) => lost.length),
        'batches',
        over,
        0,
      ),
      atMost(
        'send.double',
        count(({ double }) => double.length),
        'batches',
        over,
        0,
      ),
      atMost(
        'send.falseSent',
        count(({ falseSent }) => falseSent.length),
        'batches',
        over,
        0,
      ),
      atMost(
        'send.notAccepted',
        count(({ notAccepted }) => notAccepted.length),
        'batches',
        over,
        0,
      ),
    ],
    broken: verdicts.filter(isBroken).sort((a, b) => a.seed - b.seed),
  };
}
