import { describe, expect, it } from 'vitest';
import { envelopeOf, officeKey, packageText } from '../../test/support/catalog-maker.ts';
import { codeOf, value } from '../../test/support/submissions-world.ts';
import { payloadOf, readPackage, verifyCatalog } from './verify.node.ts';

const key = officeKey('catalog-1');
const present = '2026.1.1';
const check = (text: string, known: string | null = present, keys = [key]) => verifyCatalog(text, keys, known);
const problemOf = (text: string, known?: string | null) => {
  const verified = check(text, known);
  return verified.ok ? null : verified.problem;
};

it('a newer package of a known key is taken, with the very text that was signed', () => {
  const text = envelopeOf(packageText({ version: '2026.11.2' }), key);
  const verified = value(check(text));
  expect(verified.package).toMatchObject({ version: '2026.11.2', publisher: '综合治税办公室' });
  expect(verified.envelope).toBe(text);
  expect(payloadOf(text)).toBe(packageText({ version: '2026.11.2' }));
  expect(check(text, null).ok).toBe(true);
});

describe('a signature', () => {
  const text = envelopeOf(packageText(), key);

  it('over other bytes is refused: one letter, one space, another order', () => {
    const payload = packageText();
    for (const other of [payload.replace('编号', '编码'), `${payload} `, payload.replace('{"format"', '{ "format"')]) {
      expect(other).not.toBe(payload);
      expect(codeOf(check(JSON.stringify({ ...JSON.parse(text), payload: other })))).toBe('catalog/badSignature');
    }
  });

  it('of a forger who uses a known key’s name is refused', () => {
    expect(codeOf(check(envelopeOf(packageText(), { ...officeKey('forger'), keyId: 'catalog-1' })))).toBe('catalog/badSignature');
  });

  it('that is missing, short or no base64 is refused', () => {
    for (const signature of ['', 'AAAA', '!!!', JSON.parse(text).signature.slice(4)])
      expect(codeOf(check(envelopeOf(packageText(), key, { signature })))).toBe('catalog/badSignature');
  });

  it('of a key that may not sign catalogs is named as unknown', () => {
    const receipts = officeKey('receipts-1');
    expect(problemOf(envelopeOf(packageText(), receipts))).toEqual({ code: 'catalog/unknownKey', data: { keyId: 'receipts-1' } });
    expect(codeOf(check(text, present, []))).toBe('catalog/unknownKey');
  });

  it('by a key that is no Ed25519 key is refused, not thrown', () => {
    const broken = { ...key, publicKey: 'bm8ga2V5' };
    expect(codeOf(check(text, present, [broken]))).toBe('catalog/badSignature');
  });
});

describe('a text', () => {
  const text = envelopeOf(packageText(), key);

  it('that breaks off anywhere is incomplete', () => {
    for (const at of [0, 1, 20, Math.floor(text.length / 2), text.length - 1])
      expect(codeOf(check(text.slice(0, at)))).toBe('catalog/truncated');
  });

  it('that is a sign-in page is not taken for a catalog', () => {
    expect(codeOf(check('<html><body>请登录</body></html>'))).toBe('catalog/truncated');
  });

  it('that breaks off inside the signed part is incomplete, signed or not', () => {
    expect(codeOf(check(envelopeOf(packageText().slice(0, 200), key)))).toBe('catalog/truncated');
  });

  it('of an unknown envelope format says what is wrong', () => {
    for (const [change, path] of [
      [{ format: 'signed/2' }, 'format'],
      [{ alg: 'RSA' }, 'alg'],
      [{ payload: 5 }, 'payload'],
    ] as const)
      expect(problemOf(envelopeOf(packageText(), key, change))).toMatchObject({ code: 'catalog/invalid', data: { path } });
    expect(codeOf(check('[]'))).toBe('catalog/invalid');
    expect(codeOf(check('null'))).toBe('catalog/invalid');
  });

  it('beyond the limit is not even parsed', () => {
    expect(problemOf(' '.repeat(64 * 1024 * 1024 + 1))).toEqual({ code: 'catalog/tooLarge', data: { limit: 64 } });
  });
});

describe('an age', () => {
  it.each([
    ['2025.12.31', 'catalog/older'],
    ['2026.1.0', 'catalog/older'],
    ['2026.1.1', null],
    ['2026.1.10', null],
    ['2026.10.1', null],
  ])('%s beside 2026.1.1 → %s', (version, code) => {
    expect(codeOf(check(envelopeOf(packageText({ version }), key)))).toBe(code);
  });

  it('of an older one names both', () => {
    expect(problemOf(envelopeOf(packageText({ version: '2025.9.9' }), key))).toEqual({
      code: 'catalog/older',
      data: { received: '2025.9.9', present },
    });
  });
});

describe('a content', () => {
  const { datasets } = JSON.parse(packageText());
  it.each([
    ['an unknown format', { format: 'tax-liaison-catalog/2' }, 'format'],
    ['no datasets', { datasets: [] }, 'datasets'],
    ['a version that is none', { version: 'newest' }, 'version'],
    ['a day that is none', { effectiveFrom: '2026-1-1' }, 'effectiveFrom'],
    ['a dataset without fields', { datasets: [{ ...datasets[0], schema: { fields: [] } }] }, 'datasets/0/schema/fields'],
    ['a dataset id with a slash', { datasets: [{ ...datasets[0], id: '../x' }] }, 'datasets/0/id'],
    ['the same dataset twice', { datasets: [datasets[0], datasets[0]] }, `datasets/${datasets[0].id}`],
    ['code lists that are a list', { codeLists: [] }, 'codeLists'],
  ])('with %s is refused with the place', (_, change, path) => {
    const text = packageText(change);
    expect(problemOf(envelopeOf(text, key))).toMatchObject({ code: 'catalog/invalid', data: { path } });
    expect(codeOf(readPackage(text))).toBe('catalog/invalid');
  });

  it('with properties this version does not know is taken, and fields keep theirs', () => {
    const field = { ...datasets[0].schema.fields[0], future: { a: 1 } };
    const change = { future: true, datasets: [{ ...datasets[0], schema: { ...datasets[0].schema, fields: [field] } }] };
    const read = value(readPackage(packageText(change)));
    expect(read.datasets[0]?.schema.fields[0]).toMatchObject({ future: { a: 1 } });
  });
});
