import { MessageChannel, Worker } from 'node:worker_threads';
import type { ExportRequest, FromExport } from '../../shared/engine/export/protocol.node.ts';
import { takeFrom } from '../../shared/engine/export/taken.node.ts';
import { sampleLetter, sampleTable } from '../support/letters.ts';
import { atMost, type Figure, median } from './figures.ts';

const ROWS = 5000;

/** A letter whose detail table has 5,000 rows, from asking a new thread for its PDF to the last byte. Fonts are looked for each time. */
export async function benchLetter(): Promise<readonly Figure[]> {
  const letter = sampleLetter({
    attachments: [
      sampleTable(ROWS, (row, column) =>
        column === 3 ? `与参保登记比对，第${row}条，并经电话核实` : `HN-410105-${row}-${column}`,
      ),
    ],
  });
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) runs.push(await once({ kind: 'letter', letter, as: 'pdf', file }));
  return [atMost('letter.pdf5000', median(runs), 's', `a letter of ${ROWS} detail rows`, 10)];
}

const file = {
  name: 'letter.pdf',
  title: 'letter',
  format: 'pdf',
  language: 'zh',
  now: 0,
  product: 'bench',
  taker: null,
} as const;

async function once(job: ExportRequest['job']): Promise<number> {
  const worker = new Worker(new URL('../../shared/engine/export/export-thread.node.ts', import.meta.url));
  const { port1: mine, port2: outlet } = new MessageChannel();
  const from = performance.now();
  const told = new Promise<FromExport>((resolve) => {
    worker.on('message', (message: FromExport) => {
      if (message.m !== 'progress') resolve(message);
    });
  });
  const taking = takeFrom(mine);
  outlet.postMessage({ m: 'name', name: file.name });
  const request: ExportRequest = { job, store: { path: '', rawKey: new Uint8Array(32), cipher: 'aegis' }, outlet };
  worker.postMessage({ m: 'run', request }, [outlet]);
  const taken = await taking;
  if (!taken.ok) throw new Error(taken.problem.code);
  let bytes = 0;
  for await (const piece of taken.value.bytes) bytes += piece.length;
  const seconds = (performance.now() - from) / 1000;
  const end = await told;
  await worker.terminate();
  if (end.m !== 'done' || end.facts.bytes !== bytes || end.facts.rows !== ROWS) throw new Error('the letter is not whole');
  return seconds;
}
