import { describe, expect, it } from 'vitest';
import { compiled, refusal, tableCodes } from '../../../test/support/table-schema.ts';
import { checkHeader } from '../header.ts';

/** Table Schema v2, “Properties › Schema”. */

const fields = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

describe('$schema', () => {
  it('may be there; versions 1 and 2 are read alike', () => {
    expect(refusal({ $schema: 'https://datapackage.org/profiles/2.0/tableschema.json', fields })).toBe('accepted');
    expect(refusal({ $schema: 'https://datapackage.org/profiles/1.0/tableschema.json', fields })).toBe('accepted');
    expect(refusal({ $schema: 2, fields })).toContain('$schema: must be text');
  });
});

describe('fieldsMatch', () => {
  const match = (fieldsMatch: unknown, header: readonly string[], toTheLetter = true) => {
    const { findings, columns } = checkHeader(compiled({ fields, fieldsMatch }), header, toTheLetter);
    return [findings.map((finding) => `${finding.severity[0]} ${finding.detail}`), columns];
  };

  it('exact, the default: the same fields in number and order', () => {
    expect(match(undefined, ['a', 'b', 'c'])).toEqual([[], [0, 1, 2]]);
    expect(match('exact', ['a', 'b'])).toEqual([['j header/missing'], [0, 1]]);
    expect(match('exact', ['a', 'b', 'c', 'd'])).toEqual([['j header/extra'], [0, 1, 2, null]]);
  });
  it('exact: mapped by order — chosen: never against what a header says', () => {
    // The specification maps by order; a column that names another field of the schema is read as that one, and told of.
    expect(match('exact', ['b', 'a', 'c'])).toEqual([['j header/order'], [1, 0, 2]]);
    expect(match('exact', ['a', 'B column', 'c'])).toEqual([['j header/byPlace'], [0, 1, 2]]);
    expect(match('exact', ['a', '', 'c'])).toEqual([['i header/byPlace'], [0, 1, 2]]);
  });
  it('exact: chosen: an import into the catalog goes by names whatever the order', () => {
    expect(match('exact', ['b', 'a', 'c'], false)).toEqual([[], [1, 0, 2]]);
  });
  it('equal: the same fields by name, in any order', () => {
    expect(match('equal', ['c', 'a', 'b'])).toEqual([[], [2, 0, 1]]);
    expect(match('equal', ['c', 'a'])).toEqual([['j header/missing'], [2, 0]]);
    expect(match('equal', ['c', 'a', 'b', 'd'])).toEqual([['j header/extra'], [2, 0, 1, null]]);
  });
  it('subset: all of the fields, and perhaps more', () => {
    expect(match('subset', ['d', 'c', 'b', 'a'])).toEqual([['i header/extra'], [null, 2, 1, 0]]);
    expect(match('subset', ['c', 'b'])).toEqual([['j header/missing'], [2, 1]]);
  });
  it('superset: none but these, and perhaps fewer', () => {
    expect(match('superset', ['b'])).toEqual([[], [1]]);
    expect(match('superset', ['b', 'd'])).toEqual([['j header/extra'], [1, null]]);
  });
  it('partial: at least one of them', () => {
    expect(match('partial', ['d', 'b'])).toEqual([['i header/extra'], [null, 1]]);
    expect(match('partial', ['d'])).toEqual([['i header/extra', 'b header/none'], [null]]);
  });
  it('a required field that is not there is told of in every mode (the specification is silent)', () => {
    const schema = { fields: [{ name: 'a', constraints: { required: true } }, { name: 'b' }], fieldsMatch: 'partial' };
    expect(checkHeader(compiled(schema), ['b']).findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['header/missing', 'blocking'],
    ]);
  });
  it('is one of the five; a list of one, as the first profile had it, is read too', () => {
    expect(match(['subset'], ['a', 'b', 'c'])).toEqual([[], [0, 1, 2]]);
    expect(refusal({ fields, fieldsMatch: 'loose' })).toContain('fieldsMatch: must be one of');
  });
});

describe('missingValues', () => {
  const one = (missingValues: unknown, text: string | null) =>
    compiled({ fields: [{ name: 'n', type: 'integer', constraints: { required: true } }, { name: 'y' }], missingValues })
      .checkRow([text, '·'])
      .map((finding) => `${finding.code} ${finding.detail}`);

  it('by default the empty text', () => {
    expect(one(undefined, '')).toEqual(['cell/required required']);
    expect(one(undefined, '-')).toEqual(['cell/type type/integer']);
  });
  it('texts, compared before the value is read', () => {
    expect(one(['-', 'NaN', '-99'], '-')).toEqual(['cell/required required']);
    expect(one(['-', 'NaN', '-99'], '-99')).toEqual(['cell/required required']);
    expect(one(['-'], '')).toEqual(['cell/type type/integer']);
  });
  it('the empty list turns nothing into null; chosen: a cell that is not there at all stays absent', () => {
    expect(one([], '')).toEqual(['cell/type type/integer']);
    expect(one([], null)).toEqual(['cell/required required']);
  });
  it('objects with value and label; the label is told where the value counts as empty', () => {
    expect(one([{ value: '' }, { value: '-99', label: 'REFUSED' }], '-99')).toEqual(['cell/required required/missing']);
  });
  it('chosen: texts and objects may stand side by side; neither values nor labels twice', () => {
    expect(refusal({ fields, missingValues: ['', { value: '-' }] })).toBe('accepted');
    expect(refusal({ fields, missingValues: ['-', '-'] })).toBe('missingValues/1: is named twice');
    expect(
      refusal({
        fields,
        missingValues: [
          { value: '1', label: 'x' },
          { value: '2', label: 'x' },
        ],
      }),
    ).toContain('/1/label');
    expect(refusal({ fields, missingValues: [1] })).toContain('missingValues/0: must be text');
    expect(refusal({ fields, missingValues: [{ value: 1 }] })).toContain('missingValues/0/value');
    expect(refusal({ fields, missingValues: '-' })).toContain('missingValues: must be a list');
  });
});

describe('primaryKey', () => {
  const rows = [
    ['1', 'x', ''],
    ['1', 'y', ''],
    ['1', 'x', ''],
    [null, 'z', ''],
  ];
  it('one field or several identify a row', () => {
    expect(tableCodes({ fields, primaryKey: ['a', 'b'] }, rows)).toEqual(['3 row/primaryKey', '4 row/primaryKey']);
    expect(tableCodes({ fields, primaryKey: ['a'] }, rows)).toEqual(['2 row/primaryKey', '3 row/primaryKey', '4 row/primaryKey']);
  });
  it('version 1: a single text', () => {
    expect(tableCodes({ fields, primaryKey: 'a' }, rows)).toHaveLength(3);
  });
  it('compares logical values', () => {
    const typed = { fields: [{ name: 'n', type: 'number' }, { name: 'y' }], primaryKey: 'n' };
    expect(
      tableCodes(typed, [
        ['1.0', '·'],
        ['1', '·'],
      ]),
    ).toEqual(['2 row/primaryKey']);
  });
  it('names fields of the schema, each once, at least one', () => {
    expect(refusal({ fields, primaryKey: ['z'] })).toBe('primaryKey/0: there is no field “z”');
    expect(refusal({ fields, primaryKey: ['a', 'a'] })).toContain('primaryKey: names a field twice');
    expect(refusal({ fields, primaryKey: [] })).toContain('primaryKey: must not be empty');
    expect(refusal({ fields, primaryKey: 5 })).toContain('primaryKey');
  });
});

describe('uniqueKeys', () => {
  it('each combination is unique by itself; nulls take no part', () => {
    const schema = { fields, uniqueKeys: [['a'], ['a', 'b']] };
    const rows = [
      ['1', 'x', ''],
      ['1', 'y', ''],
      ['1', 'x', ''],
      ['', 'x', '·'],
      ['', 'x', '·'],
    ];
    expect(tableCodes(schema, rows)).toEqual(['2 row/uniqueKey', '3 row/uniqueKey', '3 row/uniqueKey']);
  });
  it('stands beside constraints.unique, each assessed separately', () => {
    const schema = { fields: [{ name: 'a', constraints: { unique: true } }, { name: 'b' }], uniqueKeys: [['a']] };
    expect(
      tableCodes(schema, [
        ['1', '·'],
        ['1', '·'],
      ]),
    ).toEqual(['2 row/uniqueKey', '2 cell/unique']);
  });
  it('is a list that is not empty, of known fields', () => {
    expect(refusal({ fields, uniqueKeys: [] })).toBe('uniqueKeys: must not be empty');
    expect(refusal({ fields, uniqueKeys: [['a', 'z']] })).toContain('uniqueKeys/0/1');
    expect(refusal({ fields, uniqueKeys: 'a' })).toContain('uniqueKeys: must be a list');
  });
});

describe('foreignKeys', () => {
  const schema = (reference: object) => ({ fields, foreignKeys: [{ fields: ['a'], reference }] });
  const rows = [
    ['2', '1', ''],
    ['1', '2', ''],
    ['3', '4', ''],
    ['', '5', ''],
  ];
  it('into the same table, above or below; an empty one refers to nothing', () => {
    expect(tableCodes(schema({ fields: ['b'] }), rows)).toEqual(['3 row/foreignKey']);
  });
  it('version 1: resource "" is this table, a single text is one field', () => {
    const old = { fields, foreignKeys: [{ fields: 'a', reference: { resource: '', fields: 'b' } }] };
    expect(tableCodes(old, rows)).toEqual(['3 row/foreignKey']);
  });
  it('several fields together; with one of them empty nothing is referred to (as SQL has it)', () => {
    const two = { fields, foreignKeys: [{ fields: ['a', 'b'], reference: { fields: ['b', 'a'] } }] };
    expect(
      tableCodes(two, [
        ['1', '2', ''],
        ['2', '1', ''],
        ['1', '1', 'x'],
        ['7', '8', ''],
        ['7', '', ''],
      ]),
    ).toEqual(['4 row/foreignKey']);
  });
  it('chosen: `resource` may name a code list of the catalog, its field `code`', () => {
    const codeLists = { XB: { entries: [{ code: '1', label: '男' }] } };
    const key = schema({ resource: 'XB', fields: ['code'] });
    expect(
      tableCodes(
        key,
        [
          ['1', '·', ''],
          ['2', '·', ''],
          ['', '·', ''],
        ],
        { codeLists },
      ),
    ).toEqual(['2 row/foreignKey']);
  });
  it('into a table that is not here: said once for the table, and nothing refused', () => {
    expect(tableCodes(schema({ resource: 'states', fields: ['code'] }), rows)).toEqual(['null row/foreignKey']);
  });
  it('has fields and a reference with as many', () => {
    expect(refusal(schema({ fields: ['a', 'b'] }))).toContain('foreignKeys/0/reference/fields: must be as many');
    expect(refusal(schema({ fields: ['z'] }))).toContain('foreignKeys/0/reference/fields/0');
    expect(refusal(schema({}))).toContain('foreignKeys/0/reference/fields');
    expect(refusal({ fields, foreignKeys: [{ fields: ['a'] }] })).toContain('foreignKeys/0/reference: must be an object');
    expect(refusal({ fields, foreignKeys: [{ fields: ['z'], reference: { fields: ['a'] } }] })).toContain(
      'foreignKeys/0/fields/0',
    );
    expect(refusal({ fields, foreignKeys: {} })).toContain('foreignKeys: must be a list');
    expect(refusal({ fields, foreignKeys: ['a'] })).toContain('foreignKeys/0: must be an object');
  });
});

it('blank rows (the specification is silent): told of, and judged no further', () => {
  expect(tableCodes({ fields: [{ name: 'a', constraints: { required: true } }] }, [['1'], [' '], ['2']])).toEqual([
    '2 row/blank',
  ]);
});
