import { afterEach, describe, expect, it } from 'vitest';
import { byBatch, byId } from '../../shared/submissions/queries.node.ts';
import { ledgerOf } from '../platform/ledger.ts';
import { addRows, codeOf, context, markChecked, unit, value } from '../support/submissions-world.ts';
import { type Road, road } from './support.ts';

let here: Road;
afterEach(() => here.end());

const NOVEMBER = '2026-11';
const DAY = 86_400_000;
const rows = [
  ['N1', '1.00', null],
  ['N2', '2.00', null],
];
const sidOf = (id: string): number => here.store.read((tx) => byId(tx, id)?.sid ?? 0);
const duty = async () =>
  value(await here.submissions()['duties.list']({}, context())).find(
    ({ dataset, period }) => dataset === 'M1' && period === NOVEMBER,
  );
const settle = async () => {
  await here.now();
  await here.platform.idle();
  await here.now();
};

/** A draft of November on the fifth of November: the period has begun and is not over. */
async function early(): Promise<string> {
  here = await road();
  const { id } = value(await here.submissions()['submissions.open']({ dataset: 'M1', period: NOVEMBER }, context()));
  addRows(here.store, sidOf(id), rows);
  here.store.write((tx) => markChecked(tx, sidOf(id)));
  return id;
}
const mark = (id: string, provisional = true) => here.submissions()['submissions.provisional']({ id, provisional }, context());
const approve = (id: string) => here.submissions()['submissions.approve']({ id }, context());

describe('before its period is over', () => {
  it('nothing goes but what says that it is provisional; a final one stays owed, and replaces it', async () => {
    const id = await early();
    expect(codeOf(await approve(id))).toBe('submissions/notOpen');
    expect(value(await mark(id)).provisional).toBe(true);
    const first = value(await approve(id));
    expect(first).toMatchObject({ state: 'queued', provisional: true });
    await settle();
    expect(here.stateOf(first.batchId ?? '')).toBe('stored');
    expect(await duty()).toMatchObject({ status: 'provisional', group: 'later', daysLeft: 35 });
    expect(ledgerOf(here.platform.state, unit.uscc, NOVEMBER)).toEqual([]);

    here.skip(28 * DAY);
    const revised = value(await here.submissions()['submissions.revise']({ id, mode: 'auto' }, context()));
    // Its rows are there to go on with, and all of them are sent.
    expect(revised).toMatchObject({ mode: 'full', rows: 2, predecessor: first.batchId, provisional: false });
    here.store.write((tx) => markChecked(tx, sidOf(revised.id)));
    const last = value(await approve(revised.id));
    await settle();
    expect(here.stateOf(last.batchId ?? '')).toBe('stored');
    expect(here.stateOf(first.batchId ?? '')).toBe('superseded');
    expect(await duty()).toMatchObject({ status: 'stored', group: 'done' });
    // On time by the final one's receipt, not the provisional one's.
    const received = here.store.read((tx) => byBatch(tx, last.batchId ?? '')?.received_at) ?? 0;
    expect(ledgerOf(here.platform.state, unit.uscc, NOVEMBER)).toMatchObject([
      { batchId: last.batchId, lateDays: 0, submitted: 2 },
    ]);
    expect(received).toBeGreaterThan(Date.parse('2026-12-01T00:00:00+08:00'));
  });

  it('the mark can be taken off again', async () => {
    const id = await early();
    value(await mark(id));
    value(await mark(id, false));
    expect(codeOf(await approve(id))).toBe('submissions/notOpen');
  });
});

describe('once the period is open', () => {
  it('nothing can be marked any more, and what was marked before goes as final', async () => {
    const id = await early();
    value(await mark(id));
    here.skip(28 * DAY);
    expect(codeOf(await mark(id))).toBe('submissions/notProvisional');
    const sent = value(await approve(id));
    expect(sent.provisional).toBe(false);
    await settle();
    expect(await duty()).toMatchObject({ status: 'stored', group: 'done' });
  });
});
