import { expect, it } from 'vitest';
import { demoCatalog } from '../../test/platform/catalog/index.ts';
import type { UseGrant } from './model.ts';
import { coveredUntil, dayMayBeAsked, LONGEST_USE_DAYS, needsRight, requestStateOf } from './use-request.ts';

const grant = (fields: string[], until: string, more: Partial<UseGrant> = {}): UseGrant => ({
  id: fields.join(),
  dataset: 'GA01',
  provider: '公安局',
  fields,
  purpose: '核对',
  from: '2026-01-01',
  until,
  docNo: null,
  state: 'granted',
  ...more,
});

it('says how a request stands', () => {
  const phases = [null, 'reported', 'registered', 'granted', 'refused'] as const;
  expect(phases.map(requestStateOf)).toEqual(['writing', 'asked', 'asked', 'granted', 'refused']);
});

it('only what others share by allotment is asked for', () => {
  const dataset = demoCatalog().datasets.find(({ id }) => id === 'GA01');
  if (!dataset) throw new Error('GA01');
  expect(needsRight(dataset, 'X')).toBe(true);
  expect(needsRight(dataset, dataset.liaison.units[0]?.uscc ?? '')).toBe(false);
  expect(needsRight({ ...dataset, liaison: { ...dataset.liaison, sharing: undefined } }, 'X')).toBe(false);
});

it('a day is asked for from today on, and not for ever', () => {
  expect(dayMayBeAsked('2026-11-01', '2026-11-02')).toBe(false);
  expect(dayMayBeAsked('2026-11-02', '2026-11-02')).toBe(true);
  expect(dayMayBeAsked('2029-11-04', '2026-11-02')).toBe(true);
  expect(dayMayBeAsked('2030-11-04', '2026-11-02')).toBe(false);
  expect(LONGEST_USE_DAYS).toBeGreaterThan(3 * 365);
});

it('what is in force long enough is covered; what ends before, is over, revoked or of another dataset is not', () => {
  const grants = [
    grant(['A'], '2026-12-31'),
    grant(['B'], '2026-12-30'),
    grant(['C'], '2026-12-31', { state: 'revoked' }),
    grant(['D'], '2026-12-31', { dataset: 'OTHER' }),
    grant(['E'], '2027-12-31', { from: '2026-12-01' }),
  ];
  expect([...coveredUntil(grants, 'GA01', '2026-12-31', '2026-11-02')]).toEqual(['A']);
});
