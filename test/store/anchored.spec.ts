import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createVault } from '../../shared/security/vault.node.ts';
import type { Tx } from '../../shared/store/tx.ts';
import { openDesk } from '../support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';

let folder = '';
let world: Enrolled;
let profile = '';
let n = 0;
type Desk = ReturnType<typeof openDesk>;

const opened = async (): Promise<Desk> => {
  const desk = openDesk(profile);
  await desk.ask('session.unlock', { passphrase });
  return desk;
};
async function deliver(desk: Desk, BH: string): Promise<void> {
  const { id, state } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
  const draft = state === 'draft' ? id : (await desk.ask('submissions.revise', { id })).id;
  await desk.ask('records.insert', { id: draft, after: null, rows: [{ BH, JE: '1' }] });
  await desk.ask('validation.run', { id: draft });
  await desk.ask('submissions.approve', { id: draft });
  for (let round = 0; round < 3; round++) {
    await desk.ask('sync.now', {});
    await world.platform.idle();
  }
}
/** What somebody with a passphrase and a database tool does. */
async function meddle(work: (tx: Tx) => void): Promise<void> {
  const vault = createVault(profile, { now: Date.now });
  const store = await vault.unlock(passphrase);
  if (!store.ok) throw new Error(store.problem.code);
  store.value.store.write(work);
  vault.lock();
}
interface Line {
  n: number;
  at: number;
  who: string;
  role: string;
  what: string;
  about: string;
}
/** The whole chain again from start to end, each digest right: nothing in the store itself gives it away. */
function rewrite(tx: Tx, change: (line: Line) => Line | null): void {
  const lines = tx.all<Line>('SELECT n, at, who, role, what, about FROM audit ORDER BY n').flatMap((line) => change(line) ?? []);
  for (const trigger of ['audit_stays', 'audit_kept']) tx.run(`DROP TRIGGER ${trigger}`);
  tx.run('DELETE FROM audit');
  let before = 'liaison-audit/1';
  for (const [at, line] of lines.entries()) {
    const { at: when, who, role, what, about } = line;
    const hash = createHash('sha256')
      .update(JSON.stringify([before, at + 1, when, who, role, what, about]))
      .digest('hex');
    tx.run('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)', at + 1, when, who, role, what, about, hash);
    before = hash;
  }
  tx.run(`UPDATE setting SET value = ? WHERE key = 'audit.count'`, String(lines.length));
}

describe('an audit chain anchored in the platform’s receipts', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anchored-'));
    world = await enrolled(folder);
    const desk = openDesk(world.profile);
    await desk.ask('session.unlock', { passphrase });
    await desk.ask('settings.set', { lockAfterMinutes: 20 });
    await deliver(desk, 'A1');
    await desk.stop();
  }, 60_000);
  beforeEach(() => {
    profile = join(folder, `p${n++}`);
    cpSync(world.profile, profile, { recursive: true });
  });
  afterAll(async () => {
    await world.platform.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is checked after opening, without anybody waiting for it, and a sound one says nothing', async () => {
    const desk = await opened();
    expect(await desk.ask('audit.standing', {})).toEqual({ checkedAt: null, check: null });
    await vi.waitFor(async () => expect((await desk.ask('audit.standing', {})).check).not.toBeNull(), 8_000);
    expect((await desk.ask('audit.standing', {})).check).toMatchObject({ broken: null, anchors: 1, contradicted: null });
    await desk.stop();
  });

  it('that was rewritten from start to end is found against the receipt', async () => {
    await meddle((tx) => rewrite(tx, (line) => (line.what === 'settings.set' ? { ...line, who: '李四' } : line)));
    const desk = await opened();
    const check = await desk.ask('audit.verify', {});
    expect(check.contradicted).toMatch(/^SL\d{8}-/);
    expect(check.broken).toBeGreaterThan(1);
    // What was found when it was looked at stands for the whole window.
    expect((await desk.ask('audit.standing', {})).check).toEqual(check);
    await desk.stop();
  });

  it('that was cut short and begun anew is found too', async () => {
    await meddle((tx) => rewrite(tx, (line) => (line.n <= 2 ? line : null)));
    const desk = await opened();
    expect((await desk.ask('audit.verify', {})).contradicted).not.toBeNull();
    await desk.stop();
  });

  it('is not contradicted by a receipt that somebody made up', async () => {
    await meddle((tx) => {
      const row = tx.get<{ id: number; envelope: string }>('SELECT id, envelope FROM receipt ORDER BY at, id LIMIT 1');
      const bent = JSON.parse(row?.envelope ?? '{}');
      bent.payload = String(bent.payload).replace(/"head":"[0-9a-f]/, '"head":"0');
      tx.run('UPDATE receipt SET envelope = ? WHERE id = ?', JSON.stringify(bent), row?.id ?? 0);
    });
    const desk = await opened();
    expect(await desk.ask('audit.verify', {})).toMatchObject({ broken: null, anchors: 1 });
    await desk.stop();
  });

  it('a restore goes back in the chain, says so, and is no contradiction', async () => {
    const first = await opened();
    await first.ask('backup.make', {});
    const { folder: place, backups } = await first.ask('backup.status', {});
    // Set aside: the one made at closing may fall into the same second, and takes its name.
    const kept = join(folder, `kept${n}.liaison-backup`);
    cpSync(join(place, backups[0]?.name ?? ''), kept);
    await deliver(first, 'A2');
    expect((await first.ask('audit.verify', {})).anchors).toBe(2);
    await first.stop();
    const back = openDesk(join(folder, `back${n}`));
    const token = back.choose(kept);
    await back.ask('restore.open', { token, secret: passphrase });
    await deliver(back, 'A2');
    // The platform has that batch from before: its receipt speaks of lines the restore took back.
    expect(await back.ask('audit.verify', {})).toMatchObject({ broken: null, anchors: 1, contradicted: null });
    await back.stop();
  });
});
