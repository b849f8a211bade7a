import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { envelopeOf, officeKey, packageText } from '../../test/support/catalog-maker.ts';
import { codeOf, context, unit, value, type World, world } from '../../test/support/submissions-world.ts';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { createCompiled } from '../engine/compiled.node.ts';
import { catalogReader } from './queries.node.ts';
import { type CatalogDeps, catalogService } from './service.node.ts';

let here: World;
let offer: Awaited<ReturnType<CatalogDeps['fetch']>>;
let asked: (string | null)[];
const key = officeKey('catalog-1');
let day = '2026-11-05';

beforeEach(async () => {
  here = await world('2026-11-05T09:00:00');
  offer = ok({ kind: 'same' });
  asked = [];
  day = '2026-11-05';
});
afterEach(() => here.end());

/** A service as after a start of the program: nothing remembered but the store. */
function begin() {
  const { store, clock, emit } = here.deps;
  const reader = catalogReader(() => day);
  const { quarantine } = createCompiled(reader, clock);
  const fetch: CatalogDeps['fetch'] = (known) => {
    asked.push(known);
    return Promise.resolve(offer);
  };
  return { reader, calls: catalogService({ store, clock, emit, reader, unit, keys: () => [key], fetch, quarantine }) };
}
const arrives = (text: string): void => {
  offer = ok({ kind: 'package', text });
};
const signed = (change: Readonly<Record<string, unknown>>): string => envelopeOf(packageText(change), key);
const refresh = async () => begin().calls['catalog.refresh']({}, context());
const status = async () => value(await begin().calls['catalog.status']({}, context()));

async function keep(change: Readonly<Record<string, unknown>>): Promise<void> {
  arrives(signed(change));
  value(await refresh());
}

describe('refreshing', () => {
  it('keeps what is new, tells the windows, and asks next time from there', async () => {
    expect(await status()).toEqual({ current: null, versions: [] });
    arrives(signed({}));
    expect(value(await refresh())).toEqual({ outcome: 'updated', version: '2026.1.1' });
    expect(here.events).toContainEqual({ kind: 'catalog' });
    expect((await status()).current).toMatchObject({
      version: '2026.1.1',
      effectiveFrom: '2026-01-01',
      receivedAt: Date.parse('2026-11-05T09:00:00+08:00'),
      datasets: 3,
      quarantined: [],
    });
    offer = ok({ kind: 'same' });
    expect(value(await refresh())).toEqual({ outcome: 'same', version: '2026.1.1' });
    expect(asked).toEqual([null, '2026.1.1']);
  });

  it('with the same version again changes nothing, whatever it holds', async () => {
    await keep({});
    arrives(signed({ publisher: '别人' }));
    expect(value(await refresh())).toEqual({ outcome: 'same', version: '2026.1.1' });
    expect((await status()).current?.publisher).toBe('综合治税办公室');
  });

  it.each([
    [
      'forged',
      () => envelopeOf(packageText({ version: '2026.2.1' }), { ...officeKey('x'), keyId: 'catalog-1' }),
      'catalog/badSignature',
    ],
    ['of another key', () => envelopeOf(packageText({ version: '2026.2.1' }), officeKey('receipts-1')), 'catalog/unknownKey'],
    ['cut short', () => signed({ version: '2026.2.1' }).slice(0, 300), 'catalog/truncated'],
    ['older', () => signed({ version: '2025.12.1' }), 'catalog/older'],
    ['malformed', () => signed({ version: '2026.2.1', datasets: [] }), 'catalog/invalid'],
    ['of an unknown format', () => signed({ version: '2026.2.1', format: 'x/9' }), 'catalog/invalid'],
  ])('with a package that is %s keeps the present one and says why', async (_, text, code) => {
    await keep({});
    const before = await status();
    here.events.length = 0;
    arrives(text());
    expect(codeOf(await refresh())).toBe(code);
    expect(await status()).toEqual(before);
    expect(here.events).toEqual([]);
  });

  it('without a network passes the reason on', async () => {
    offer = fail(problem('sync/unreachable', { detail: 'x' }));
    expect(codeOf(await refresh())).toBe('sync/unreachable');
  });

  it('that finds nothing and has nothing says so', async () => {
    expect(codeOf(await refresh())).toBe('catalog/none');
  });
});

describe('effective days', () => {
  beforeEach(async () => {
    await keep({ version: '2026.1.1', effectiveFrom: '2026-01-01' });
    await keep({ version: '2026.9.30', effectiveFrom: '2026-10-01' });
    await keep({ version: '2026.11.1', effectiveFrom: '2027-01-01' });
  });

  it('choose the version in force: the newest whose day has come', () => {
    const { reader } = begin();
    const inForce = (on: string) => here.store.read((tx) => reader.inForce(tx, on)?.version);
    expect(inForce('2026-09-30')).toBe('2026.1.1');
    expect(inForce('2026-10-01')).toBe('2026.9.30');
    expect(inForce('2026-12-31')).toBe('2026.9.30');
    expect(inForce('2027-01-01')).toBe('2026.11.1');
    // Before all of them the oldest is the nearest there is.
    expect(inForce('2020-01-01')).toBe('2026.1.1');
  });

  it('let a later version wait for its day, without a restart', async () => {
    const { calls } = begin();
    expect(value(await calls['catalog.status']({}, context()))).toMatchObject({
      current: { version: '2026.9.30' },
      versions: [{ version: '2026.11.1' }, { version: '2026.9.30' }, { version: '2026.1.1' }],
    });
    day = '2027-01-01';
    expect(value(await calls['catalog.status']({}, context())).current?.version).toBe('2026.11.1');
  });

  it('keep every version readable', async () => {
    const { calls } = begin();
    const ask = (version?: string) => calls['catalog.dataset']({ id: 'M1', ...(version ? { version } : {}) }, context());
    expect(value(await ask()).version).toBe('2026.9.30');
    expect(value(await ask('2026.1.1')).version).toBe('2026.1.1');
    expect(codeOf(await ask('2024.1.1'))).toBe('catalog/none');
    expect(codeOf(await calls['catalog.dataset']({ id: 'NO' }, context()))).toBe('catalog/unknownDataset');
  });
});

it('says which datasets are this unit’s own', async () => {
  await keep({});
  const datasets = value(await begin().calls['catalog.datasets']({}, context()));
  expect(datasets.map(({ id, own, fields }) => [id, own, fields])).toEqual([
    ['M1', true, 3],
    ['Q1', true, 3],
    ['X1', false, 3],
  ]);
});

describe('a rule that cannot be used', () => {
  const { datasets } = JSON.parse(packageText());
  const rule = (id: string, expression: string, fails: readonly object[] = []) => ({
    id,
    title: { zh: id },
    expression,
    severity: 'blocking',
    fields: ['JE'],
    message: { zh: '不符' },
    examples: { pass: [], fail: fails },
  });
  const withRules = (rules: readonly object[]) => [
    { ...datasets[0], liaison: { ...datasets[0].liaison, rules } },
    ...datasets.slice(1),
  ];

  it('is quarantined with its reason, and the rest of the package works', async () => {
    const rules = [
      rule('GOOD', 'JE >= 0'),
      rule('TYPO', 'JEE >= 0'),
      rule('LIES', 'JE >= 0', [{ row: { BH: 'A', JE: '5' } }]),
      rule('TEXT', "'x'"),
    ];
    await keep({ datasets: withRules(rules) });
    const current = (await status()).current;
    expect(current).toMatchObject({ datasets: 3, rules: 4 });
    expect(current?.quarantined.map(({ dataset, rule: id }) => [dataset, id])).toEqual([
      ['M1', 'TYPO'],
      ['M1', 'LIES'],
      ['M1', 'TEXT'],
    ]);
    expect(current?.quarantined[0]?.reason).toContain('JEE');
    expect(current?.quarantined[1]?.reason).toBe('examples/fail/0: holds, expected fails');
    const ask = async (id: string) => value(await begin().calls['catalog.dataset']({ id }, context())).quarantined.length;
    expect([await ask('M1'), await ask('Q1')]).toEqual([3, 0]);
  });

  it('and a schema that does not compile quarantines its dataset only', async () => {
    const fields = [{ name: 'BH', type: 'string', liaison: { codeList: 'nowhere' } }];
    await keep({ datasets: [{ ...datasets[0], schema: { fields } }, ...datasets.slice(1)] });
    const current = (await status()).current;
    expect(current?.quarantined).toEqual([{ dataset: 'M1', rule: '*', reason: expect.stringContaining('nowhere') }]);
    expect(current?.datasets).toBe(3);
  });
});
