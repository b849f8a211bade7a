import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '../../shared/contract/client.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import { startEngine } from '../../shared/engine/start.node.ts';
import { passphrase } from '../support/enrolled.ts';

/**
 * An officer at work in a process of its own, so that it can be killed or run out of disk. Every line it prints goes
 * out before it goes on: first what the store holds, then before and after each edit what was asked and answered.
 *
 *   writer.ts PROFILE PERIOD edit          edits for ever
 *   writer.ts PROFILE PERIOD import FILE   imports FILE again and again
 *   writer.ts PROFILE PERIOD fill          writes until something goes wrong, frees the ballast, writes once more
 */
const [profile = '', period = '', mode = 'edit', file = ''] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const engine = startEngine({ profile, log: (level, text) => process.stderr.write(`${level}: ${text}\n`) });
const client = createClient(engine.connect());
async function ask<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallReply<N>> {
  const answer = await client.call(name, args);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.code}`);
  return answer.value;
}

await ask('session.unlock', { passphrase });
const { id } = await ask('submissions.open', { dataset: 'M1', period });

if (mode === 'edit') await editForEver();
else if (mode === 'import') await importForEver();
else await fillTheDisk();

async function editForEver(): Promise<void> {
  const { rows: count } = await ask('records.open', { id });
  if (count === 0) {
    const rows = Array.from({ length: 20 }, (_, n) => ({ BH: `N${n}`, JE: '0' }));
    await ask('records.insert', { id, after: null, rows });
  }
  const rows = await ask('records.page', { id, start: 0, count: 200 });
  say({ held: Object.fromEntries(rows.map(({ rid, cells }) => [rid, cells[2]])) });
  let next = Math.max(...rows.map(({ cells }) => Number(cells[2])));
  for (;;) {
    next++;
    const rid = rows[next % rows.length]?.rid ?? 0;
    say({ asked: [rid, String(next)] });
    await ask('records.edit', { id, label: 'kill', changes: [{ rid, field: 'JE', text: String(next) }] });
    say({ kept: [rid, String(next)] });
  }
}

async function importForEver(): Promise<void> {
  say({ rows: (await ask('records.open', { id })).rows });
  const mapping = ['BH', 'DM', 'JE'].map((field, column) => ({ column, field }));
  for (let n = 0; ; n++) {
    const { size } = await import('node:fs').then(({ statSync }) => statSync(file));
    engine.stage('t', { kind: 'path', name: 'rows.csv', size, path: file });
    say({ importing: n });
    const done = await ask('imports.run', { id, token: 't', sheet: 'rows.csv', headerRow: 1, mapping, mode: 'append' });
    say({ imported: done.rows });
  }
}

async function fillTheDisk(): Promise<void> {
  const ballast = join(profile, 'ballast');
  writeFileSync(ballast, Buffer.alloc(3 * 1024 * 1024));
  for (let n = 0; ; n++) {
    const note = Array.from({ length: 40 }, (_, at) => `N${n}-${at}-${Math.random().toString(36).repeat(400)}`);
    const rows = note.map((BH) => ({ BH, JE: '1' }));
    const answer = await client.call('records.insert', { id, after: null, rows });
    if (answer.ok) {
      say({ kept: answer.value.created });
      continue;
    }
    say({ problem: answer.problem.code });
    if (!existsSync(ballast)) break;
    rmSync(ballast);
    const again = await ask('records.insert', { id, after: null, rows: [{ BH: 'after', JE: '1' }] });
    say({ kept: again.created });
    break;
  }
  await engine.stop();
}
