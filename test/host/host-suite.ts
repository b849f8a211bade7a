import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as xlsx from 'xlsx';
import type { EngineEvent } from '../../shared/base/emit.ts';
import { type Client, createClient, type Wire } from '../../shared/contract/client.ts';
import type { DownFrame } from '../../shared/contract/frames.ts';
import type { HostPort } from '../../shared/host/port.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';

/** What every host owes its windows; each host's spec runs it over its own window, wire and file road. */
export function hostSuite(name: string, start: (profile: string) => Promise<HostPort>): void {
  describe(`the ${name} host`, { timeout: 60_000 }, () => {
    let folder = '';
    let world: Enrolled;
    let host: HostPort;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'host-'));
      world = await enrolled(folder);
    }, 60_000);
    afterAll(async () => {
      await world.platform.close();
      rmSync(folder, { recursive: true, force: true });
    });
    beforeEach(async () => {
      host = await start(world.profile);
    });
    afterEach(() => host.stop());

    const client = async (): Promise<Client> => createClient(await host.connect());

    it('says what it is', () => {
      expect(host.kind).toBe(name);
      expect(typeof host.capabilities.fileDialog).toBe('boolean');
      expect(typeof host.capabilities.saveDialog).toBe('boolean');
      expect(typeof host.capabilities.keychain).toBe('boolean');
    });

    it('answers what a locked workbench may answer, and nothing more', async () => {
      const desk = await client();
      expect(await desk.call('app.status', {})).toMatchObject({
        ok: true,
        value: { state: 'locked', unit: null, officer: null },
      });
      for (const [call, args] of [
        ['duties.list', {}],
        ['settings.get', {}],
        ['sync.status', {}],
      ] as const)
        expect(await desk.call(call, args)).toMatchObject({ ok: false, problem: { code: 'contract/locked' } });
    });

    it('refuses calls it does not know and arguments it does not understand', async () => {
      const wire = await host.connect();
      expect(await raw(wire, 'no.such', {})).toMatchObject({ ok: false, problem: { code: 'contract/unknownCall' } });
      expect(await raw(await host.connect(), 'constructor', {})).toMatchObject({ problem: { code: 'contract/unknownCall' } });
      for (const args of [{ passphrase: 7 }, { passphrase: 'x', more: 1 }, {}, null, 'x', []])
        expect(await raw(await host.connect(), 'session.unlock', args)).toMatchObject({
          ok: false,
          problem: { code: 'contract/badArguments', data: { name: 'session.unlock' } },
        });
    });

    it('unlocks with the passphrase only, and tells its windows', async () => {
      const desk = await client();
      const events: EngineEvent[] = [];
      desk.listen((event) => events.push(event));
      expect(await desk.call('session.unlock', { passphrase: 'wrong' })).toMatchObject({
        problem: { code: 'store/wrongPassphrase' },
      });
      expect(await desk.call('session.unlock', { passphrase })).toMatchObject({ ok: true, value: { state: 'open' } });
      await vi.waitFor(() => expect(events).toContainEqual({ kind: 'session' }));
      expect(await desk.call('session.lock', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
      expect(await desk.call('duties.list', {})).toMatchObject({ problem: { code: 'contract/locked' } });
    });

    it('takes a file under a token and reads it, Chinese name and all', async () => {
      const desk = await client();
      await desk.call('session.unlock', { passphrase });
      const bytes = Buffer.from('BH,DM,JE\n1,91410100MAFAKE019N,2.50\n');
      const offer = await host.offerFile('十月 名单.csv', bytes);
      expect(offer).toMatchObject({ name: '十月 名单.csv', size: bytes.length });
      expect(await desk.call('imports.inspect', { token: offer.token })).toMatchObject({
        ok: true,
        value: { file: '十月 名单.csv', kind: 'csv', size: bytes.length },
      });
      expect(await desk.call('imports.inspect', { token: 'made-up' })).toMatchObject({ problem: { code: 'file/gone' } });
    });

    it('does a long action with progress, and an edit that every window hears of', async () => {
      const desk = await client();
      const events: EngineEvent[] = [];
      desk.listen((event) => events.push(event));
      await desk.call('session.unlock', { passphrase });
      const opened = await desk.call('submissions.open', { dataset: 'M1', period: world.period });
      if (!opened.ok) throw new Error(opened.problem.code);
      const { id } = opened.value;
      const text = Array.from({ length: 6000 }, (_, n) => `N${n},91410100MAFAKE019N,${n}.25`).join('\n');
      const { token, name: sheet } = await host.offerFile('a.csv', Buffer.from(`BH,DM,JE\n${text}\n`));
      const mapping = ['BH', 'DM', 'JE'].map((field, column) => ({ column, field }));
      const onProgress = vi.fn();
      const args = { id, token, sheet, headerRow: 1, mapping, mode: 'replace' } as const;
      const done = await desk.call('imports.run', args, { onProgress });
      expect(done).toMatchObject({ ok: true, value: { rows: 6000 } });
      expect(onProgress).toHaveBeenCalled();
      await vi.waitFor(() => expect(events).toContainEqual({ kind: 'records', id }));
    });

    it('lets a prepared export out once, whole, with its purpose in the log, and says how it went', async () => {
      const desk = await client();
      await desk.call('session.unlock', { passphrase });
      const opened = await desk.call('submissions.open', { dataset: 'M1', period: world.period });
      if (!opened.ok) throw new Error(opened.problem.code);
      const { id } = opened.value;
      await desk.call('records.insert', { id, after: null, rows: [{ BH: '=1+1', DM: '91410100MAFAKE019N', JE: '2.50' }] });
      const ask = { of: { kind: 'rows', id }, language: 'zh' } as const;
      expect(await desk.call('exports.prepare', ask)).toMatchObject({ problem: { code: 'exports/purpose' } });
      const prepared = await desk.call('exports.prepare', { ...ask, purpose: '发给业务科室核对' });
      if (!prepared.ok) throw new Error(prepared.problem.code);
      const { token, name: file } = prepared.value;
      const follow = desk.call('exports.follow', { token });
      const saved = await host.saveExport(token);
      expect(saved?.name).toMatch(/\.xlsx$/);
      expect(await follow).toMatchObject({ ok: true, value: { bytes: saved?.bytes.length } });
      const book = xlsx.read(saved?.bytes);
      const [sheet = ''] = book.SheetNames;
      const lines: readonly (readonly unknown[])[] = xlsx.utils.sheet_to_json(book.Sheets[sheet] ?? {}, {
        header: 1,
        raw: false,
      });
      expect(lines.at(-1)).toEqual(['=1+1', '91410100MAFAKE019N', '2.50']);
      expect(await host.saveExport(token)).toBeNull();
      expect(await host.saveExport('made-up')).toBeNull();
      expect(await desk.call('exports.follow', { token })).toMatchObject({ problem: { code: 'exports/gone' } });
      const log = await desk.call('exports.log', { start: 0, count: 1 });
      expect(log).toMatchObject({
        value: {
          entries: [{ kind: 'rows', submission: id, file, purpose: '发给业务科室核对', state: 'done', rows: lines.length - 1 }],
        },
      });
    });

    it('answers every open call when it ends; none hangs', async () => {
      const desk = await client();
      await desk.call('app.status', {});
      const closed = vi.fn();
      desk.onClosed(closed);
      await host.stop();
      await vi.waitFor(() => expect(closed).toHaveBeenCalled());
      expect(await desk.call('app.status', {})).toMatchObject({ problem: { code: 'contract/disconnected' } });
    });
  });
}

/** One call by bare frames, as a page of ours would never make it. */
function raw(wire: Wire, name: string, args: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    wire.receive(
      (frame: DownFrame) => {
        if (frame.t === 'reply' && frame.id === 1) resolve(frame.result);
      },
      () => reject(new Error('closed')),
    );
    wire.send({ t: 'call', id: 1, name, args });
  });
}
