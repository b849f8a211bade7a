import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beijingDay } from '../../shared/base/clock.ts';
import { reportText } from '../../shared/security/doctor/words.ts';
import type { DoctorName, DoctorReport } from '../../shared/security/model.ts';
import { createVault } from '../../shared/security/vault.node.ts';
import { lookAt } from '../../shared/sync/look.node.ts';
import { usualRoute } from '../../shared/sync/route.ts';
import { unit } from '../platform/spec-support.ts';
import { command } from '../support/captured-io.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { pem, secureFront } from '../support/secure-front.ts';
import { unlockedDesk } from '../support/security-world.ts';

let folder = '';
let world: Enrolled;
const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const state = (report: DoctorReport, name: DoctorName) => report.checks.find((check) => check.name === name);
const clock = { now: Date.now };

describe('self-checks of a workstation', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    world = await enrolled(folder);
  }, 60_000);
  afterAll(async () => {
    await world.platform.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });

  it('find out what is there, and name no person, unit, folder or address', async () => {
    const { desk } = await unlockedDesk(world.profile);
    const report = await desk.ask('doctor.run', { browser: agent });
    expect(state(report, 'store')).toMatchObject({ state: 'ok', number: 1 });
    expect(state(report, 'line')).toMatchObject({ state: 'ok', says: 'genuine' });
    expect(state(report, 'clock')).toMatchObject({ state: 'ok' });
    expect(state(report, 'certificate')).toMatchObject({ says: 'plain' });
    expect(state(report, 'backup')?.says).toMatch(/none|sameDisk/);
    expect(state(report, 'browser')).toMatchObject({ state: 'ok', data: { version: 140 } });
    const text = `${reportText(report, 'zh')}${JSON.stringify(report)}`;
    for (const word of [unit.name, unit.uscc, unit.officer.name, folder, world.platform.url, String(world.platform.port)])
      expect(text).not.toContain(word);
    const { token, name } = await desk.ask('doctor.save', { language: 'zh' });
    expect(name).toMatch(/^自检报告-\d{4}-\d\d-\d\d\.txt$/);
    expect((await desk.take(token)).ok).toBe(true);
    await desk.stop();
  });

  it('by the command line: numbered lines for programs, 1 while something is to be looked at', async () => {
    const said = await command(['doctor', '--profile', world.profile, '--passphrase-fd', '3', '--json'], {
      cwd: folder,
      passphrase,
    });
    expect(said.lines.slice(0, -1).map((line) => (line.check as { number: string }).number)).toEqual(
      Array.from({ length: 12 }, (_, at) => `J${String(at + 1).padStart(2, '0')}`),
    );
    expect(said.lines[1]).toMatchObject({ check: { name: 'trail', state: 'ok' } });
    expect(said.lines.at(-1)).toMatchObject({ summary: { fail: expect.any(Number), ok: expect.any(Number) } });
    expect(said.code).toBe(1);
    const spoken = await command(['doctor', '--profile', world.profile, '--passphrase-fd', '3'], { cwd: folder, passphrase });
    expect(spoken.out).toContain('J05 [正常] 交换平台');
  });

  it('tell the platform from a log-in page, a wrong clock, a certificate that ends, and nothing at all', async () => {
    const server: Server = createServer((_, answer) => {
      answer.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString());
      answer.writeHead(200).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const page = await lookAt(`http://127.0.0.1:${port}`, usualRoute, clock);
    expect(page).toMatchObject({ reached: 'other', cause: '200', certificateUntil: null });
    expect(page.skew).toBeLessThan(-3_500_000);
    const front = await secureFront(world.platform.port, 'right');
    const route = { ...usualRoute, ca: { name: 'ca', pem: pem('ca') } };
    const secure = await lookAt(`https://localhost:${front.port}`, route, clock);
    expect(secure).toMatchObject({ reached: 'genuine', certificateUntil: expect.stringMatching(/^2\d{3}-\d\d-\d\d$/) });
    const distrusted = await lookAt(`https://localhost:${front.port}`, usualRoute, clock);
    expect(distrusted.reached).toBe('none');
    expect(distrusted.cause).toMatch(/CERT|UNABLE|SELF/);
    await front.close();
    await new Promise((resolve) => server.close(resolve));
    expect(await lookAt(`http://127.0.0.1:${port}`, usualRoute, clock)).toMatchObject({ reached: 'none', cause: 'ECONNREFUSED' });
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const quiet = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    expect(await lookAt(quiet, usualRoute, clock, 300)).toMatchObject({ reached: 'none', cause: 'timeout' });
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('know which keys run out: the one that lasts longest counts, and only from 90 days ahead', async () => {
    const vault = createVault(world.profile, clock);
    const keysEnd = async (days: number | null): Promise<void> => {
      const opened = await vault.unlock(passphrase);
      if (!opened.ok) throw new Error(opened.problem.code);
      opened.value.store.write((tx) => {
        const kept = JSON.parse(tx.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'enrolment'`)?.value ?? '{}');
        const validTo = days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
        for (const key of kept.platformKeys) if (key.use === 'receipt') key.validTo = validTo;
        tx.run(`UPDATE setting SET value = ? WHERE key = 'enrolment'`, JSON.stringify(kept));
      });
      vault.lock();
    };
    const expiries = async () => {
      const { desk } = await unlockedDesk(world.profile);
      const found = await desk.ask('doctor.expiries', {});
      await desk.stop();
      return found;
    };
    expect(await expiries()).toEqual([]);
    await keysEnd(120);
    expect(await expiries()).toEqual([]);
    await keysEnd(30);
    const until = beijingDay(Date.now() + 30 * 86_400_000);
    expect(await expiries()).toEqual([{ kind: 'receiptKey', name: '', until, days: 30 }]);
    await keysEnd(null);
  });
});
