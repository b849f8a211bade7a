import { beforeAll, describe, expect, it } from 'vitest';
import type { Submission } from '../../../shared/submissions/model.ts';
import { readPinyin } from '../../words/pinyin.ts';
import { datasetGroups, firstPeriods, inFilter, matchesText, periodGroups, type StateFilter } from './grouping.ts';

beforeAll(readPinyin);

const submission = (part: Partial<Submission>): Submission => ({
  id: 'a',
  dataset: 'RS01',
  datasetTitle: { zh: '单位社会保险参保信息', en: 'Employer enrolment' },
  period: '2026-10',
  revision: 1,
  predecessor: null,
  mode: 'full',
  state: 'accepted',
  catalogVersion: '2026.11.1',
  rows: 1,
  total: 1,
  provisional: false,
  destroyed: null,
  counts: { blocking: 0, justify: 0, info: 0, unjustified: 0 },
  nilReason: null,
  createdAt: 1,
  updatedAt: 1,
  sealedAt: null,
  receivedAt: null,
  batchId: null,
  root: null,
  accepted: null,
  rejected: null,
  due: '2026-11-10',
  lateDays: 0,
  closing: null,
  note: null,
  signOff: null,
  preparedBy: '王敏',
  approvedBy: null,
  ...part,
});

const some = [
  submission({ id: 'one', revision: 1, state: 'superseded', batchId: 'B-0001' }),
  submission({ id: 'two', revision: 2, state: 'draft', updatedAt: 5 }),
  submission({ id: 'old', period: '2026-09' }),
  submission({ id: 'other', dataset: 'ZR02', datasetTitle: { zh: '不动产登记信息' }, updatedAt: 9 }),
];

describe('periodGroups', () => {
  it('lets the newest revision speak for its period', () => {
    const group = periodGroups(some).find(({ latest }) => latest.id === 'two');
    expect(group?.earlier.map(({ id }) => id)).toEqual(['one']);
    expect(periodGroups(some)).toHaveLength(3);
  });
  it('is found by an earlier revision’s batch, by pinyin and by period', () => {
    const group = periodGroups(some).find(({ latest }) => latest.id === 'two');
    for (const text of ['b-0001', 'shehui', '2026-10', 'enrol', 'RS01']) expect(group && matchesText(group, text)).toBe(true);
    expect(group && matchesText(group, 'zr02')).toBe(false);
  });
});

describe('datasetGroups', () => {
  it('puts what came back first, then what is being prepared, then what changed last', () => {
    const back = submission({ id: 'back', dataset: 'CZ01', state: 'partly' });
    const older = submission({ id: 'older', dataset: 'MZ01', updatedAt: 3 });
    const groups = datasetGroups(periodGroups([...some, older, back]));
    expect(groups.map(({ dataset }) => dataset)).toEqual(['CZ01', 'RS01', 'ZR02', 'MZ01']);
    expect(groups[1]?.periods.map(({ latest }) => latest.period)).toEqual(['2026-10', '2026-09']);
  });
  it('cuts a long list inside a dataset and leaves no empty one', () => {
    const groups = datasetGroups(periodGroups(some));
    expect(firstPeriods(groups, 3).map(({ periods }) => periods.length)).toEqual([2, 1]);
    expect(firstPeriods(groups, 1).map(({ periods }) => periods.length)).toEqual([1]);
  });
});

describe('inFilter', () => {
  it('takes what came back out of what was delivered', () => {
    const is = (state: Submission['state'], filter: StateFilter, rejected = 0) => inFilter({ state, rejected }, filter);
    expect(is('partly', 'delivered')).toBe(false);
    expect(is('partly', 'back')).toBe(true);
    expect(is('stored', 'delivered')).toBe(true);
    expect(is('stored', 'back')).toBe(false);
    // The rest was stored; the rows that came back still wait for the officer.
    expect(is('stored', 'back', 3)).toBe(true);
    expect(is('superseded', 'back', 3)).toBe(false);
    expect(is('checked', 'draft')).toBe(true);
    expect(is('sending', 'underway')).toBe(true);
    expect(is('withdrawn', 'ended')).toBe(true);
  });
});
