import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCatalog } from '../../test/platform/catalog/index.ts';
import { keepRows, keepTerms, termEnds, usualTerms } from './retention.ts';

describe('terms', () => {
  it('end on the same day of the month, or on its last', () => {
    expect(termEnds('2026-01-31', 1)).toBe('2026-02-28');
    expect(termEnds('2023-11-30', 3)).toBe('2024-02-29');
    expect(termEnds('2021-12-15', 60)).toBe('2026-12-15');
    expect(termEnds('2026-08-09', 0)).toBe('2026-08-09');
  });

  it('never run backwards, and the parts of one never end later than the whole', () => {
    const day = fc.date({ min: new Date('2017-04-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.nat(600), fc.nat(600), (date, a, b) => {
        const since = date.toISOString().slice(0, 10);
        const whole = termEnds(since, a + b);
        expect(new Date(whole).toISOString().slice(0, 10)).toBe(whole);
        expect(termEnds(since, a) >= since).toBe(true);
        expect(termEnds(termEnds(since, a), b) <= whole).toBe(true);
      }),
    );
  });

  it('are the dataset’s, else the catalog’s, else the usual ones', () => {
    const catalog = demoCatalog();
    const [first] = catalog.datasets;
    if (!first) throw new Error('no dataset');
    const { retention: _, ...silent } = catalog;
    expect(keepRows(silent, 'none')).toEqual({ months: usualTerms.rows, stated: false });
    expect(keepRows({ ...catalog, retention: { rows: 7 } }, 'none')).toEqual({ months: 7, stated: false });
    const stated = { ...first, liaison: { ...first.liaison, retention: { months: 3 } } };
    expect(keepRows({ ...catalog, datasets: [stated] }, first.id)).toEqual({ months: 3, stated: true });
    expect(keepTerms({ retention: { drafts: 2 } })).toEqual({ ...usualTerms, drafts: 2 });
    expect(keepTerms(null)).toEqual(usualTerms);
  });
});
