import { expect, it } from 'vitest';
import { world } from '../../test/support/submissions-world.ts';
import { caseStatuses } from './model.ts';
import { countCases, insertCase, listCases, putRecord } from './queries.node.ts';

it('finds its page among ten thousand cases: what presses first, filtered by words that are taken literally', async () => {
  const here = await world('2026-11-05T09:00:00');
  const { store } = here;
  store.write((tx) => {
    for (let n = 0; n < 10_000; n += 1) {
      const cid = insertCase(tx, {
        id: `c${n}`,
        case_id: `c${n}`,
        kind: n % 10 === 0 ? 'doubt' : 'correction',
        side: 'answerer',
        title: n === 777 ? '100%_错误' : `函 ${n}`,
        doc_no: `郑X函〔2026〕${n}号`,
        other_name: `单位${n % 7}`,
        phase: 'urged',
        status: caseStatuses[n % 3] ?? 'action',
        due: `2026-12-${String(10 + (n % 20)).padStart(2, '0')}`,
        created_at: n,
        updated_at: n,
      });
      putRecord(tx, cid, {
        n: 1,
        dataset: 'M1',
        period: '2026-10',
        batch: null,
        receipt: null,
        key: { BH: String(n) },
        field: 'JE',
        given: '1',
        believed: '2',
        ground: '据',
      });
    }
  });
  const all = { box: 'asking', status: null, kind: null, text: '', start: 0, count: 50 } as const;
  store.read((tx) => {
    const first = listCases(tx, all);
    expect(first).toHaveLength(50);
    expect(new Set(first.map(({ status, due }) => `${status} ${due}`))).toEqual(new Set(['action 2026-12-10']));
    expect(countCases(tx, all)).toEqual({ action: 3334, waiting: 3333, over: 3333 });
    expect(listCases(tx, { ...all, text: '%_' }).map(({ id }) => id)).toEqual(['c777']);
    expect(listCases(tx, { ...all, text: '〕4321号' }).map(({ id }) => id)).toEqual(['c4321']);
    expect(
      listCases(tx, { ...all, kind: 'doubt', status: 'over' }).every(({ kind, status }) => kind === 'doubt' && status === 'over'),
    ).toBe(true);
    expect(listCases(tx, { ...all, start: 9990 })).toHaveLength(10);
    expect(listCases(tx, { ...all, box: 'asked' })).toEqual([]);
  });
  here.end();
});
