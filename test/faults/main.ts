import { parseArgs } from 'node:util';
import { sendSuite } from './send.ts';

/** `npm run faults -- --suite send --runs N --seed S --json`: bad days from seeds; a broken one is a line with its seed. */
const help = 'npm run faults -- [--suite send] [--runs N] [--seed S] [--json]\n';
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { suite: text, runs: text, seed: text, json: { type: 'boolean', default: false }, help: { type: 'boolean' } },
});
const [runs, seed] = [Number(values.runs ?? 2000), Number(values.seed ?? 1)];
const wrong = (values.suite ?? 'send') !== 'send' || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed);
if (values.help || wrong) {
  (wrong ? process.stderr : process.stdout).write(help);
  process.exit(wrong ? 2 : 0);
}

const { figures, broken } = await sendSuite(runs, seed);
for (const verdict of broken) process.stdout.write(`${JSON.stringify({ broken: verdict })}\n`);
for (const figure of figures)
  process.stdout.write(
    values.json
      ? `${JSON.stringify(figure)}\n`
      : `${figure.ok ? '✓' : '✗'} ${figure.name.padEnd(24)} ${String(figure.value).padStart(8)} ${figure.unit} in ${figure.against} (goal ${figure.goal})\n`,
  );
process.exit(broken.length === 0 ? 0 : 1);
