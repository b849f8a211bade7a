import { describe, expect, it } from 'vitest';
import type { Client } from './clients.ts';
import { families, requester } from './request-signature.ts';

const at = 1774953600000;
const known: Omit<Client, 'signer'> = {
  clientId: '00000000-0000-4000-8000-000000000001',
  serviceId: 's_0000000000000_0001',
  secret: 'test-app-secret-0001',
  uscc: '',
  activationCode: '',
  publicKey: '',
  secretAt: at,
  formerSecret: null,
  at,
};
const book = (client: Client) => ({
  byId: (id: string) => (id === client.clientId ? client : null),
  byCode: () => [],
  add: () => client,
  renew: () => client,
});

/** Computed with openssl, the first one published; the same as the client's specs have. */
const vectors: Readonly<Record<Client['signer'], string>> = {
  gjgxjhpt: '7a9/ohKb9F1VfOh0ZYwiB2qS8Q2D2MF84jbajeEM/R8=',
  'sm3-hmac': 'xsUE5GeNp286VfDWCoTCHEDLsXkWHvJmSDycq3Rpaek=',
  'x-tif': '940F3DF8E170F0722D4D2EAE12176D09CEB9BD0731C928BE9EECF0C1E1080244',
  'x-client': 'H/hI1mUDrVA9NDhPtx+EXLa8IQ8CzzorC2s3bgEkiFE=',
  'app-key': 'd4d223bfd3c6259942b923e30ce9ae8265b24273',
};
const signers = ['gjgxjhpt', 'sm3-hmac', 'x-tif', 'x-client', 'app-key'] as const;

function asked(signer: Client['signer'], change: Record<string, string> = {}, now = at, client: Partial<Client> = {}) {
  const family = families[signer];
  const who: Client = { ...known, signer, ...client };
  const headers = {
    [family.id]: known.clientId,
    [family.time]: String(at / family.unit),
    ...(family.nonce === undefined ? {} : { [family.nonce]: 'n0nce' }),
    [family.sign]: vectors[signer],
    ...family.says(known),
    ...change,
  };
  const answer = requester(headers, book(who), now, 3_600_000);
  return 'client' in answer ? 'let in' : (JSON.parse(answer.refused.body ?? '{}').code as unknown);
}

describe.each(signers)('requests signed as %s', (signer) => {
  const family = families[signer];
  it('are let in by the vector, and by nothing a bit beside it', () => {
    expect(family.expected(known, String(at / family.unit), 'n0nce')).toBe(vectors[signer]);
    expect(asked(signer)).toBe('let in');
    expect(asked(signer, { [family.sign]: vectors[signer].toLowerCase().replace('a', 'b') })).toBe(1001);
    expect(asked(signer, { [family.time]: String(at / family.unit + 1) })).toBe(1001);
    expect(asked(signer, { [family.sign]: '' })).toBe(1001);
    expect(asked(signer, { [family.id]: 'somebody' })).toBe(1003);
    if (family.nonce !== undefined) expect(asked(signer, { [family.nonce]: 'other' })).toBe(1001);
  });

  it('tell a wrong time from a secret that ran out and one that was changed', () => {
    expect(asked(signer, {}, at + family.window + 1)).toBe(1002);
    expect(asked(signer, {}, at, { secretAt: at - 3_600_001 })).toBe(1005);
    expect(asked(signer, {}, at, { secret: 'the new one', formerSecret: known.secret })).toBe(1005);
    expect(asked(signer, {}, at, { secret: 'the new one' })).toBe(1001);
  });
});

it('a client is let in by its own family only', () => {
  const family = families['x-client'];
  const headers = {
    [family.id]: known.clientId,
    'x-timestamp': String(at),
    'x-nonce': 'n0nce',
    'x-signature': vectors['x-client'],
  };
  const answer = requester(headers, book({ ...known, signer: 'gjgxjhpt' }), at);
  expect('refused' in answer).toBe(true);
});
