import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beijingDay } from '../../shared/base/clock.ts';
import { periodOf, previousPeriod } from '../../shared/periods/calendar.ts';
import { enrolmentFileSchema } from '../../shared/sync/protocol.ts';
import { demoCatalog, demoUnit } from './catalog/index.ts';
import { clientOf, enrol, type Served, seal } from './spec-support.ts';

const script = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
const running = new Set<ChildProcess>();

interface Line {
  readonly url: string;
  readonly units: readonly { readonly uscc: string; readonly activationCode: string }[];
}

async function start(...more: string[]): Promise<{ child: ChildProcess; line: Line }> {
  const args = [script, '--state', join(folder, 'state'), ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const [text] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, line: JSON.parse(text) };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  running.delete(child);
  return code;
}

describe('npm run platform', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'platform-'));
  });
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says where it is and who may enrol, keeps its keys over kill -9, ends cleanly when asked', async () => {
    const first = await start('--enrolment-files', join(folder, 'files'));
    expect(first.line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(first.line.units.length).toBeGreaterThan(0);
    expect((await fetch(`${first.line.url}/control/faults`)).status).toBe(401);
    const files = readdirSync(join(folder, 'files'));
    expect(files).toHaveLength(first.line.units.length);
    const file = JSON.parse(readFileSync(join(folder, 'files', files[0] ?? ''), 'utf8'));
    expect(enrolmentFileSchema.parse(file).platformUrl).toBe(first.line.url);
    const keys = readFileSync(join(folder, 'state', 'keys.json'), 'utf8');
    await stop(first.child, 'SIGKILL');
    const second = await start('--control');
    expect(await (await fetch(`${second.line.url}/control/faults`)).json()).toEqual([]);
    expect(readFileSync(join(folder, 'state', 'keys.json'), 'utf8')).toBe(keys);
    expect(await stop(second.child, 'SIGTERM')).toBe(0);
  });

  it('goes on after kill -9 with a batch it was about to store', async () => {
    const served = (url: string): Served => ({ url, idle: () => Promise.resolve(), state: { clock: Date } });
    const first = await start('--store-delay', '600000');
    const client = await enrol(served(first.line.url), demoUnit.activationCode);
    const { version, datasets } = demoCatalog();
    const due = datasets.find(
      ({ liaison }) => liaison.timing.frequency === 'monthly' && liaison.units.some(({ uscc }) => uscc === demoUnit.uscc),
    );
    const period = previousPeriod(periodOf('monthly', beijingDay(Date.now()))).id;
    const { manifest } = seal(client, [], { unit: demoUnit.uscc, dataset: due?.id ?? '', period, catalogVersion: version });
    expect((await client.postBatch(manifest)).status).toBe(201);
    const before = await client.state(manifest.batchId);
    expect(before.state).toBe('accepted');
    await stop(first.child, 'SIGKILL');
    const second = await start('--store-delay', '0');
    const again = clientOf(served(second.line.url), client.enrolment, client.key);
    await expect.poll(async () => (await again.state(manifest.batchId)).state).toBe('stored');
    const after = await again.state(manifest.batchId);
    expect(after.receipts.slice(0, 2)).toEqual(before.receipts);
    await stop(second.child, 'SIGTERM');
  });
});
