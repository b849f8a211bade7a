import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atMost, type Figure, median } from './figures.ts';
import { peakMemory } from './peak.ts';
import { type Candidate, candidates, type Measured, race } from './validate/compare.ts';
import { benchRows } from './validate/table.ts';

const MANY = 1_000_000;
const SOME = 100_000;

/** Checks of 20 columns with 8 rules and a key, against a loop written for this very table and against what libraries do. */
export async function benchValidate(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const [mine, loop] = race(MANY, candidates.ours(), candidates.byHand());
  same('a loop by hand', mine, loop);
  figures.push(atMost('validate.1m', mine.ms / loop.ms, 'x', 'a loop written by hand, same findings', 1.6));

  const against = (make: () => Candidate, rows: number): number => {
    const ratios = [1, 2, 3].map(() => {
      const [peer, own] = race(rows, make(), candidates.oursFields());
      same('a peer', columnsOf(peer), columnsOf(own));
      return peer.ms / own.ms;
    });
    return median(ratios);
  };
  figures.push(atLeast('validate.ajv', against(candidates.ajv, SOME), 'ajv compiled, all errors, field checks alone', 1.8));
  const peer = await candidates.tableschema();
  figures.push(
    peer
      ? atLeast(
          'validate.tableschema',
          against(() => peer, SOME),
          'tableschema, field checks alone',
          7,
        )
      : {
          name: 'validate.tableschema',
          value: Number.NaN,
          unit: 'x',
          against: 'tableschema (cannot be had here)',
          goal: '>=7',
          ok: false,
        },
  );

  const [small, large] = [alone(SOME), alone(MANY)];
  figures.push(atMost('validate.growth', large.ms / small.ms, 'x', 'a million rows against a tenth of them', 11));
  figures.push(atMost('validate.memory', large.peak - small.peak, 'MiB', 'more at peak than for a tenth of the rows', 150));
  return figures;
}

const columnsOf = ({ ms, findings }: Measured): Measured => ({ ms, findings: [...new Set(findings)].sort() });

function same(whose: string, a: Measured, b: Measured): void {
  const at = a.findings.findIndex((finding, n) => finding !== b.findings[n]);
  if (at >= 0 || a.findings.length !== b.findings.length)
    throw new Error(
      `${whose}: ${a.findings.length} findings against ${b.findings.length}; ${a.findings[at]} against ${b.findings[at]}`,
    );
}

function atLeast(name: string, value: number, against: string, least: number): Figure {
  const rounded = Math.round(value * 100) / 100;
  return { name, value: rounded, unit: 'x', against, goal: `>=${least}`, ok: rounded >= least };
}

interface Alone {
  readonly ms: number;
  /** MiB */
  readonly peak: number;
}

/** Ours alone in a process of its own, for what it takes of memory. */
function alone(rows: number): Alone {
  const done = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), String(rows)],
    {
      encoding: 'utf8',
    },
  );
  const line: Alone = JSON.parse(done.stdout);
  return line;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = candidates.ours();
  let [ms, n] = [0, 0];
  // Small pieces: what is measured is the memory of checking, not of the rows that were just made.
  for (const piece of benchRows(Number(process.argv[2]), 10)) {
    const found: string[] = [];
    const from = performance.now();
    for (const row of piece) check(row, n++, found);
    ms += performance.now() - from;
  }
  process.stdout.write(JSON.stringify({ ms, peak: peakMemory() / 1024 }));
}
