import type { Desk } from '../support/desk.ts';
import { withDraft } from './draft.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';
import { ROWS as MILLION, withMillion } from './million.ts';
import { PASSPHRASE } from './passphrase.ts';
import { openThreadDesk } from './thread-desk.ts';

const ROWS = 100_000;
const EDITS = 400;

interface Typed {
  readonly desk: Desk;
  readonly id: string;
  readonly fields: readonly string[];
  readonly rows: number;
}

/** One cell changed at a time, as typing does, all over a long draft: durable and validated when answered. */
export async function benchEdit({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const figures = quick ? [] : await withDraft(ROWS, (draft) => measured('edit.100k', { ...draft, rows: ROWS }));
  return [...figures, ...(await editMillion())];
}

/** The same over a million rows, whose last check the program remembers. */
async function editMillion(): Promise<readonly Figure[]> {
  return withMillion(async ({ profile, id }) => {
    const desk = openThreadDesk(profile);
    try {
      await desk.ask('session.unlock', { passphrase: PASSPHRASE });
      const { dataset } = await desk.ask('submissions.get', { id });
      const { dataset: known } = await desk.ask('catalog.dataset', { id: dataset });
      await desk.ask('records.open', { id });
      await desk.ask('validation.run', { id });
      const fields = known.schema.fields.map((field) => field.name);
      return await measured('edit.1m', { desk, id, fields, rows: MILLION });
    } finally {
      await desk.stop();
    }
  });
}

async function measured(name: string, draft: Typed): Promise<readonly Figure[]> {
  const runs: number[][] = [];
  for (let run = 0; run < 3; run++) runs.push(await typing(draft, run));
  const [p99, p50, worst] = [0.99, 0.5, 1].map((share) => median(runs.map((times) => percentile(times, share))));
  const over = `${EDITS} edits, cell to durable and validated`;
  return [
    atMost(`${name}.p99`, p99 ?? Number.NaN, 'ms', over, 30),
    atMost(`${name}.p50`, p50 ?? Number.NaN, 'ms', over, 15),
    atMost(`${name}.worst`, worst ?? Number.NaN, 'ms', over, 100),
  ];
}

async function typing({ desk, id, fields, rows }: Typed, run: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < EDITS; n++) {
    const start = (n * 7919 + run * 31) % rows;
    const [row] = await desk.ask('records.page', { id, start, count: 1 });
    const at = n % fields.length;
    const field = fields[at] ?? '';
    const before = row?.cells[at] ?? '';
    const from = performance.now();
    await desk.ask('records.edit', { id, label: 'type', changes: [{ rid: row?.rid ?? 0, field, text: `${before}1` }] });
    times.push(performance.now() - from);
  }
  return times;
}
