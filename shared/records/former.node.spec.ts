import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { codeOf, context, value } from '../../test/support/submissions-world.ts';
import { insertSubmission, setState } from '../submissions/queries.node.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

/** The dataset's batch of September, taken by the platform or still a draft. */
const september = async (rows: readonly Record<string, string | null>[], state: 'accepted' | 'draft') => {
  const facts = { id: 'S9', dataset: 'T1', period: '2026-09', revision: 1, predecessor: null, mode: 'full' as const };
  const sid = here
    .store()
    .write((tx) => insertSubmission(tx, { ...facts, catalogVersion: '2026.1.1', due: null, note: null, now: 0, who: '信息员' }));
  value(await here.records().handlers['records.insert']({ id: 'S9', after: null, rows: [...rows] }, context()));
  here.store().write((tx) => setState(tx, sid, state, 0));
};
const former = async (rid: number) => here.records().handlers['records.former']({ id: here.id, rid }, context());

it('finds the record with the same key in the accepted batch of the period before', async () => {
  const many = Array.from({ length: 2500 }, (_, at) => ({ BH: `n${at}`, JE: String(at) }));
  await september(many, 'accepted');
  const { created } = value(await here.insert([{ BH: 'n2400', JE: '7' }, { BH: 'new' }, { JE: '1' }]));
  const [known = 0, fresh = 0, keyless = 0] = created;
  expect(value(await former(known))).toEqual({ period: '2026-09', cells: ['n2400', null, '2400', null, null] });
  expect(value(await former(fresh))).toEqual({ period: '2026-09', cells: null });
  expect(value(await former(keyless))).toBeNull();
  // Asked again it is known; another key of the same row finds another.
  value(await here.edit(known, 'BH', 'n3'));
  expect(value(await former(known))).toEqual({ period: '2026-09', cells: ['n3', null, '3', null, null] });
});

it('finds those of many rows at once, in their order', async () => {
  const rows = async (rids: number[]) => here.records().handlers['records.formerRows']({ id: here.id, rids }, context());
  const { created } = value(await here.insert([{ BH: 'b', JE: '7' }, { BH: 'new' }, { JE: '1' }, { BH: 'a' }]));
  expect(value(await rows(created.slice()))).toBeNull();
  await september(
    [
      { BH: 'a', JE: '1' },
      { BH: 'b', JE: '2' },
    ],
    'accepted',
  );
  const found = [['b', null, '2', null, null], null, null, ['a', null, '1', null, null]];
  expect(value(await rows(created.slice()))).toEqual({ period: '2026-09', rows: found });
  expect(value(await rows([]))).toEqual({ period: '2026-09', rows: [] });
  expect(value(await rows([-1]))).toEqual({ period: '2026-09', rows: [null] });
});

it('knows of no period before that the platform has not accepted', async () => {
  const { created } = value(await here.insert([{ BH: 'a' }]));
  expect(value(await former(created[0] ?? 0))).toBeNull();
  await september([{ BH: 'a' }], 'draft');
  expect(value(await former(created[0] ?? 0))).toBeNull();
  expect(codeOf(await here.records().handlers['records.former']({ id: 'nobody', rid: 1 }, context()))).toBe('records/noDraft');
});
