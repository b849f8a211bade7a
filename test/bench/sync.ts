import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadBatch, readPart } from '../../shared/submissions/outcome.node.ts';
import { usualChunks } from '../../shared/sync/chunk-size.ts';
import { identityOf } from '../../shared/sync/identity.node.ts';
import { platformFor } from '../../shared/sync/platform-http.node.ts';
import { uploadPayload } from '../../shared/sync/upload.node.ts';
import { createRandom } from '../sample/random.ts';
import { fast, type Road, road, rowsOf, until } from '../sync/support.ts';
import { atMost, type Figure, median } from './figures.ts';
import { poorLine } from './line.ts';

const MIB = 1024 * 1024;

/** The upload of a batch against a plain PUT of the same bytes; and what a poor line that is cut costs in bytes. */
export async function benchSync(): Promise<readonly Figure[]> {
  return [await loopback(), ...(await poor())];
}

/** Times both are done, one right after the other: on a machine with others on it one minute is not like the next. */
const RUNS = 11;

/** 5,400 rows of 12,000 signs nobody can compress: about 50 MB sealed. */
async function loopback(): Promise<Figure> {
  const here = await road();
  try {
    const batchId = await here.seal(rowsOf(5_400, 12_000));
    const bytes = here.store.read((tx) => loadBatch(tx, batchId)?.bytes ?? 0);
    const ratios: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const plain = await plainPut(Buffer.alloc(bytes, 'plain'));
      ratios.push((await uploadOnce(here, batchId, bytes)) / plain);
    }
    const against = `a plain PUT of the same ${Math.round(bytes / MIB)} MiB`;
    return atMost('sync.loopback50MB', median(ratios), 'x', against, 2);
  } finally {
    await here.end();
  }
}

/** Time for the whole payload at the pace of all its pieces but the last, whose answer comes after the platform has judged it. */
async function uploadOnce(here: Road, batchId: string, bytes: number): Promise<number> {
  const platform = platformFor(identityOf(here.store, here.enrolment), here.clock);
  const stop = new AbortController().signal;
  const manifest = here.store.read((tx) => loadBatch(tx, batchId)?.manifest);
  if (!manifest) throw new Error('nothing sealed');
  const posted = await platform.postBatch({ ...manifest }, stop);
  if (!posted.ok) throw new Error(posted.problem.code);
  const seen: { sent: number; at: number }[] = [];
  let url = '';
  const uploading = uploadPayload(
    {
      platform,
      clock: here.clock,
      chunks: usualChunks,
      bandwidth: null,
      read: (n) => here.store.read((tx) => readPart(tx, batchId, n)),
      stop,
      opened: (address) => {
        url = address;
      },
      confirmed: (sent) => {
        seen.push({ sent, at: performance.now() });
        // The last piece is not sent: the same upload can be taken back and made again.
        if (bytes - sent < usualChunks.largest) throw new Error('enough');
      },
    },
    { batchId, bytes, url: null },
  );
  await uploading.catch(() => undefined);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || last.sent === 0) throw new Error('nothing was sent');
  await platform.upload.remove(url, stop);
  return ((last.at - first.at) * bytes) / last.sent;
}

async function plainPut(body: Buffer): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-put-'));
  const server = createServer((asked, answer) => {
    void pipeline(asked, createWriteStream(join(folder, 'put'))).then(() => answer.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const from = performance.now();
  await new Promise<void>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method: 'PUT', headers: { 'content-length': body.length } }, (answer) => {
      answer.resume();
      answer.on('end', resolve);
    });
    asked.on('error', reject);
    asked.end(body);
  });
  const took = performance.now() - from;
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
  return took;
}

/** A line of 256 kbit/s and 400 ms that is cut every 20–60 s, twenty times as fast, with all its proportions kept. */
const FASTER = 20;

async function poor(): Promise<readonly Figure[]> {
  const random = createRandom(7);
  const chunks = { smallest: usualChunks.smallest, largest: usualChunks.smallest };
  const here = await road({ sync: { pace: { ...fast, chunks } } });
  const line = await poorLine({
    to: here.platform.port,
    bytesPerSecond: (256_000 / 8) * FASTER,
    latency: 400 / FASTER,
    nextCut: () => random.between(20_000 / FASTER, 60_000 / FASTER),
  });
  try {
    here.restartSync({ enrolment: { ...here.enrolment, platformUrl: `http://127.0.0.1:${line.port}` } });
    const batchId = await here.seal(rowsOf(700, 12_000));
    here.sync.start();
    await until('stored', () => here.stateOf(batchId) === 'stored', 50_000);
    const bytes = (await here.item(batchId))?.bytes ?? 1;
    const over = `${(bytes / MIB).toFixed(1)} MiB at 256 kbit/s (×${FASTER}), cut ${line.cuts()} times`;
    const receipts = here.platform.state.batches.all().flatMap((record) => record.receipts);
    return [
      atMost('sync.poorLine.bytes', line.sent() / bytes, 'x', over, 1.05),
      atMost('sync.poorLine.twice', Math.abs(receipts.length - 3), 'batches', over, 0),
    ];
  } finally {
    await line.close();
    await here.end();
  }
}
