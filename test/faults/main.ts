import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../build/bundle.ts';
import { atMost, type Figure } from '../bench/figures.ts';
import { damageSuite } from './damage.ts';
import { killSuite } from './kill.ts';
import { localSuite } from './local.ts';
import { sendSuite } from './send.ts';
import { peak, storm, usualStorm } from './storm.ts';
import { plot } from './storm-plot.ts';

/**
 * `npm run faults -- --suite send --runs N --seed S --json`: bad days from seeds; a broken one is a line with its seed.
 * `--suite kill`, `damage`, `local`: power cuts, spoiled bytes, hostile programs on the same computer.
 * `--suite storm`: one evening with five hundred units, drawn into docs/storm.svg.
 */
const help = 'npm run faults -- [--suite send|storm|kill|damage|local] [--runs N] [--seed S] [--json]\n';
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { suite: text, runs: text, seed: text, json: { type: 'boolean', default: false }, help: { type: 'boolean' } },
});
const suite = values.suite ?? 'send';
/** How many of each are a full run. */
const usualRuns: Readonly<Record<string, number>> = { send: 2000, kill: 1000, damage: 500, local: 10_000 };
const [runs, seed] = [
  Number(values.runs ?? usualRuns[suite] ?? 1),
  Number(values.seed ?? (suite === 'storm' ? usualStorm.seed : 1)),
];
const suites = { send: sendSuite, kill: killSuite, damage: damageSuite, local: localSuite } as const;
const runSuite = Object.entries(suites).find(([name]) => name === suite)?.[1];
const wrong = (!runSuite && suite !== 'storm') || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed);
if (values.help || wrong) {
  (wrong ? process.stderr : process.stdout).write(help);
  process.exit(wrong ? 2 : 0);
}

function stormFigures(): readonly Figure[] {
  const plan = { ...usualStorm, seed };
  const ours = storm(plan);
  const fixed = storm({ ...plan, waits: 'fixed' });
  writeFileSync(join(root, 'docs/storm.svg'), plot(plan, ours, fixed));
  const calm = plan.units / 60;
  const failures = ours.failed.reduce((sum, n) => sum + n, 0) / fixed.failed.reduce((sum, n) => sum + n, 0);
  return [
    atMost('storm.peak', peak(ours.asked, 10) / calm, 'x', `the requests of ${plan.units} units with nothing to send`, 3),
    atMost('storm.failures', failures, 'x', 'those of units that try again after a fixed minute', 0.5),
    atMost('storm.left', ours.open, 'batches', `${plan.units} units, seed ${seed}`, 0),
    atMost('storm.double', ours.double, 'batches', `${plan.units} units, seed ${seed}`, 0),
  ];
}

const done = runSuite ? await runSuite(runs, seed) : null;
for (const verdict of done?.broken ?? []) process.stdout.write(`${JSON.stringify({ broken: verdict })}\n`);
const figures = done?.figures ?? stormFigures();
for (const figure of figures)
  process.stdout.write(
    values.json
      ? `${JSON.stringify(figure)}\n`
      : `${figure.ok ? '✓' : '✗'} ${figure.name.padEnd(24)} ${String(figure.value).padStart(8)} ${figure.unit} in ${figure.against} (goal ${figure.goal})\n`,
  );
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
