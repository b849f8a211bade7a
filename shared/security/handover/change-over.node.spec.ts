import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../store/open.node.ts';
import type { Store } from '../../store/tx.ts';
import { addOfficer, addSlot, officerOf, setRole, slotsOf } from '../officers.node.ts';
import { settleHandover } from './change-over.node.ts';
import { currentRow, insertHandover, setBundle, setSealed } from './records.node.ts';

const FORMER = { id: 'former', name: '王联络', role: 'liaison' } as const;
const NEXT = { id: 'next', name: '赵接任', role: 'preparer' } as const;
const DAY = '2026-11-20';
const [BEFORE, AFTER] = ['2026-11-19', '2026-11-21'];

let folder = '';
let store: Store;

/** The old desk as sealing for another computer leaves it, with the file written or not. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'change-over-'));
  const opened = await openStore({ path: join(folder, 'workbench.db'), rawKey: randomBytes(32), cipher: 'chacha20' }, true);
  if (!opened.ok) throw new Error(opened.problem.code);
  store = opened.value;
  store.write((tx) => {
    for (const [officer, slot] of [
      [FORMER, 'aaaa'],
      [NEXT, 'bbbb'],
    ] as const) {
      addOfficer(tx, officer, 1, '');
      addSlot(tx, { id: slot, kind: 'passphrase', publicKey: slot }, officer.id, 1, '');
    }
    const post = { office: '处', post: '处长', phone: '1', effective: DAY, reason: '调整' };
    insertHandover(tx, { letter: 'c1', from_id: FORMER.id, from_name: FORMER.name, to_name: NEXT.name, ...post, made_at: 1 });
    setSealed(tx, 1, { to: NEXT.id, road: 'bundle', list: '[]', signed: '{}', at: 2 });
    setRole(tx, FORMER.id, 'auditor');
  });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const came = (officer: string, today: string): string[] => store.write((tx) => settleHandover(tx, officer, today, 3));
const former = () => store.read((tx) => ({ ...officerOf(tx, FORMER.id), slots: slotsOf(tx, FORMER.id) }));
const state = () => store.read((tx) => currentRow(tx)?.state);

it('a sealing cut short before its file was written is taken back when the former officer comes in, even after the day', () => {
  expect(came(FORMER.id, AFTER)).toEqual([]);
  expect(former()).toMatchObject({ role: 'liaison', gone_at: null, slots: ['aaaa'] });
  expect(state()).toBe('preparing');
});

it('while there is no file nobody else’s coming closes the former officer’s way in, or opens what was signed', () => {
  // In the file itself the path is not known either: there it is the successor who comes.
  expect(came(NEXT.id, AFTER)).toEqual([]);
  expect(former()).toMatchObject({ role: 'auditor', gone_at: null, slots: ['aaaa'] });
  expect(state()).toBe('sealed');
});

it('with its file written, the old desk closes to the former officer on the day and not before', () => {
  store.write((tx) => setBundle(tx, 1, '/desk.lwbk'));
  expect(came(FORMER.id, BEFORE)).toEqual([]);
  expect(former()).toMatchObject({ role: 'auditor', gone_at: null });
  expect(came(FORMER.id, DAY)).toEqual(['aaaa']);
  expect(former()).toMatchObject({ gone_at: 3, slots: [] });
  expect(state()).toBe('sealed');
});
