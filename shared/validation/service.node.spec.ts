import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { codeOf, context, value } from '../../test/support/submissions-world.ts';
import { ok } from '../base/result.ts';
import { bumpVersion, versionOf } from '../records/queries.node.ts';
import { setChecked } from './queries.node.ts';
import { validationService } from './service.node.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

function service() {
  const { drafts, step } = here.records();
  const version = (tx: Parameters<typeof versionOf>[0], sid: number) => String(versionOf(tx, sid).version);
  return validationService({
    store: here.store(),
    clock: { now: () => 7 },
    emit: () => {},
    owners: here.owners,
    drafts,
    validatorFor: here.compiled.validator,
    version,
    fullCheck: ({ sid }) => {
      here.store().write((tx) => setChecked(tx, sid, 7, version(tx, sid)));
      return Promise.resolve(ok());
    },
    step,
  });
}
const overview = async () => value(await service()['validation.overview']({ id: here.id }, context()));
const keyOf = async (detail: string) => (await overview()).groups.find((group) => group.detail === detail)?.key ?? '';

/** Two negative amounts, one large one, two dates in another writing, one repeated key. */
const rows = [
  { BH: 'A', JE: '-1', RQ: '2026/10/1' },
  { BH: 'B', JE: '5000', RQ: '2026年10月2日' },
  { BH: 'A', JE: '-2', RQ: '2026-10-03' },
];

describe('the overview', () => {
  it('groups by cause, worst first, with counts and words in both languages', async () => {
    value(await here.insert(rows));
    const { counts, groups, checkedAt } = await overview();
    expect(counts).toEqual({ blocking: 3, justify: 1, info: 2, unjustified: 1 });
    expect(groups.map(({ code, rule, count, fixable }) => [code, rule, count, fixable])).toEqual([
      ['row/rule', 'JE-1', 2, 0],
      ['row/primaryKey', null, 1, 0],
      ['row/rule', 'JE-2', 1, 0],
      ['cell/type', null, 2, 2],
    ]);
    for (const { title, sample } of groups)
      for (const words of [title.zh, title.en, sample.message.zh, sample.message.en]) expect(words).toMatch(/^[^{}]+$/);
    expect(checkedAt).toBeNull();
  });

  it('names the row that has the key first by its present number', async () => {
    value(await here.insert(rows));
    value(await here.insert([{ BH: 'Z' }], (await here.rids())[0] ?? 0));
    value(await here.remove([(await here.rids())[1] ?? 0]));
    const [listed] = value(
      await service()['validation.list']({ id: here.id, group: await keyOf('key/duplicate'), start: 0, count: 10 }, context()),
    );
    expect(listed).toMatchObject({ no: 3, value: 'A', origin: 'local' });
    expect(listed?.message.zh).toContain('1');
  });

  it('says when it was checked, as long as every edit since was judged whole', async () => {
    const [rid] = value(await here.insert(rows)).created;
    expect(value(await service()['validation.run']({ id: here.id }, context())).checkedAt).toBe(7);
    value(await here.edit(rid ?? 0, 'JE', '1'));
    expect((await overview()).checkedAt).toBe(7);
    here.store().write((tx) => bumpVersion(tx, here.sid, 8));
    expect((await overview()).checkedAt).toBeNull();
    // What was not checked before an edit is not checked by it.
    value(await here.edit(rid ?? 0, 'JE', '2'));
    expect((await overview()).checkedAt).toBeNull();
  });

  it('lists a group in the order of the rows, also where rows were put in between', async () => {
    const [a] = value(
      await here.insert([
        { BH: 'A', JE: '-1' },
        { BH: 'B', JE: '-2' },
      ]),
    ).created;
    value(await here.insert([{ BH: 'C', JE: '-3' }], a));
    const list = async (start: number, count: number) =>
      value(await service()['validation.list']({ id: here.id, group: 'row/rule|rule|JE-1|JE', start, count }, context()));
    expect((await list(0, 10)).map(({ no, value: cell }) => [no, cell])).toEqual([
      [1, '-1'],
      [2, '-3'],
      [3, '-2'],
    ]);
    expect((await list(1, 1)).map(({ no }) => no)).toEqual([2]);
  });

  it('of one row lists all that is wrong with it', async () => {
    const [rid] = value(await here.insert(rows)).created;
    const listed = value(await service()['validation.row']({ id: here.id, rid: rid ?? 0 }, context()));
    expect(listed.map(({ fields, severity, fix }) => [fields[0], severity, fix?.text ?? null])).toEqual([
      ['RQ', 'info', '2026-10-01'],
      ['JE', 'blocking', null],
    ]);
  });
});

describe('a reason', () => {
  const give = async (text: string) =>
    service()['validation.reason']({ id: here.id, group: 'row/rule|rule|JE-2|JE', text }, context());

  it('makes its group justified; empty text takes it back', async () => {
    value(await here.insert(rows));
    const given = value(await give('  设备采购一次付清  '));
    expect(given.counts.unjustified).toBe(0);
    expect(given.groups.find(({ rule }) => rule === 'JE-2')?.reason).toBe('设备采购一次付清');
    expect(value(await give('')).counts.unjustified).toBe(1);
  });

  it('that says nothing is refused, as is one for a frozen draft', async () => {
    value(await here.insert(rows));
    expect(codeOf(await give('无'))).toBe('submissions/reasonTooShort');
    expect(codeOf(await give('𠮷𠮷'))).toBe('submissions/reasonTooShort');
    here.freeze();
    expect(codeOf(await give('设备采购一次付清'))).toBe('records/frozen');
    expect((await overview()).counts.unjustified).toBe(1);
  });
});

describe('a safe repair', () => {
  it('shows what it would change, does it as one step, and can be taken back', async () => {
    value(await here.insert(rows));
    const before = await here.cells();
    const ask = { id: here.id, group: (await overview()).groups.find(({ code }) => code === 'cell/type')?.key ?? '' };
    const preview = value(await service()['validation.fixPreview'](ask, context()));
    expect(preview.cells.map(({ no, field, before: was, after }) => [no, field, was, after])).toEqual([
      [1, 'RQ', '2026/10/1', '2026-10-01'],
      [2, 'RQ', '2026年10月2日', '2026-10-02'],
    ]);
    expect(preview.count).toBe(2);
    expect(await here.cells()).toEqual(before);

    expect(value(await service()['validation.fixApply'](ask, context()))).toEqual({ changed: 2 });
    expect((await here.cells()).map((cells) => cells[3])).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
    expect((await overview()).counts.info).toBe(0);
    expect(value(await service()['validation.fixApply'](ask, context()))).toEqual({ changed: 0 });
    expect(value(await here.undo()).state.redo).toBe('fix');
    expect(await here.cells()).toEqual(before);
    expect((await overview()).counts.info).toBe(2);
  });

  it('leaves a frozen draft alone', async () => {
    value(await here.insert(rows));
    const group = (await overview()).groups.find(({ code }) => code === 'cell/type')?.key ?? '';
    here.freeze();
    expect(codeOf(await service()['validation.fixApply']({ id: here.id, group }, context()))).toBe('records/frozen');
  });
});
