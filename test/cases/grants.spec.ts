import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { catalogOfTwo, obtainer, provider, type TwoDesks, twoDesks, wrongRecord } from './support.ts';

/** The provider's dataset is shared only by allotment. */
function conditional(): CatalogPackage {
  const catalog = catalogOfTwo();
  return {
    ...catalog,
    datasets: catalog.datasets.map((one) => ({ ...one, liaison: { ...one.liaison, sharing: 'conditional' as const } })),
  };
}
let here: TwoDesks;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'grants-'));
  here = await twoDesks({ catalogs: [conditional()] });
});
afterEach(async () => {
  await here.end();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'ok',
    (error: { problem: { code: string } }) => error.problem.code,
  );
const today = () => beijingDay(here.clock.now());
const allot = async (fields: string[], days = 30, more: object = {}): Promise<string> => {
  const id = here.platform.allot(obtainer.uscc, {
    provider: provider.name,
    dataset: 'M1',
    fields,
    purpose: '核对登记信息',
    from: today(),
    until: addDays(today(), days),
    ...more,
  });
  await here.settle();
  return id;
};
const draft = async () => (await here.a.ask('cases.draft', { answerer: provider.uscc, title: '函' })).id;
const record = (id: string) =>
  here.a.ask('cases.record', { id, n: null, records: [{ ...wrongRecord(), key: { BH: 'A1' }, field: 'JE' }] });
const received = (text: string) => {
  const path = join(folder, 'received.csv');
  writeFileSync(path, '编号,信用代码,金额\nA1,91410100MAFAKE019N,77.5\nA2,,88\n');
  return here.a.ask('cases.received', { token: here.a.choose(path), dataset: 'M1', text });
};

it('lists what was allotted, with its term, and keeps an expired or revoked one as such', async () => {
  expect(await here.a.ask('grants.list', {})).toEqual([]);
  const id = await allot(['BH', 'JE'], 10);
  expect(await here.a.ask('grants.list', {})).toMatchObject([
    {
      id,
      dataset: 'M1',
      provider: provider.name,
      fields: ['BH', 'JE'],
      fieldTitles: [{ zh: '编号' }, { zh: '金额' }],
      purpose: '核对登记信息',
      standing: 'inForce',
      until: addDays(today(), 10),
    },
  ]);
  expect(await here.b.ask('grants.list', {})).toEqual([]);
  await allot(['BH', 'JE'], 10, { id, state: 'revoked' });
  expect((await here.a.ask('grants.list', {})).map(({ standing }) => standing)).toEqual(['revoked']);
  await allot(['BH'], 5);
  here.skip(6 * 86_400_000);
  expect((await here.a.ask('grants.list', {})).map(({ standing }) => standing).sort()).toEqual(['over', 'revoked']);
});

it('of a file that was received only allotted fields are shown, or searched', async () => {
  expect(await codeOf(received(''))).toBe('grants/none');
  await allot(['BH', 'JE']);
  const rows = await received('');
  expect(rows.fields).toEqual(['BH', 'JE']);
  expect(rows.rows.map(({ cells }) => cells)).toEqual([
    { BH: 'A1', JE: '77.5' },
    { BH: 'A2', JE: '88' },
  ]);
  // A hit would tell that the covered column says so.
  expect((await received('91410100MAFAKE019N')).found).toBe(0);
  expect((await received('77.5')).found).toBe(1);
});

it('nothing is written about a field that is not allotted, and what was is withheld once the right is over', async () => {
  const id = await draft();
  expect(await codeOf(record(id))).toBe('grants/notGranted');
  expect((await here.a.ask('cases.get', { id })).list).toEqual([]);
  await allot(['BH'], 30);
  expect(await codeOf(record(id))).toBe('grants/notGranted');
  await allot(['JE'], 5);
  const view = await record(id);
  expect(view.list[0]).toMatchObject({ key: { BH: 'A1' }, field: 'JE' });
  expect(view.list[0]?.given).not.toBeNull();
  here.skip(6 * 86_400_000);
  const later = await here.a.ask('cases.get', { id });
  expect(later.list[0]).toMatchObject({ key: { BH: 'A1' }, field: 'JE', given: null, believed: null, ground: '' });
  here.skip(30 * 86_400_000);
  expect((await here.a.ask('cases.get', { id })).list[0]?.key).toEqual({});
});

it('whose data it is is never withheld from, and a statement that is not the platform’s allots nothing', async () => {
  const { state } = here.platform;
  const grant = { format: 'tax-liaison-use/1', id: 'x', unit: obtainer.uscc, provider: '甲', dataset: 'M1', fields: ['BH'] };
  const whole = {
    ...grant,
    purpose: '甲乙',
    from: today(),
    until: addDays(today(), 9),
    docNo: null,
    state: 'granted',
    at: '2026-11-01T00:00:00+08:00',
  };
  const signed = state.keys.receipt.sign(JSON.stringify({ ...whole, unit: provider.uscc }));
  state.inbox.push(obtainer.uscc, 'grant', { grant: signed });
  state.inbox.push(obtainer.uscc, 'grant', {
    grant: { ...state.keys.receipt.sign(JSON.stringify(whole)), payload: JSON.stringify({ ...whole, fields: ['JE'] }) },
  });
  state.inbox.push(obtainer.uscc, 'grant', { grant: 'nothing' });
  await here.settle();
  expect(await here.a.ask('grants.list', {})).toEqual([]);
  expect((await here.a.ask('sync.status', {})).notices.filter(({ kind }) => kind === 'grant').every(({ known }) => !known)).toBe(
    true,
  );
  const path = join(folder, 'own.csv');
  writeFileSync(path, '编号,信用代码,金额\nA1,,5\n');
  const own = await here.b.ask('cases.received', { token: here.b.choose(path), dataset: 'M1', text: '' });
  expect(own.fields).toEqual(['BH', 'DM', 'JE']);
});
