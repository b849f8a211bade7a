import { describe, expect, it } from 'vitest';
import type { Enrolment } from '../enrolment.ts';
import { appKey } from './app-key.node.ts';
import { requestSigner } from './choose.node.ts';
import { gjgxjhpt } from './gjgxjhpt.node.ts';
import { sm3Hmac } from './sm3-hmac.node.ts';
import { xClient } from './x-client.node.ts';
import { xTif } from './x-tif.node.ts';

const who = {
  clientId: '00000000-0000-4000-8000-000000000001',
  serviceId: 's_0000000000000_0001',
  secret: 'test-app-secret-0001',
};
const moment = { time: 1774953600000, nonce: 'n0nce' };

describe('signers', () => {
  it('gjgxjhpt reproduces the published vector', () => {
    expect(gjgxjhpt(who, moment)).toEqual({
      gjgxjhpt_rid: who.clientId,
      gjgxjhpt_sid: who.serviceId,
      gjgxjhpt_rtime: '1774953600000',
      gjgxjhpt_sign: '7a9/ohKb9F1VfOh0ZYwiB2qS8Q2D2MF84jbajeEM/R8=',
    });
  });

  it.each([
    ['x-tif', xTif, 'x-tif-signature', '940F3DF8E170F0722D4D2EAE12176D09CEB9BD0731C928BE9EECF0C1E1080244'],
    ['x-client', xClient, 'x-signature', 'H/hI1mUDrVA9NDhPtx+EXLa8IQ8CzzorC2s3bgEkiFE='],
    ['app-key', appKey, 'signature', 'd4d223bfd3c6259942b923e30ce9ae8265b24273'],
    ['sm3-hmac', sm3Hmac, 'gjgxjhpt_sign', 'xsUE5GeNp286VfDWCoTCHEDLsXkWHvJmSDycq3Rpaek='],
  ] as const)('%s reproduces a vector computed with openssl', (_, signer, header, expected) => {
    expect(signer(who, moment)[header]).toBe(expected);
  });

  it('x-tif says its time in seconds', () => {
    expect(xTif(who, moment)['x-tif-timestamp']).toBe('1774953600');
  });
});

const enrolment: Enrolment = {
  format: 'enrolment/1',
  platformUrl: 'http://127.0.0.1:1',
  signer: 'gjgxjhpt',
  clientPrivateKey: '',
  platformKeys: [],
  ...who,
};

describe('requestSigner', () => {
  it('never gives two requests the same time, yet follows a corrected clock', () => {
    const sign = requestSigner(enrolment);
    if (!sign.ok) throw new Error(sign.problem.code);
    const times = [5000, 5000, 5000, 5001, 9000, 2000].map((time) => sign.value(time).gjgxjhpt_rtime);
    expect(times).toEqual(['5000', '5001', '5002', '5003', '9000', '2000']);
  });

  it('makes a fresh nonce for every request', () => {
    const sign = requestSigner({ ...enrolment, signer: 'x-client' });
    if (!sign.ok) throw new Error(sign.problem.code);
    expect(sign.value(1)['x-nonce']).not.toBe(sign.value(1)['x-nonce']);
  });
});
