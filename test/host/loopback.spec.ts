import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startEngine } from '../../shared/engine/start.node.ts';
import { startLoopback } from '../../shared/host/loopback/server.node.ts';
import { visit } from '../support/loopback-browser.ts';
import { hostSuite } from './host-suite.ts';

let pages = '';
beforeAll(() => {
  pages = mkdtempSync(join(tmpdir(), 'pages-'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html>');
});
afterAll(() => rmSync(pages, { recursive: true, force: true }));

/** Real HTTP and WebSocket, as the browser uses them. */
hostSuite('loopback', async (profile) => {
  const engine = startEngine({ profile, log: () => {} });
  const loopback = await startLoopback({ engine, pages });
  const { origin, cookie, wire } = await visit(loopback);
  return {
    kind: 'loopback',
    capabilities: { fileDialog: false, saveDialog: false, keychain: false },
    connect: wire,
    async offerFile(name, bytes) {
      const headers = { cookie, origin, 'x-file-name': encodeURIComponent(name) };
      const response = await fetch(`${origin}/files`, { method: 'POST', headers, body: new Uint8Array(bytes) });
      const answer: { ok: true; value: { token: string; name: string; size: number } } = await response.json();
      return answer.value;
    },
    async saveExport(token) {
      const response = await fetch(`${origin}/exports/${token}`, { headers: { cookie } });
      if (response.status !== 200) return null;
      const disposition = response.headers.get('content-disposition') ?? '';
      const [, name = ''] = /^attachment; filename\*=UTF-8''(.+)$/.exec(disposition) ?? [];
      return { name: decodeURIComponent(name), bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    async stop() {
      await engine.stop();
      await loopback.close();
    },
  };
});
