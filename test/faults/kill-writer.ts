import { statSync } from 'node:fs';
import { createClient } from '../../shared/contract/client.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import { startEngine } from '../../shared/engine/start.node.ts';
import { passphrase } from '../support/enrolled.ts';

/**
 * An officer at work in a process that will be killed: edits, imports, seals and backs up in turn, until then. Each line
 * goes out before it goes on: what was asked, and what was answered.
 *
 *   kill-writer.ts PROFILE PERIOD FILE MODE
 */
const [profile = '', period = '', file = '', mode = 'edit'] = process.argv.slice(2);
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
if ((await ask('records.open', { id })).rows === 0)
  await ask('records.insert', { id, after: null, rows: Array.from({ length: 20 }, (_, n) => ({ BH: `N${n}`, JE: '0' })) });
const rows = await ask('records.page', { id, start: 0, count: 20 });
const total = (await ask('records.open', { id })).rows;
say({ held: Object.fromEntries(rows.map(({ rid, cells }) => [rid, cells[2]])), total });
let next = Math.max(...rows.map(({ cells }) => Number(cells[2])));

async function edit(): Promise<void> {
  next++;
  const rid = rows[next % rows.length]?.rid ?? 0;
  say({ asked: [rid, String(next)] });
  await ask('records.edit', { id, label: 'kill', changes: [{ rid, field: 'JE', text: String(next) }] });
  say({ kept: [rid, String(next)] });
}

async function importRows(): Promise<void> {
  const mapping = ['BH', 'DM', 'JE'].map((field, column) => ({ column, field }));
  engine.stage('t', { kind: 'path', name: 'rows.csv', size: statSync(file).size, path: file });
  await ask('imports.run', { id, token: 't', sheet: 'rows.csv', headerRow: 1, mapping, mode: 'append' });
}

/** A nil return is sealed in one step; taken back, it can be sealed again. */
async function seal(): Promise<void> {
  const made = await client.call('submissions.nilReturn', { dataset: 'Q1', period: '2026Q3', reason: '本季度没有发生' });
  if (!made.ok) return;
  const { items } = await ask('sync.status', {});
  const waiting = items.find(({ submission, state }) => submission === made.value.id && state !== 'withdrawn');
  if (waiting) await client.call('sync.withdraw', { id: waiting.id });
}

for (;;) {
  await edit();
  if (mode === 'import') await importRows();
  else if (mode === 'seal') await seal();
  else if (mode === 'backup') {
    const [made] = await Promise.all([client.call('backup.make', {}), edit()]);
    if (made.ok) say({ backup: made.value.name });
  }
}
