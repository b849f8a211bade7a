import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoCatalog, demoUnits } from './catalog/index.ts';
import { startPlatform } from './server.ts';

/** `npm run platform`: the reference exchange platform alone, with the demo catalog and units, until it is stopped. */
const help = `npm run platform -- [options]

  --port N              port on 127.0.0.1 (default 0: any free one)
  --state DIR           folder of everything the platform knows (default: a folder of the system's temporary one)
  --control             answer POST /control/faults, /control/events, /control/catalog on this machine
  --one-use-codes       an activation code serves one workstation only
  --judge-delay MS      time between the received receipt and the verdict (default 1500)
  --store-delay MS      time between the verdict and the stored receipt (default 1500)
  --enrolment-files DIR write an enrolment file for every demo unit there

Prints one line {"url", "state", "units": [{"name", "uscc", "activationCode"}]} when it serves.
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    state: { type: 'string', default: join(tmpdir(), 'liaison-platform') },
    control: { type: 'boolean', default: false },
    'one-use-codes': { type: 'boolean', default: false },
    'judge-delay': { type: 'string', default: '1500' },
    'store-delay': { type: 'string', default: '1500' },
    'enrolment-files': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** A whole number not above `most`; anything else ends the command with the help. */
function whole(name: 'port' | 'judge-delay' | 'store-delay', most: number): number {
  const text = values[name];
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= most) return value;
  process.stderr.write(`--${name} ${text}?\n\n${help}`);
  return process.exit(2);
}

if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const state = resolve(values.state);
const platform = await startPlatform({
  state,
  units: demoUnits,
  catalogs: [demoCatalog()],
  port: whole('port', 65_535),
  control: values.control,
  reusableCodes: !values['one-use-codes'],
  judgeDelay: whole('judge-delay', 600_000),
  storeDelay: whole('store-delay', 600_000),
});
const folder = values['enrolment-files'];
if (folder !== undefined) {
  mkdirSync(folder, { recursive: true });
  for (const { uscc } of demoUnits)
    writeFileSync(join(folder, `${uscc}.enrolment.json`), `${JSON.stringify(platform.enrolmentFile(uscc), null, 2)}\n`);
}
const units = demoUnits.map(({ name, uscc, activationCode }) => ({ name, uscc, activationCode }));
process.stdout.write(`${JSON.stringify({ url: platform.url, state, units })}\n`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void platform.close().then(() => process.exit(0)));
