import { describe, expect, it } from 'vitest';
import { demoCatalog } from '../../test/platform/catalog/index.ts';
import { nextCatalog } from '../../test/platform/catalog/next.ts';
import { type CatalogChange, changesOf, countChanges } from './changes.ts';
import { diffCatalogs } from './diff.ts';
import { type CatalogPackage, catalogPackageSchema, type Dataset, type Field, type Rule } from './model.ts';

const base = demoCatalog();
const RS01 = base.datasets.find(({ id }) => id === 'RS01');
if (!RS01) throw new Error('RS01');
const old: CatalogPackage = { ...base, datasets: [RS01], codeLists: { XZ: base.codeLists.XZ ?? { entries: [] } } };

/** The same package with its dataset changed. */
const withDataset = (change: (dataset: Dataset) => Dataset): CatalogPackage => ({ ...old, datasets: [change(RS01)] });
const withField = (name: string, change: (field: Field) => Field): CatalogPackage =>
  withDataset((d) => ({ ...d, schema: { ...d.schema, fields: d.schema.fields.map((f) => (f.name === name ? change(f) : f)) } }));
const withRule = (id: string, change: Partial<Rule>): CatalogPackage =>
  withDataset((d) => ({
    ...d,
    liaison: { ...d.liaison, rules: d.liaison.rules.map((r) => (r.id === id ? { ...r, ...change } : r)) },
  }));
const changes = (after: CatalogPackage, before = old): CatalogChange[] => diffCatalogs(before, after);

it('finds nothing between a package and itself, read anew or with its keys in another order', () => {
  expect(changes(old)).toEqual([]);
  expect(diffCatalogs(base, demoCatalog())).toEqual([]);
  const turned = JSON.parse(JSON.stringify(old), (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  );
  expect(changes(catalogPackageSchema.parse(turned))).toEqual([]);
});

it('counts what the next demo version brings: two fields, three codes retired, one rule turning blocking', () => {
  const found = diffCatalogs(base, nextCatalog());
  const counts = countChanges(found);
  expect(counts).toMatchObject({
    fieldsAdded: 2,
    codesRetired: 3,
    rulesTightened: 1,
    fieldsRemoved: 0,
    rulesChanged: 0,
    facets: 0,
  });
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(6);
  expect(changesOf(found, 'RS01').map(({ kind }) => kind)).toEqual(['fieldAdded', 'fieldAdded', 'ruleForce', 'codeRetired']);
  expect(changesOf(found, 'GA01').map(({ kind }) => kind)).toEqual(['codeRetired']);
  expect(found).toContainEqual({
    kind: 'ruleForce',
    dataset: 'RS01',
    rule: 'RS01-R03',
    title: RS01.liaison.rules[2]?.title,
    before: { severity: 'justify', from: null, until: null },
    after: { severity: 'blocking', from: '2026-12-15', until: 'justify' },
  });
  expect(found).toContainEqual(
    expect.objectContaining({
      kind: 'codeRetired',
      list: 'XZ',
      code: '410',
      label: '工伤',
      day: '2026-11-30',
      datasets: ['RS01'],
    }),
  );
  // Seen the other way round, what came goes.
  expect(countChanges(diffCatalogs(nextCatalog(), base))).toMatchObject({
    fieldsAdded: 0,
    fieldsRemoved: 2,
    codesAdded: 3,
    rulesChanged: 1,
  });
});

describe('of a field', () => {
  it.each<[string, (field: Field) => Field, object]>([
    ['title', (f) => ({ ...f, title: '单位全称' }), { of: 'title', before: '单位名称', after: '单位全称' }],
    ['type', (f) => ({ ...f, type: 'any' }), { of: 'type', before: 'string', after: 'any' }],
    ['format', (f) => ({ ...f, format: 'email' }), { of: 'format', before: 'default', after: 'email' }],
    [
      'constraint changed',
      (f) => ({ ...f, constraints: { ...f.constraints, maxLength: 100 } }),
      { of: 'constraint', name: 'maxLength', before: '200', after: '100' },
    ],
    [
      'constraint gone',
      (f) => ({ ...f, constraints: { maxLength: 200 } }),
      { of: 'constraint', name: 'required', before: 'true', after: null },
    ],
    ['code list', (f) => ({ ...f, liaison: { ...f.liaison, codeList: 'XZ' } }), { of: 'codeList', before: null, after: 'XZ' }],
    ['identifier', (f) => ({ ...f, liaison: { ...f.liaison, identifier: 'uscc' } }), { of: 'identifier', after: 'uscc' }],
    [
      'missing values of its own',
      (f) => ({ ...f, missingValues: ['-'] }),
      { of: 'other', name: 'missingValues', after: '["-"]' },
    ],
  ])('its %s', (_, change, aspect) => {
    const after = withField('DWMC', change);
    expect(changes(after)).toEqual([
      { kind: 'fieldChanged', dataset: 'RS01', field: 'DWMC', title: expect.anything(), aspect: expect.objectContaining(aspect) },
    ]);
  });

  it('gone and come, with its title and whether it must be filled', () => {
    const after = withDataset((d) => ({ ...d, schema: { ...d.schema, fields: d.schema.fields.slice(1) } }));
    const title = { zh: '单位代码', en: 'Code of the unit' };
    expect(changes(after)).toEqual([{ kind: 'fieldRemoved', dataset: 'RS01', field: 'DWDM', title, required: true }]);
    expect(changes(old, after)).toEqual([{ kind: 'fieldAdded', dataset: 'RS01', field: 'DWDM', title, required: true }]);
  });

  it('standing elsewhere is said once; a new one in between moves nobody', () => {
    const turned = withDataset((d) => ({ ...d, schema: { ...d.schema, fields: [...d.schema.fields].reverse() } }));
    expect(changes(turned)).toEqual([{ kind: 'fieldsMoved', dataset: 'RS01' }]);
  });
});

describe('of a rule', () => {
  it('its condition, its words, its fields', () => {
    expect(changes(withRule('RS01-R03', { expression: 'SJHJ < YJHJ' }))).toMatchObject([
      { kind: 'ruleChanged', rule: 'RS01-R03', aspect: 'expression', before: 'SJHJ <= YJHJ', after: 'SJHJ < YJHJ' },
    ]);
    expect(changes(withRule('RS01-R03', { clause: '第三条' }))).toMatchObject([{ kind: 'ruleChanged', aspect: 'words' }]);
    expect(changes(withRule('RS01-R03', { fields: ['YJHJ'] }))).toMatchObject([{ kind: 'ruleChanged', aspect: 'fields' }]);
    expect(changes(withRule('RS01-R03', { scope: 'batch', groupBy: ['XZ'] }))).toMatchObject([
      { kind: 'ruleChanged', aspect: 'rows' },
    ]);
    expect(changes(withRule('RS01-R03', { examples: { pass: [], fail: [] } }))).toEqual([]);
  });

  it('that turns blocking later, and the day moved', () => {
    const planned = withRule('RS01-R03', { severity: 'blocking', effectiveFrom: '2026-11-01', severityBefore: 'justify' });
    const moved = withRule('RS01-R03', { severity: 'blocking', effectiveFrom: '2026-12-01', severityBefore: 'justify' });
    expect(changes(moved, planned)).toMatchObject([
      { kind: 'ruleForce', before: { from: '2026-11-01' }, after: { from: '2026-12-01' } },
    ]);
    expect(countChanges(changes(withRule('RS01-R03', { severity: 'info' })))).toMatchObject({
      rulesTightened: 0,
      rulesChanged: 1,
    });
  });

  it('gone and come', () => {
    const after = withDataset((d) => ({ ...d, liaison: { ...d.liaison, rules: d.liaison.rules.slice(1) } }));
    expect(changes(after)).toMatchObject([{ kind: 'ruleRemoved', rule: 'RS01-R01', force: { severity: 'blocking' } }]);
    expect(changes(old, after)).toMatchObject([{ kind: 'ruleAdded', rule: 'RS01-R01' }]);
  });
});

it('of a dataset: facets, timing, keys, and whole datasets', () => {
  const { timing } = RS01.liaison;
  const later = withDataset((d) => ({ ...d, liaison: { ...d.liaison, timing: { ...timing, dueDay: 15 }, delivery: ['file'] } }));
  expect(changes(later)).toMatchObject([
    { kind: 'facet', facet: 'delivery', before: 'DB file', after: 'file' },
    { kind: 'timing', before: { dueDay: 10 }, after: { dueDay: 15 } },
  ]);
  const keyless = withDataset((d) => ({ ...d, schema: { ...d.schema, primaryKey: ['DWDM'] } }));
  expect(changes(keyless)).toMatchObject([{ kind: 'facet', facet: 'keys', after: 'DWDM; SBBH + XZ + SSQ' }]);
  const linked = withDataset((d) => ({ ...d, schema: { ...d.schema, foreignKeys: [{ fields: ['XZ'] }], fieldsMatch: 'exact' } }));
  expect(changes(linked)).toMatchObject([
    { kind: 'facet', facet: 'keys', after: expect.stringContaining('"fields":["XZ"]') },
    { kind: 'facet', facet: 'schema', before: 'partial', after: 'exact' },
  ]);
  const [first] = diffCatalogs(old, { ...old, datasets: [{ ...RS01, id: 'NEW' }] }, '11410100FAKE00101H');
  expect(first).toMatchObject({ kind: 'datasetAdded', dataset: 'NEW', own: true });
});

it('of a code list: new, relabelled, moved, valid again', () => {
  const lists = (entries: object[]): CatalogPackage => catalogPackageSchema.parse({ ...old, codeLists: { XZ: { entries } } });
  const before = lists([
    { code: '1', label: 'a' },
    { code: '2', label: 'b' },
    { code: '3', label: 'c', validTo: '2026-01-01' },
  ]);
  const after = lists([
    { code: '1', label: 'A' },
    { code: '3', label: 'c' },
    { code: '4', label: 'd', validFrom: '2027-01-01' },
  ]);
  expect(diffCatalogs(before, after)).toMatchObject([
    { kind: 'codeRelabelled', code: '1', before: 'a', label: 'A' },
    { kind: 'codeAdded', code: '3', before: '2026-01-01' },
    { kind: 'codeAdded', code: '4', day: '2027-01-01' },
    { kind: 'codeRetired', code: '2', day: null },
  ]);
});

it('of 10,000 fields and codes is found in no time', () => {
  const entries = Array.from({ length: 10_000 }, (_, n) => ({ code: `${n}`, label: `${n}` }));
  const fields = entries.map(({ code }) => ({ name: `F${code}`, type: 'string' }));
  const big = { ...withDataset((d) => ({ ...d, schema: { ...d.schema, fields } })), codeLists: { XZ: { entries } } };
  const other = {
    ...withDataset((d) => ({ ...d, schema: { ...d.schema, fields: fields.slice(1) } })),
    codeLists: { XZ: { entries: entries.slice(1) } },
  };
  const begun = performance.now();
  expect(diffCatalogs(big, other).length).toBe(2);
  expect(performance.now() - begun).toBeLessThan(2000);
});
