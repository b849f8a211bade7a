import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkReceiptFile, readReceiptFile } from '../../shared/sync/proof.node.ts';
import { command } from '../support/captured-io.ts';
import { codeOf, context, value } from '../support/submissions-world.ts';
import { type Road, road, rowsOf } from './support.ts';

let here: Road;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proof-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await here.end();
});

const ask = (submission: string, row: number | null) => here.sync.handlers['sync.proof']({ submission, row }, context());

async function delivered(rows = 300): Promise<string> {
  here = await road();
  const batchId = await here.seal(rowsOf(rows));
  await here.now();
  await here.platform.idle();
  await here.now();
  return (await here.item(batchId))?.submission ?? '';
}

describe('a receipt taken out', () => {
  it('proves batch and record to somebody who has nothing but the file', async () => {
    const submission = await delivered();
    const { name, text, matches, checks } = value(await ask(submission, 217));
    expect(matches).toBe(true);
    expect(name).toMatch(/^M1-2026-10-b[0-9a-f]{10}-217\.receipt\.json$/);
    expect(checks.map(({ what }) => what)).toEqual(['batchId', 'receipt', 'receipt', 'receipt', 'record', 'content']);
    expect(JSON.parse(text).record.line).toContain('"BH":"N216"');
    writeFileSync(join(folder, 'a.json'), text);
    const told = await command(['verify-receipt', 'a.json', '--json'], { cwd: folder });
    expect(told.code).toBe(0);
    const summary = JSON.parse(told.out.trim().split('\n').at(-1) ?? '').summary;
    expect(summary).toMatchObject({ matches: true, trusted: false });
    const [{ fingerprint }] = summary.keys;
    expect((await command(['verify-receipt', 'a.json', '--fingerprint', fingerprint], { cwd: folder })).out).toContain(
      '全部相符',
    );
    expect((await command(['verify-receipt', 'a.json', '--fingerprint', 'ab'], { cwd: folder })).code).toBe(1);
  });

  it('proves itself from the code on paper, with the published key or a receipt file, and not when a letter differs', async () => {
    const submission = await delivered(20);
    const { receipts } = value(await here.submissions()['submissions.history']({ id: submission }, context()));
    const code = receipts.at(-1)?.code ?? '';
    expect(code).toMatch(/^TLR1 \S+ \S+ \{.*"kind":"stored"/);
    expect(code.length).toBeLessThan(700);
    writeFileSync(join(folder, 'a.json'), value(await ask(submission, null)).text);
    const key = here.enrolment.platformKeys.find(({ use }) => use === 'receipt')?.publicKey ?? '';
    const check = (...args: string[]) => command(['verify-receipt', ...args], { cwd: folder });
    expect(await check('--code', code, '--key', key)).toMatchObject({ code: 0 });
    expect((await check('--code', code, 'a.json')).out).toContain('全部相符');
    const bent = code.replace('"rows":20', '"rows":21');
    expect(bent).not.toBe(code);
    const told = await check('--code', bent, '--key', key, '--json');
    expect(told.code).toBe(1);
    expect(JSON.parse(told.out).check).toMatchObject({ ok: false, detail: 'signature' });
    const other = here.enrolment.platformKeys.find(({ use }) => use === 'catalog')?.publicKey ?? '';
    expect((await check('--code', code, '--key', other)).code).toBe(1);
    expect((await check('--code', code, 'a.json', '--fingerprint', 'ab')).code).toBe(1);
    expect((await check('--code', code)).code).toBe(2);
    expect((await check('--code', 'no code', '--key', key)).code).toBe(3);
  });

  it('shows every change of the file as a mismatch', async () => {
    const submission = await delivered(20);
    const { text } = value(await ask(submission, 3));
    const file = value(readReceiptFile(text));
    const wrong = (changed: Partial<typeof file>): string[] =>
      checkReceiptFile({ ...file, ...changed })
        .filter((check) => !check.ok)
        .map(({ what }) => what);
    expect(wrong({})).toEqual([]);
    const [first] = file.receipts;
    if (!first || !file.record) throw new Error('nothing to change');
    expect(wrong({ receipts: [{ ...first, payload: first.payload.replace('"rows":20', '"rows":21') }] })).toEqual(['receipt']);
    expect(wrong({ record: { ...file.record, line: file.record.line.replace('N2', 'N9') } })).toEqual(['record']);
    expect(wrong({ record: { ...file.record, size: 21 } })).toEqual(['record']);
    const manifest = { ...file.manifest, payload: file.manifest.payload.replace('2026-10', '2026-11') };
    expect(wrong({ manifest })).toEqual(['batchId']);
    writeFileSync(join(folder, 'b.json'), text.replace(first.signature, `#${first.signature.slice(1)}`));
    expect((await command(['verify-receipt', 'b.json'], { cwd: folder })).code).toBe(1);
  });

  it('computes the content anew: what was changed in the store does not match', async () => {
    const submission = await delivered(20);
    const batchId = here.store.read((tx) => tx.get<{ id: string }>('SELECT batch_id AS id FROM batch'))?.id ?? '';
    const other = here.store.read((tx) => tx.get<{ bytes: Uint8Array }>('SELECT bytes FROM batch_part'))?.bytes;
    const { gunzipSync, gzipSync } = await import('node:zlib');
    const changed = gzipSync(
      gunzipSync(other ?? Buffer.alloc(0))
        .toString('utf8')
        .replace('"BH":"N1"', '"BH":"X1"'),
    );
    here.store.write((tx) => tx.run('UPDATE batch_part SET bytes = ? WHERE batch_id = ?', changed, batchId));
    const proof = value(await ask(submission, 3));
    expect(proof.matches).toBe(false);
    expect(proof.checks.find(({ what }) => what === 'content')).toMatchObject({ ok: false, detail: 'root' });
    expect(JSON.parse(proof.text).record).toBeNull();
  });

  it('says what is asked in vain', async () => {
    const submission = await delivered(20);
    expect(codeOf(await ask(submission, 21))).toBe('sync/noRecord');
    const again = await here.seal(rowsOf(3));
    const waiting = (await here.item(again))?.submission ?? '';
    expect(codeOf(await ask(waiting, null))).toBe('sync/noReceipt');
    writeFileSync(join(folder, 'c.json'), '{"format":"x"}');
    expect(await command(['verify-receipt', 'c.json'], { cwd: folder })).toMatchObject({
      code: 3,
      err: expect.stringContaining('P6024'),
    });
    expect(await command(['verify-receipt', 'none.json'], { cwd: folder })).toMatchObject({ code: 3 });
  });
});
