import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../base/clock.ts';
import { periodOf } from '../periods/calendar.ts';
import { frequencies } from '../periods/model.ts';
import { type DutyRevision, dutiesOf, type OwedDataset } from './duties.ts';
import { submissionStates } from './model.ts';

const today = '2026-11-23';
const dataset = (frequency: OwedDataset['timing']['frequency'], more: Partial<OwedDataset['timing']> = {}): OwedDataset => ({
  id: 'D1',
  title: { zh: '数据' },
  timing: { frequency, ...more },
});
const revision = (more: Partial<DutyRevision>): DutyRevision => ({
  submission: `s${more.revision ?? 1}`,
  dataset: 'D1',
  period: '2026-10',
  revision: 1,
  mode: 'full',
  state: 'draft',
  again: false,
  provisional: false,
  rows: 10,
  blocking: 0,
  justify: 0,
  rejected: 0,
  signOff: null,
  noteDue: null,
  sent: null,
  ...more,
});
const desk = (owed: OwedDataset, revisions: readonly DutyRevision[] = [], day = today) =>
  dutiesOf({ today: day, span: null, datasets: [owed], revisions, closing: () => null });
const october = (revisions: readonly DutyRevision[], day = '2026-11-05') =>
  desk(dataset('monthly'), revisions, day).find((duty) => duty.period === '2026-10');

describe('the desk', () => {
  it('lists what is due from 60 days back to 45 ahead and has begun', () => {
    expect(desk(dataset('monthly')).map((duty) => [duty.period, duty.group, duty.daysLeft])).toEqual([
      ['2026-09', 'now', -44],
      ['2026-10', 'now', -13],
      ['2026-11', 'later', 17],
    ]);
  });
  it('keeps the last missing period of a slow dataset, however old', () => {
    expect(desk(dataset('annual')).map((duty) => [duty.period, duty.group])).toEqual([['2025', 'now']]);
    expect(desk(dataset('halfyear')).map((duty) => duty.period)).toEqual(['2026H1']);
    expect(desk(dataset('annual'), [revision({ period: '2025', state: 'stored' })])).toEqual([]);
  });
  it('does not ask for periods before the first of the catalog', () => {
    expect(desk(dataset('annual', { firstDay: '2026-01-01' }))).toEqual([]);
    expect(desk(dataset('monthly', { firstDay: '2026-10-01' })).map((duty) => duty.period)).toEqual(['2026-10', '2026-11']);
  });
  it('never loses an unfinished submission, whatever its age', () => {
    expect(desk(dataset('monthly'), [revision({ period: '2025-01' })]).map((duty) => duty.period)).toContain('2025-01');
    expect(desk(dataset('monthly'), [revision({ period: '2025-01', state: 'returned' })])[0]?.period).toBe('2025-01');
    const done = desk(dataset('monthly'), [revision({ period: '2025-01', state: 'stored' })]);
    expect(done.map((duty) => duty.period)).not.toContain('2025-01');
  });
  it('shows daily data as gaps of 35 days and what was done in the last week', () => {
    const sent = Array.from({ length: 60 }, (_, n) =>
      revision({ submission: `s${n}`, period: addDays(today, -n), state: 'stored' }),
    ).filter((r) => r.period !== '2026-11-01' && r.period !== '2026-10-01');
    const duties = desk(dataset('daily'), sent);
    expect(duties.filter((duty) => duty.group === 'now').map((duty) => duty.period)).toEqual(['2026-11-01']);
    expect(duties.filter((duty) => duty.group === 'done').map((duty) => duty.period)).toEqual([
      '2026-11-23',
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
    ]);
  });
  it('offers today of realtime data and chases no past day', () => {
    expect(desk(dataset('realtime')).map((duty) => [duty.period, duty.group, duty.due, duty.daysLeft])).toEqual([
      [today, 'later', null, null],
    ]);
    const open = desk(dataset('realtime'), [revision({ period: '2026-11-20' })]);
    expect(open.map((duty) => duty.period)).toEqual(['2026-11-20', today]);
  });
});

describe('a calendar span', () => {
  it('lists every due day in it, done or not, and nothing else', () => {
    const duties = dutiesOf({
      today,
      span: { from: '2026-11-01', to: '2026-11-30' },
      datasets: [dataset('daily')],
      revisions: [revision({ period: '2026-10-31', state: 'stored' }), revision({ period: '2026-05-01' })],
      closing: ({ id }, window) => ({ closes: `${id} ${window.id}`, closed: false, permit: null }),
    });
    expect(duties).toHaveLength(30);
    expect(duties[0]?.closing?.closes).toBe(`${duties[0]?.dataset} ${duties[0]?.period}`);
    expect(duties.find((duty) => duty.period === '2026-10-31')?.group).toBe('done');
  });
});

describe('status and group', () => {
  it.each([
    [[], 'notStarted', 'week'],
    [[revision({})], 'draft', 'week'],
    [[revision({ blocking: 3 })], 'errors', 'week'],
    [[revision({ state: 'checked' })], 'ready', 'week'],
    [[revision({ state: 'checked', justify: 1 })], 'draft', 'week'],
    [[revision({ state: 'checked', rows: 0 })], 'draft', 'week'],
    [[revision({ state: 'queued' })], 'queued', 'week'],
    [[revision({ state: 'received' })], 'received', 'done'],
    [[revision({ state: 'accepted' })], 'accepted', 'done'],
    [[revision({ state: 'partly', rejected: 2 })], 'partly', 'now'],
    [[revision({ state: 'stored', rejected: 2 })], 'partly', 'now'],
    [[revision({ state: 'accepted', rejected: 2 })], 'partly', 'now'],
    [[revision({ state: 'stored', rejected: 2 }), revision({ state: 'accepted', revision: 2 })], 'accepted', 'done'],
    [[revision({ state: 'returned' })], 'returned', 'now'],
    [[revision({ state: 'stored' })], 'stored', 'done'],
    [[revision({ state: 'withdrawn', mode: 'nil' })], 'notStarted', 'week'],
  ] as const)('%#: %s', (revisions, status, group) => {
    expect(october(revisions)).toMatchObject({ status, group });
  });
  it('is not done while only queued: overdue and unsent stays pressing', () => {
    expect(october([revision({ state: 'queued' })], '2026-11-10')?.group).toBe('now');
    expect(october([revision({ state: 'sending', sent: 0.4 })], '2026-11-12')).toMatchObject({ group: 'now', sent: 0.4 });
  });
  it('counts days to the day the reviewer set', () => {
    const back = revision({ state: 'returned', noteDue: '2026-11-20' });
    expect(october([back], '2026-11-15')).toMatchObject({ daysLeft: 5, group: 'now' });
    expect(october([back, revision({ revision: 2 })], '2026-11-15')).toMatchObject({
      daysLeft: 5,
      group: 'now',
      status: 'draft',
    });
  });
  it('does not call a voluntary correction late', () => {
    const duty = october([revision({ state: 'accepted' }), revision({ revision: 2 })], '2026-11-23');
    expect(duty).toMatchObject({ daysLeft: null, group: 'week', submission: 's2' });
  });
  it('shows rows of the period before, as last sealed', () => {
    const before = revision({ period: '2026-09', state: 'superseded', rows: 7 });
    const again = revision({ period: '2026-09', state: 'stored', rows: 8, revision: 2 });
    expect(october([before, again])?.previousRows).toBe(8);
    expect(october([revision({ period: '2026-09', rows: 5 })])?.previousRows).toBeNull();
  });
});

describe('for any history', () => {
  it('each dataset × period stands once, unfinished ones always, groups in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...frequencies),
        fc.array(fc.record({ ago: fc.integer({ min: 0, max: 900 }), state: fc.constantFrom(...submissionStates) })),
        (frequency, past) => {
          const revisions = past.map(({ ago, state }, n) =>
            revision({ period: periodOf(frequency, addDays(today, -ago)).id, state, revision: n + 1, submission: `s${n}` }),
          );
          const duties = desk(dataset(frequency), revisions);
          const periods = duties.map((duty) => duty.period);
          expect(new Set(periods).size).toBe(periods.length);
          const last = new Map(revisions.map((r) => [r.period, r.state]));
          for (const [period, state] of last)
            if (['draft', 'checked', 'queued', 'sending', 'returned', 'partly'].includes(state))
              expect(periods).toContain(period);
          const order = duties.map((duty) => ['now', 'week', 'later', 'done'].indexOf(duty.group));
          expect(order).toEqual([...order].sort());
          for (const duty of duties) expect(duty.group === 'done').toBe(['received', 'accepted', 'stored'].includes(duty.status));
        },
      ),
    );
  });
});
