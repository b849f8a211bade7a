import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolFrom } from '../../shared/engine/enrol.node.ts';
import { platformAddress } from '../../shared/sync/enrolment.node.ts';
import { readEnrolment } from '../../shared/sync/enrolment.ts';
import { clientSigner } from '../../shared/sync/keys.node.ts';
import { syncService } from '../../shared/sync/service.node.ts';
import { type Platform, startPlatform } from '../platform/server.ts';
import { catalog, codeOf, unit, value, world } from '../support/submissions-world.ts';
import { code, platformUnit } from './support.ts';

const clock = { now: () => Date.parse('2026-11-05T09:00:00+08:00') };
let folder: string;
let platform: Platform;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platform-'));
  platform = await startPlatform({ state: folder, units: [platformUnit], catalogs: [catalog], clock });
});
afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const online = (platformUrl: string, activationCode = code) => enrolFrom({ kind: 'online', platformUrl, activationCode }, clock);
const file = (content: string, activationCode = code) => enrolFrom({ kind: 'file', content, activationCode }, clock);
const enrolmentFile = () => ({ ...platform.enrolmentFile(unit.uscc) });

/** Whether the platform knows whose signature this is: the catalog comes. */
async function works(record: unknown): Promise<boolean> {
  const enrolment = value(readEnrolment(JSON.parse(JSON.stringify(record))));
  expect(clientSigner(enrolment)('x')).toMatchObject({ keyId: enrolment.clientId, payload: 'x' });
  const here = await world('2026-11-05T09:00:00');
  const deps = {
    store: here.store,
    unit: here.deps.unit,
    clock,
    emit: () => {},
    enrolment,
    catalog: here.deps.catalog,
    random: () => 0,
    log: () => {},
  };
  const sync = syncService(deps);
  const fetched = value(await sync.fetchCatalog(null));
  expect(value(await sync.fetchCatalog(catalog.version))).toEqual({ kind: 'same' });
  await sync.finish();
  here.end();
  return fetched.kind === 'package' && fetched.text.includes('tax-liaison-catalog/1');
}

describe('enrolling with an activation code', () => {
  it('tells who this is and keeps what the sync room needs', async () => {
    const enrolled = value(await online(` ${platform.url}/ `));
    expect(enrolled.offer).toMatchObject({ unit, officer: { name: '联络员', role: 'liaison' }, platform: { url: platform.url } });
    expect(await works(enrolled.record)).toBe(true);
  });

  it('says that the code is wrong', async () => {
    expect(codeOf(await online(platform.url, 'WRONG-CODE'))).toBe('sync/activation');
  });

  it.each(['', 'ftp://x', 'not an address', 'http://user:pass@x', 'http://x/?a=1'])(
    'does not take %j for an address',
    async (url) => {
      expect(codeOf(await online(url))).toBe('sync/badAddress');
    },
  );

  it('tells an unreachable address from one that is somebody else', async () => {
    const server: Server = createServer((_, response) => response.end('<html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    expect(codeOf(await online(url))).toBe('sync/enrolNotPlatform');
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(codeOf(await online(url))).toBe('sync/enrolUnreachable');
  });

  it('keeps the path of a platform behind a proxy', () => {
    expect(platformAddress('https://gw.example/httpproxy/')).toBe('https://gw.example/httpproxy');
  });
});

describe('enrolling with a file', () => {
  it('opens it with its code, and the enrolment works', async () => {
    const enrolled = value(await file(JSON.stringify(enrolmentFile())));
    expect(enrolled.offer.unit).toEqual({ ...unit, region: '410100' });
    expect(await works(enrolled.record)).toBe(true);
  });

  it('says that the code does not open it', async () => {
    expect(codeOf(await file(JSON.stringify(enrolmentFile()), 'WRONG-CODE'))).toBe('sync/enrolmentCode');
  });

  it('does not open a file that was changed', async () => {
    const made = enrolmentFile();
    const data = Buffer.from(made.data, 'base64');
    data[10] = (data[10] ?? 0) ^ 1;
    expect(codeOf(await file(JSON.stringify({ ...made, data: data.toString('base64') })))).toBe('sync/enrolmentCode');
  });

  it.each([
    ['no JSON', () => 'PK\u0003\u0004'],
    ['another format', () => '{"format":"other"}'],
    ['nothing in it', () => JSON.stringify({ ...enrolmentFile(), data: '' })],
    [
      'a derivation that eats the memory',
      () => JSON.stringify({ ...enrolmentFile(), kdf: { ...enrolmentFile().kdf, N: 1 << 20, r: 32 } }),
    ],
    ['an impossible derivation', () => JSON.stringify({ ...enrolmentFile(), kdf: { ...enrolmentFile().kdf, N: 3 } })],
  ])('refuses %s', async (_, content) => {
    expect(codeOf(await file(content()))).toMatch(/^sync\/enrolment/);
  });
});

describe('a kept enrolment', () => {
  it('that is damaged is not half-used', () => {
    expect(codeOf(readEnrolment({ format: 'enrolment/1', clientId: 'x' }))).toBe('store/damaged');
    expect(codeOf(readEnrolment(undefined))).toBe('store/damaged');
  });
});
