import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../test/support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../../test/support/enrolled.ts';
import { codeOf } from '../../test/support/submissions-world.ts';
import type { EngineEvent } from '../base/emit.ts';

/** The rooms joined as the product joins them, behind the gate, with real job threads. */

const ROWS = 5000;
let folder = '';
let world: Enrolled;
let desk: Desk;
let id = '';

const csv = (name: string, rows: number, amount: string): string => {
  const path = join(folder, name);
  const lines = Array.from({ length: rows }, (_, n) => `A${n},,${n % 100 === 99 ? '一百' : amount}`);
  writeFileSync(path, `编号,信用代码,金额\n${lines.join('\n')}\n`);
  return path;
};

async function planOf(path: string, mode: 'append' | 'replace' = 'replace') {
  const token = desk.choose(path);
  const sheet = (await desk.ask('imports.inspect', { token })).sheets[0]?.name ?? '';
  const { headerRow, columns } = await desk.ask('imports.preview', { token, dataset: 'M1', sheet });
  return { id, token, sheet, headerRow, mapping: columns.map(({ column, field }) => ({ column, field })), mode };
}
const firstRow = async () => (await desk.ask('records.page', { id, start: 0, count: 1 }))[0];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
  world = await enrolled(folder);
}, 60_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  desk = openDesk(world.profile);
  await desk.ask('session.unlock', { passphrase });
  id = (await desk.ask('submissions.open', { dataset: 'M1', period: world.period })).id;
});
afterEach(() => desk.stop());

describe('an officer’s work on one draft', { timeout: 60_000 }, () => {
  it('imports, checks, replaces, undoes: several jobs after each other on the same desk', async () => {
    const events: EngineEvent[] = [];
    desk.client.listen((event) => events.push(event));
    const first = await desk.ask('imports.run', await planOf(csv('a.csv', ROWS, '10.50')));
    expect(first).toMatchObject({ rows: ROWS, counts: { blocking: 50, justify: 0, info: 0 } });
    expect(events).toContainEqual({ kind: 'records', id });

    const checked = await desk.ask('validation.run', { id });
    expect(checked.counts).toMatchObject({ blocking: 50 });
    expect(checked.checkedAt).not.toBeNull();
    expect(checked.groups.map(({ code, count }) => [code, count])).toEqual([['cell/type', 50]]);

    const second = await desk.ask('imports.run', await planOf(csv('b.csv', ROWS, '2000000')));
    expect(second).toMatchObject({ rows: ROWS, replaced: ROWS, counts: { blocking: 50, justify: ROWS - 50 } });
    expect((await firstRow())?.cells).toEqual(['A0', null, '2000000']);
    const undone = await desk.ask('records.undo', { id });
    expect(undone.state).toMatchObject({ rows: ROWS, undo: 'import', redo: 'import' });
    expect((await firstRow())?.cells).toEqual(['A0', null, '10.50']);
    expect((await desk.ask('validation.overview', { id })).checkedAt).toBeNull();
    expect((await desk.ask('validation.run', { id })).counts).toMatchObject({ blocking: 50, justify: 0 });
  });

  it('repairs nothing by itself: one edit mends one finding, and the stored count follows', async () => {
    await desk.ask('imports.run', await planOf(csv('c.csv', 100, '1')));
    const [wrong] = await desk.ask('records.page', { id, filter: 'blocking', start: 0, count: 10 });
    expect(wrong).toMatchObject({ no: 100, cells: ['A99', null, '一百'], marks: { JE: 'blocking' } });
    const change = { rid: wrong?.rid ?? 0, field: 'JE', text: '100' };
    const reply = await desk.ask('records.edit', { id, label: 'edit', changes: [change] });
    expect(reply.rows[0]?.marks).toEqual({});
    expect((await desk.ask('validation.overview', { id })).counts).toMatchObject({ blocking: 0 });
  });

  it('cancels an import by its own call; the draft is as it was', async () => {
    await desk.ask('imports.run', await planOf(csv('d.csv', 10, '7')));
    let cancel = (): void => {};
    const plan = await planOf(csv('e.csv', 60_000, '8'));
    const answer = await desk.client.call('imports.run', plan, {
      onCancel: (asked) => {
        cancel = asked;
      },
      onProgress: () => cancel(),
    });
    expect(codeOf(answer)).toBe('contract/cancelled');
    expect(await desk.ask('records.open', { id })).toMatchObject({ rows: 10 });
    expect((await firstRow())?.cells[2]).toBe('7');
  });

  it('locking stops an import; unlocking finds the draft as it was', async () => {
    await desk.ask('imports.run', await planOf(csv('f.csv', 10, '9')));
    const plan = await planOf(csv('g.csv', 60_000, '8'));
    let locked: Promise<unknown> | null = null;
    const answer = await desk.client.call('imports.run', plan, {
      onProgress: () => {
        locked ??= desk.ask('session.lock', {});
      },
    });
    await locked;
    expect(codeOf(answer)).toBe('contract/cancelled');
    expect(codeOf(await desk.client.call('records.open', { id }))).toBe('contract/locked');
    await desk.ask('session.unlock', { passphrase });
    expect(await desk.ask('records.open', { id })).toMatchObject({ rows: 10 });
    expect((await firstRow())?.cells[2]).toBe('9');
    // The chosen file went with the session.
    expect(codeOf(await desk.client.call('imports.run', plan))).toBe('file/gone');
  });

  it('keeps every step over a restart of the program', async () => {
    await desk.ask('imports.run', await planOf(csv('h.csv', 10, '1')));
    const rid = (await firstRow())?.rid ?? 0;
    await desk.ask('records.edit', { id, label: 'edit', changes: [{ rid, field: 'JE', text: '２' }] });
    await desk.stop();
    desk = openDesk(world.profile);
    await desk.ask('session.unlock', { passphrase });
    expect((await firstRow())?.cells[2]).toBe('２');
    await desk.ask('records.undo', { id });
    expect((await firstRow())?.cells[2]).toBe('1');
  });
});

describe('the gate in front of it', () => {
  it('refuses arguments that do not fit, before any room sees them', async () => {
    const long = { id: 'x'.repeat(65), start: 0, count: 10 };
    expect(codeOf(await desk.client.call('records.page', long))).toBe('contract/badArguments');
    expect(codeOf(await desk.client.call('records.page', { id, start: 0, count: 201 }))).toBe('contract/badArguments');
    expect(codeOf(await desk.client.call('records.page', { id: 'nobody', start: 0, count: 10 }))).toBe('records/noDraft');
  });

  it('answers app.status, and nothing of the rooms, while locked', async () => {
    await desk.ask('session.lock', {});
    expect(await desk.ask('app.status', {})).toMatchObject({ state: 'locked' });
    for (const answer of [
      await desk.client.call('catalog.status', {}),
      await desk.client.call('records.open', { id }),
      await desk.client.call('sync.status', {}),
      await desk.client.call('settings.get', {}),
    ])
      expect(codeOf(answer)).toBe('contract/locked');
  });
});
