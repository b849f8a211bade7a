import { expect, it } from 'vitest';
import type { ColumnMatch } from '../../../../shared/records/model.ts';
import { demoCatalog } from '../../../../test/platform/catalog/index.ts';
import { labelsSeen, takesLabels } from './labels.ts';

const catalog = demoCatalog();
const dataset = catalog.datasets.find(({ schema }) => schema.fields.some(({ liaison }) => liaison?.codeList !== undefined));
const field = dataset?.schema.fields.find(({ liaison }) => liaison?.codeList !== undefined);
const other = dataset?.schema.fields.find(({ liaison }) => liaison?.codeList === undefined);
if (!dataset || !field || !other) throw new Error('the demo has no field of codes');
const name = field.liaison?.codeList ?? '';
const [first] = catalog.codeLists[name]?.entries ?? [];
if (!first) throw new Error(`no ${name}`);

const columns: readonly ColumnMatch[] = [other.name, field.name, null].map((code, column) => ({
  column,
  letters: 'ABC'[column] ?? '',
  header: '',
  field: code,
  by: 'name',
}));
const seenIn = (texts: readonly (string | null)[], lists = catalog.codeLists) =>
  labelsSeen(
    columns,
    texts.map((text) => [text, text, text]),
    { dataset, codeLists: lists },
    '2026-11-01',
  );

it('counts labels in columns of codes, and in no others', () => {
  const seen = seenIn([first.label, first.code, null, '无此代码', ` ${first.label} `]);
  expect([...seen.keys()]).toEqual([1]);
  expect(seen.get(1)).toEqual({ cells: 2, of: 4, example: { text: first.label, code: first.code }, unclear: 0 });
});

it('takes them unless some are unclear or the officer says otherwise', () => {
  const seen = seenIn([first.label]).get(1);
  const twice = { ...catalog.codeLists, [name]: { entries: [first, { ...first, code: `${first.code}x` }] } };
  const unclear = seenIn([first.label], twice).get(1);
  if (!seen || !unclear) throw new Error('nothing seen');
  expect([takesLabels(1, seen, new Map()), takesLabels(1, seen, new Map([[1, false]]))]).toEqual([true, false]);
  expect([takesLabels(1, unclear, new Map()), takesLabels(1, unclear, new Map([[1, true]]))]).toEqual([false, true]);
});
