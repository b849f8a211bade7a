import { afterEach, describe, expect, it } from 'vitest';
import { proxyAddress, shownAddress } from '../../shared/sync/route.node.ts';
import { type Route, usualRoute } from '../../shared/sync/route.ts';
import { type Front, pem, secureFront, tunnelProxy } from '../support/secure-front.ts';
import { codeOf, context, value } from '../support/submissions-world.ts';
import { type Road, road, rowsOf } from './support.ts';

let here: Road;
let fronts: Front[] = [];
afterEach(async () => {
  await here.end();
  for (const front of fronts) await front.close();
  fronts = [];
});

const ours = { name: '内网根证书.pem', pem: pem('ca') };
const ahead = async <T extends Front>(front: Promise<T>): Promise<T> => {
  const made = await front;
  fronts.push(made);
  return made;
};
const secure = async (certificate: Parameters<typeof pem>[0]): Promise<void> => {
  here = await road();
  const { port } = await ahead(secureFront(here.platform.port, certificate));
  here.restartSync({ enrolment: { ...here.enrolment, platformUrl: `https://localhost:${port}` } });
};
const go = async (route: Partial<Route>) => here.sync.handlers['sync.setRoute'](route, context());

describe('a private certificate authority', () => {
  it('is believed once an officer chose it, and over a restart', async () => {
    await secure('right');
    const batchId = await here.seal(rowsOf(3));
    expect(await here.now()).toMatchObject({ line: 'offline', lineProblem: { code: 'sync/certUnknown' } });
    expect(await here.item(batchId)).toMatchObject({ state: 'waiting' });
    const status = value(await go({ ca: ours }));
    expect(status.route.ca).toEqual({ name: ours.name, subjects: [{ name: 'Test private CA', until: '2120-01-01' }] });
    expect(await here.now()).toMatchObject({ line: 'connected', lineProblem: null });
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
    here.restartSync({ enrolment: { ...here.enrolment, platformUrl: status.platformUrl } });
    expect(await here.now()).toMatchObject({ line: 'connected' });
    value(await go({ ca: null }));
    expect(await here.now()).toMatchObject({ lineProblem: { code: 'sync/certUnknown' } });
  });

  it.each([
    ['expired', 'sync/certExpired'],
    ['early', 'sync/certEarly'],
    ['other', 'sync/certHost'],
    ['selfsigned', 'sync/certUnknown'],
  ] as const)('does not make a certificate that is %s good: %s', async (certificate, code) => {
    await secure(certificate);
    value(await go({ ca: ours }));
    const batchId = await here.seal(rowsOf(3));
    const status = await here.now();
    expect(status).toMatchObject({ line: 'offline', lineProblem: { code } });
    expect(String(status.lineProblem?.data?.host)).toMatch(/^localhost:/);
    expect(await here.item(batchId)).toMatchObject({ state: 'waiting', sent: 0 });
    expect(here.platform.state.batches.get(batchId)).toBeNull();
  });

  it('is refused when the file holds none, and what was there stays', async () => {
    await secure('right');
    value(await go({ ca: ours }));
    for (const text of ['', 'not a certificate', pem('ca').replace(/\n[A-Za-z0-9+/=]{20}/, '\nAAAA')])
      expect(codeOf(await go({ ca: { name: 'x', pem: text } }))).toBe('sync/caFile');
    expect((await here.status()).route.ca?.name).toBe(ours.name);
  });
});

describe('a proxy', () => {
  it('carries everything in its tunnel, with its name and password, which are never shown', async () => {
    await secure('right');
    const proxy = await ahead(tunnelProxy());
    const address = `http://zhang:geheim@127.0.0.1:${proxy.port}`;
    const status = value(await go({ ca: ours, proxy: { kind: 'address', address } }));
    expect(JSON.stringify(status)).not.toContain('geheim');
    expect(status.route.proxy.address).toBe(`http://zhang:***@127.0.0.1:${proxy.port}`);
    const batchId = await here.seal(rowsOf(300, 400));
    expect(await here.now()).toMatchObject({ line: 'connected' });
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
    expect(proxy.seen.length).toBeGreaterThan(2);
    expect(proxy.seen[0]).toEqual({
      target: new URL(status.platformUrl).host,
      authorization: `Basic ${Buffer.from('zhang:geheim').toString('base64')}`,
    });
  });

  it('that lets nothing through is named as what stands in the way', async () => {
    await secure('right');
    const proxy = await ahead(tunnelProxy(true));
    value(await go({ ca: ours, proxy: { kind: 'address', address: `127.0.0.1:${proxy.port}` } }));
    expect(await here.now()).toMatchObject({ line: 'offline', lineProblem: { code: 'sync/proxyRefused' } });
    value(await go({ proxy: { kind: 'none' } }));
    expect(await here.now()).toMatchObject({ line: 'connected' });
  });

  it('is an address or none', async () => {
    here = await road();
    expect(codeOf(await go({ proxy: { kind: 'address', address: 'socks5://x:1' } }))).toBe('sync/proxyAddress');
    expect((await here.status()).route).toEqual({ proxy: { ...usualRoute.proxy, address: null }, ca: null });
    expect(proxyAddress(' 10.0.0.8:3128 ')).toBe('http://10.0.0.8:3128');
    expect(proxyAddress('http://p:8080/')).toBe('http://p:8080');
    expect(proxyAddress('http://p:8080/path')).toBeNull();
    expect(proxyAddress('')).toBeNull();
    expect(shownAddress('http://p:8080')).toBe('http://p:8080');
  });
});
