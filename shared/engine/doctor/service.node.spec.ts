import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it, vi } from 'vitest';
import type { OpenSession } from '../../security/session.node.ts';
import { readSetting } from '../../security/settings.node.ts';
import { txOver } from '../../store/connection.node.ts';
import { migrate } from '../../store/migrate.node.ts';
import type { Store } from '../../store/tx.ts';
import { usualRoute } from '../../sync/route.ts';
import { CERTIFICATE } from './expiries.node.ts';
import { doctorService } from './service.node.ts';

/** The look goes to the platform only over an encrypted line, and what it sees is kept only while this store is open. */
it.each([
  ['https://platform.example', true, '2027-01-31'],
  ['http://platform.example', true, undefined],
  ['https://platform.example', false, undefined],
])('keeps the last day of the certificate of %s (open: %s)', async (platformUrl, open, kept) => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  const db = new Sqlite(':memory:');
  migrate(db);
  const tx = txOver(db);
  const store: Store = {
    path: join(folder, 'x.db'),
    rawKey: new Uint8Array(32),
    read: (work) => work(tx),
    write: (work) => work(tx),
    writeBulk: (work) => work(tx),
    still: () => Promise.reject(new Error('not here')),
    scrub: () => Promise.reject(new Error('not here')),
    close: () => undefined,
  };
  const session: OpenSession = {
    store,
    identity: {
      unit: { uscc: 'X', name: 'X', region: '410105' },
      officer: { id: 'o', name: 'O', role: 'liaison' },
      platform: { name: 'P', url: platformUrl },
    },
    officer: { id: 'o', name: 'O', role: 'liaison' },
  };
  const look = vi.fn(async () => ({ reached: 'genuine', cause: '', skew: 0, certificateUntil: '2027-01-31' }) as const);
  doctorService({
    store,
    session: () => (open ? session : null),
    profile: folder,
    clock: { now: Date.now },
    product: 'P',
    platformUrl,
    route: () => usualRoute,
    look,
    standing: () => ({ checkedAt: null, check: null }),
    offer: () => '',
    watchMs: 5,
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(readSetting(tx, CERTIFICATE)).toBe(kept);
  expect(look).toHaveBeenCalledTimes(kept === undefined ? 0 : 1);
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
