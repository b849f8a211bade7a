import { type BenchDraft, withDraft } from './draft.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';

const ROWS = 100_000;
const EDITS = 400;

/** One cell changed at a time, as typing does, all over a draft of 100,000 rows: durable and validated when answered. */
export async function benchEdit(): Promise<readonly Figure[]> {
  return withDraft(ROWS, async (draft) => {
    const runs: number[][] = [];
    for (let run = 0; run < 3; run++) runs.push(await typing(draft, run));
    const p99 = median(runs.map((times) => percentile(times, 0.99)));
    const p50 = median(runs.map((times) => percentile(times, 0.5)));
    return [
      atMost('edit.100k.p99', p99, 'ms', `${EDITS} edits, cell to durable and validated`, 30),
      atMost('edit.100k.p50', p50, 'ms', `${EDITS} edits, cell to durable and validated`, 15),
    ];
  });
}

async function typing({ desk, id, fields }: BenchDraft, run: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < EDITS; n++) {
    const start = (n * 7919 + run * 31) % ROWS;
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
