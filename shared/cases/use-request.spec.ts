import { expect, it } from 'vitest';
import type { UseGrant } from './model.ts';
import { coveredUntil, dayMayBeAsked, LONGEST_USE_DAYS } from './use-request.ts';

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
