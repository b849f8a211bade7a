import { expect, it } from 'vitest';
import { demoCatalog } from '../../test/platform/catalog/index.ts';
import { fieldsAllowed, needsRight, standingOf, withholdRecord } from './grants.ts';
import type { CaseRecord, UseGrant } from './model.ts';

const grant = (fields: string[], from: string, until: string, state: UseGrant['state'] = 'granted'): UseGrant => ({
  id: fields.join(),
  dataset: 'GA01',
  provider: '公安局',
  fields,
  purpose: '核对',
  from,
  until,
  docNo: null,
  state,
});
const dataset = demoCatalog().datasets.find(({ id }) => id === 'GA01');
const owner = dataset?.liaison.units[0]?.uscc ?? '';

it('a right is in force from its first to its last day, both of them whole', () => {
  const one = grant(['A'], '2026-11-02', '2026-11-10');
  expect(['2026-11-01', '2026-11-02', '2026-11-10', '2026-11-11'].map((day) => standingOf(one, day))).toEqual([
    'coming',
    'inForce',
    'inForce',
    'over',
  ]);
  expect(standingOf({ ...one, state: 'revoked' }, '2026-11-05')).toBe('revoked');
});

it('rights add up; without any there is nothing; the provider and what is shared openly are not limited', () => {
  const grants = [
    grant(['A', 'B'], '2026-01-01', '2026-12-31'),
    grant(['C'], '2026-01-01', '2026-12-31'),
    grant(['D'], '2026-01-01', '2026-02-01'),
    grant(['E'], '2026-01-01', '2026-12-31', 'revoked'),
    { ...grant(['F'], '2026-01-01', '2026-12-31'), dataset: 'OTHER' },
  ];
  expect([...(fieldsAllowed(dataset, 'X', grants, '2026-11-01') ?? [])].sort()).toEqual(['A', 'B', 'C']);
  expect(fieldsAllowed(dataset, 'X', [], '2026-11-01')?.size).toBe(0);
  expect(fieldsAllowed(dataset, owner, [], '2026-11-01')).toBeNull();
  expect(fieldsAllowed(undefined, 'X', [], '2026-11-01')).toBeNull();
  if (!dataset) throw new Error('GA01');
  const open = { ...dataset, liaison: { ...dataset.liaison, sharing: undefined } };
  expect(fieldsAllowed(open, 'X', [], '2026-11-01')).toBeNull();
});

it('withholds values, keys and what was written about them, and nothing that is allowed', () => {
  const record: CaseRecord = {
    n: 1,
    dataset: 'GA01',
    period: '2026-10',
    batch: null,
    receipt: null,
    key: { HPHM: '豫A00001', HPZL: '02' },
    field: 'SYRMC',
    given: '甲',
    believed: '乙',
    ground: '应为乙',
    decision: 'corrected',
    value: '乙',
    reason: '已改为乙',
  };
  expect(withholdRecord(record, null)).toBe(record);
  expect(withholdRecord(record, new Set(['HPHM', 'HPZL', 'SYRMC']))).toBe(record);
  const hidden = withholdRecord(record, new Set(['HPHM']));
  expect(hidden).toMatchObject({ n: 1, key: { HPHM: '豫A00001' }, given: null, decision: 'corrected', withheld: true });
  // Its value may be seen, and only a part of its key may not.
  expect(withholdRecord(record, new Set(['HPHM', 'SYRMC'])).withheld).toBeUndefined();
  expect(JSON.stringify(hidden)).not.toMatch(/甲|乙|"02"/);
});

it('only what others share by allotment is asked for', () => {
  if (!dataset) throw new Error('GA01');
  expect(needsRight(dataset, 'X')).toBe(true);
  expect(needsRight(dataset, owner)).toBe(false);
  expect(needsRight({ ...dataset, liaison: { ...dataset.liaison, sharing: undefined } }, 'X')).toBe(false);
});
