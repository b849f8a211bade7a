import { afterEach, describe, expect, it } from 'vitest';
import type { ChangesView } from '../../shared/submissions/changes/model.ts';
import type { Submission } from '../../shared/submissions/model.ts';
import { storedLines } from '../../shared/submissions/payload-lines.node.ts';
import { byBatch, byId } from '../../shared/submissions/queries.node.ts';
import { manifestSchema } from '../../shared/sync/protocol.ts';
import { ledgerOf } from '../platform/ledger.ts';
import { addRows, codeOf, context, markChecked, unit, value } from '../support/submissions-world.ts';
import { PERIOD, type Road, road } from './support.ts';

let here: Road;
afterEach(() => here.end());

type Rows = readonly (readonly (string | null)[])[];
const first: Rows = [
  ['N1', '1.00', '甲'],
  ['N2', '2.00', '乙'],
  ['N3', '3.00', '丙'],
];
const sidOf = (id: string): number => here.store.read((tx) => byId(tx, id)?.sid ?? 0);
const batch = (batchId: string) => here.store.read((tx) => byBatch(tx, batchId));

async function settle(): Promise<void> {
  await here.now();
  await here.platform.idle();
  await here.now();
}

/** Puts these rows in place of those a revision brought along, as an officer and a check would leave them. */
function rewrite(id: string, rows: Rows): void {
  const sid = sidOf(id);
  here.store.write((tx) => {
    for (const table of ['draft_row', 'finding']) tx.run(`DELETE FROM ${table} WHERE sid = ?`, sid);
  });
  addRows(here.store, sid, rows);
  here.store.write((tx) => markChecked(tx, sid));
}

async function stored(rows: Rows = first): Promise<Submission> {
  await here.seal(rows);
  await settle();
  const [one] = value(await here.submissions()['submissions.list']({ dataset: 'M1', period: PERIOD }, context()));
  if (one?.state !== 'stored') throw new Error(`not stored: ${one?.state}`);
  return one;
}

const revise = async (id: string, mode: 'full' | 'correction' | 'supplement' | 'auto' = 'auto', why = {}) =>
  value(await here.submissions()['submissions.revise']({ id, mode, why }, context('信息员')));
const approve = (id: string) => here.submissions()['submissions.approve']({ id }, context());
const changes = async (id: string): Promise<ChangesView> =>
  value(await here.submissions()['submissions.changes']({ id }, context()));
const manifestOf = (batchId: string) => {
  const envelope = here.store.read((tx) =>
    tx.get<{ manifest: string }>('SELECT manifest FROM batch WHERE batch_id = ?', batchId),
  );
  return manifestSchema.parse(JSON.parse(JSON.parse(envelope?.manifest ?? '{}').payload));
};
const ledger = () => ledgerOf(here.platform.state, unit.uscc, PERIOD)[0];

describe('a correction that carries only changes', () => {
  it('goes from the draft to the ledger: changed, added and taken out, with old values, reason and cases', async () => {
    here = await road();
    const one = await stored();
    const draft = await revise(one.id, 'auto', { reason: '原系统录入有误', caseIds: ['case-7'] });
    expect(draft).toMatchObject({ mode: 'correction', revision: 2, predecessor: one.batchId, rows: 3 });
    rewrite(draft.id, [
      ['N1', '1.00', '甲'],
      ['N2', '2.50', '乙'],
      ['N4', '4.00', '丁'],
    ]);
    const seen = await changes(draft.id);
    expect(seen.sensitive).toEqual([]);
    expect(seen).toMatchObject({ counts: { inserts: 1, updates: 1, deletes: 1 }, total: 3, more: 0, unexplained: 0, bar: null });
    expect(seen.changes.map(({ operation, key, fields }) => [operation, key[0]?.value, fields])).toEqual([
      ['U', 'N2', [{ field: 'JE', before: '2', after: '2.5' }]],
      [
        'I',
        'N4',
        [
          { field: 'BH', before: null, after: 'N4' },
          { field: 'JE', before: null, after: '4' },
          { field: 'BZ', before: null, after: '丁' },
        ],
      ],
      [
        'D',
        'N3',
        [
          { field: 'BH', before: 'N3', after: null },
          { field: 'JE', before: '3', after: null },
          { field: 'BZ', before: '丙', after: null },
        ],
      ],
    ]);
    const review = value(await here.submissions()['submissions.review']({ id: draft.id }, context()));
    expect(review).toMatchObject({ rows: 3, obstacles: [], changes: { counts: { updates: 1 }, unexplained: 0 } });
    const sent = value(await approve(draft.id));
    expect(sent).toMatchObject({ mode: 'correction', rows: 3, total: 3 });
    expect(manifestOf(sent.batchId ?? '')).toMatchObject({
      mode: 'correction',
      predecessor: one.batchId,
      rows: 3,
      sums: { JE: '6.5' },
      changes: { inserts: 1, updates: 1, deletes: 1, total: 3, reason: '原系统录入有误', caseIds: ['case-7'] },
    });
    await settle();
    expect(batch(sent.batchId ?? '')).toMatchObject({ state: 'stored', accepted: 3, rejected: 0, content_rows: 3 });
    expect(batch(one.batchId ?? '')?.state).toBe('superseded');
    expect(ledger()).toMatchObject({ batchId: sent.batchId, submitted: 3, accepted: 3, rejected: 0 });
    // Looking back, the sealed lines say the same.
    const after = await changes(sent.id);
    expect(after.changes).toEqual(seen.changes);
  });

  it('sends a line for each change and no other', async () => {
    here = await road();
    const one = await stored();
    const draft = await revise(one.id, 'correction', { reason: '录错' });
    rewrite(draft.id, [...first.slice(0, 2), ['N3', '3.00', null]]);
    const { batchId } = value(await approve(draft.id));
    const lines: string[] = [];
    for await (const line of storedLines(here.store, batchId ?? '', 'gzip')) lines.push(line);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ CZBS: 'U', BH: 'N3', BZ: null, GZQ: { BZ: '丙' }, GZLY: null });
  });

  it('is compared with what was really taken over: corrections on corrections, rows that came back', async () => {
    here = await road();
    const rows = Array.from({ length: 20 }, (_, n) => [`N${n}`, `${n}.00`, null]);
    const one = await stored([...rows.slice(0, 19), ['N19', '不是数', null]]);
    expect(one).toMatchObject({ accepted: 19, rejected: 1 });
    // N19 was never taken over: mending it is an addition, which needs no reason.
    const second = await revise(one.id);
    rewrite(second.id, rows);
    expect((await changes(second.id)).changes.map(({ operation, key }) => [operation, key[0]?.value])).toEqual([['I', 'N19']]);
    const mended = value(await approve(second.id));
    await settle();
    expect(batch(mended.batchId ?? '')).toMatchObject({ state: 'stored', accepted: 1, content_rows: 20 });
    expect(ledger()).toMatchObject({ submitted: 20, accepted: 20, returns: 1 });
    const third = await revise(mended.id);
    rewrite(third.id, [...rows.slice(0, 19), ['N19', '20.00', null]]);
    expect((await changes(third.id)).changes).toMatchObject([
      { operation: 'U', fields: [{ field: 'JE', before: '19', after: '20' }] },
    ]);
    expect(codeOf(await approve(third.id))).toBe('submissions/changeReason');
    const record = (await changes(third.id)).changes[0]?.record ?? '';
    const own = { id: third.id, records: { [record]: '金额漏了一元' } };
    expect(value(await here.submissions()['submissions.changeReasons'](own, context())).records).toEqual(own.records);
    const { batchId } = value(await approve(third.id));
    await settle();
    expect(batch(batchId ?? '')?.state).toBe('stored');
    expect((await changes(third.id)).changes[0]?.reason).toBe('金额漏了一元');
  });

  it('brings what the platform returned of it onto the right rows', async () => {
    here = await road();
    const rows = Array.from({ length: 8 }, (_, n) => [`N${n}`, `${n}.00`, null]);
    const one = await stored(rows);
    const draft = await revise(one.id, 'correction', { reason: '重新核算' });
    rewrite(draft.id, [...rows.slice(0, 5), ['N5', '50.00', null], ['N6', '60.00', null], ['N7', '不是数', null]]);
    const { batchId } = value(await approve(draft.id));
    await settle();
    expect(batch(batchId ?? '')).toMatchObject({ state: 'returned', rejected: 3 });
    const again = await revise(draft.id);
    const marks = here.store.read((tx) =>
      tx.all<{ cells: string }>('SELECT cells FROM finding JOIN draft_row USING (rid) WHERE finding.sid = ?', sidOf(again.id)),
    );
    expect(marks.map(({ cells }) => JSON.parse(cells)[0])).toEqual(['N7']);
    // The returned one changed nothing: the next is compared with the first.
    expect(again.mode).toBe('correction');
    rewrite(again.id, [...rows.slice(0, 7), ['N7', '70.00', null]]);
    expect((await changes(again.id)).counts).toEqual({ inserts: 0, updates: 1, deletes: 0 });
  });

  it('is refused where it cannot be, and says why; nothing is begun', async () => {
    here = await road();
    await here.nil();
    await settle();
    const [nil] = value(await here.submissions()['submissions.list']({ dataset: 'M1', period: PERIOD }, context()));
    here.store.write((tx) => tx.run('DELETE FROM batch'));
    const asked = { id: nil?.id ?? '', mode: 'correction' } as const;
    const refused = await here.submissions()['submissions.revise'](asked, context());
    expect(refused).toMatchObject({ ok: false, problem: { code: 'submissions/changesBar' } });
    expect(value(await here.submissions()['submissions.list']({ dataset: 'M1', period: PERIOD }, context()))).toHaveLength(1);
    expect((await revise(nil?.id ?? '')).mode).toBe('full');
  });

  it('may be withdrawn, and may become a whole one again', async () => {
    here = await road();
    const one = await stored();
    const draft = await revise(one.id, 'correction', { reason: '录错' });
    rewrite(draft.id, [...first, ['N4', '4.00', null]]);
    const { batchId } = value(await approve(draft.id));
    const item = await here.item(batchId ?? '');
    value(await here.sync.handlers['sync.withdraw']({ id: item?.id ?? 0 }, context()));
    const back = value(await here.submissions()['submissions.get']({ id: draft.id }, context()));
    expect(back).toMatchObject({ state: 'checked', mode: 'correction', rows: 4 });
    const whole = { id: draft.id, mode: 'full' } as const;
    expect(value(await here.submissions()['submissions.changeMode'](whole, context())).mode).toBe('full');
    const sent = value(await approve(draft.id));
    expect(sent.rows).toBe(4);
    await settle();
    expect(batch(sent.batchId ?? '')?.state).toBe('stored');
    // Of a whole one as well it can be seen what it changed.
    expect((await changes(draft.id)).counts).toEqual({ inserts: 1, updates: 0, deletes: 0 });
  });
});

describe('a supplement', () => {
  it('carries added rows alone, and nothing else is let through', async () => {
    here = await road();
    const one = await stored();
    const draft = await revise(one.id, 'supplement');
    rewrite(draft.id, [...first.slice(0, 2), ['N3', '3.01', '丙'], ['N4', '4.00', null]]);
    expect(codeOf(await approve(draft.id))).toBe('submissions/onlyNew');
    rewrite(draft.id, [...first, ['N4', '4.00', null], ['N5', '5.00', null]]);
    const sent = value(await approve(draft.id));
    expect(sent).toMatchObject({ mode: 'supplement', rows: 2, total: 5 });
    await settle();
    expect(batch(sent.batchId ?? '')).toMatchObject({ state: 'stored', accepted: 2 });
    expect(ledger()).toMatchObject({ submitted: 5, accepted: 5 });
  });
});
