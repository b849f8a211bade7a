import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DoctorName } from '../model.ts';
import { type DoctorFacts, judge, pressing } from './judge.ts';
import { checkTitle, reportText, sayCheck } from './words.ts';

const well: DoctorFacts = {
  store: null,
  storeBytes: 2_000_000,
  free: 50_000_000_000,
  backupDays: 1,
  backupChosen: true,
  backupFolder: true,
  reached: 'genuine',
  cause: '404',
  skew: 800,
  proxy: 'none',
  secure: true,
  certificateDays: 200,
  expiries: [],
  fontsReplaced: 0,
  fontsMissing: 0,
  trail: null,
  node: '24.1.0',
  system: 'linux 6 x64',
  browser: 140,
};
const one = (name: DoctorName, change: Partial<DoctorFacts>) => {
  const found = judge({ ...well, ...change }).find((check) => check.name === name);
  if (!found) throw new Error(name);
  return [found.state, found.says];
};

describe('self-checks', () => {
  it('say that all is well where it is', () => {
    const states = new Set(judge(well).map(({ state }) => state));
    expect([...states].sort()).toEqual(['info', 'ok']);
  });

  it('name what is wrong, by how bad it is', () => {
    expect(one('store', { store: 'draft_row: malformed' })).toEqual(['fail', 'damaged']);
    expect(one('trail', { trail: 7 })).toEqual(['fail', 'broken']);
    expect(one('trail', { trail: undefined })).toEqual(['info', 'unknown']);
    expect(one('disk', { free: 1_000_000_000 })).toEqual(['warn', 'tight']);
    expect(one('disk', { free: 1_000_000 })).toEqual(['fail', 'tight']);
    expect(one('backup', { backupDays: 8 })).toEqual(['warn', 'old']);
    expect(one('backup', { backupChosen: false })).toEqual(['warn', 'sameDisk']);
    expect(one('backup', { backupDays: null })).toEqual(['warn', 'none']);
    expect(one('backup', { backupFolder: false })).toEqual(['fail', 'folder']);
    expect(one('line', { reached: 'other' })).toEqual(['fail', 'other']);
    expect(one('clock', { skew: -61_000 })).toEqual(['warn', 'fast']);
    expect(one('clock', { skew: 700_000 })).toEqual(['fail', 'slow']);
    expect(one('certificate', { certificateDays: 40 })).toEqual(['warn', 'soon']);
    expect(one('certificate', { certificateDays: -1 })).toEqual(['fail', 'over']);
    expect(one('certificate', { secure: false })).toEqual(['info', 'plain']);
    expect(one('expiry', { expiries: [{ kind: 'receiptKey', name: '', until: '2026-12-01', days: 5 }] })).toEqual([
      'fail',
      'until',
    ]);
    expect(one('fonts', { fontsMissing: 1 })).toEqual(['fail', 'missing']);
    expect(one('host', { node: '20.1.0' })).toEqual(['fail', 'old']);
    expect(one('browser', { browser: 90 })).toEqual(['warn', 'old']);
  });

  it('are told 90, 40 and 7 days ahead', () => {
    expect([91, 90, 41, 40, 8, 7, -3].map(pressing)).toEqual(['none', 'soon', 'soon', 'near', 'near', 'now', 'now']);
  });

  it('have a sentence in both languages for everything they can find, with every value filled in', () => {
    const facts = fc.record<DoctorFacts>({
      store: fc.option(fc.constant('x')),
      storeBytes: fc.nat(1e9),
      free: fc.option(fc.nat(2e9)),
      backupDays: fc.option(fc.nat(30)),
      backupChosen: fc.boolean(),
      backupFolder: fc.boolean(),
      reached: fc.constantFrom('genuine', 'other', 'none'),
      cause: fc.constantFrom('200', 'ECONNREFUSED'),
      skew: fc.option(fc.integer({ min: -1e6, max: 1e6 })),
      proxy: fc.constantFrom('none', 'env', 'address'),
      secure: fc.boolean(),
      certificateDays: fc.option(fc.integer({ min: -10, max: 100 })),
      expiries: fc.array(
        fc.record({
          kind: fc.constantFrom('receiptKey', 'authority'),
          name: fc.constant(''),
          until: fc.constant('2026-12-01'),
          days: fc.integer({ min: -5, max: 90 }),
        }),
        { maxLength: 2 },
      ),
      fontsReplaced: fc.nat(5),
      fontsMissing: fc.nat(5),
      trail: fc.oneof(fc.constant(null), fc.constant(undefined), fc.nat(9)),
      node: fc.constantFrom('24.1.0', '20.0.0'),
      system: fc.constant('linux'),
      browser: fc.option(fc.nat(200)),
    });
    fc.assert(
      fc.property(facts, (found) => {
        const checks = judge(found);
        expect(checks.map(({ number }) => number)).toEqual(checks.map((_, at) => at + 1));
        for (const check of checks)
          for (const language of ['zh', 'en'] as const) {
            const { text, next } = sayCheck(check, language);
            expect(text).not.toBe(check.says);
            expect(`${text}${next}`).not.toMatch(/[{}]|undefined|null/);
            if (check.state === 'fail') expect(next).not.toBe('');
            expect(checkTitle(check.name, language)).not.toBe('');
          }
        const text = reportText({ at: '2026-11-24T09:00:00+08:00', product: 'P', checks }, 'zh');
        expect(text.split('\n').filter((line) => /^J\d\d /.test(line))).toHaveLength(checks.length);
      }),
    );
  });
});
