import { describe, expect, it } from 'vitest';
import { codesOf, compiled, refusal, tableCodes } from '../../../test/support/table-schema.ts';

/**
 * Table Schema v2, “Field Types”, in a bare schema. Fields of a catalog (those with `liaison`) read more: what officers and
 * spreadsheets write is understood with a notice, and what no officer means (NaN, exponents, year 12026) is not.
 */

type Case = readonly [field: object, right: readonly string[], wrong: readonly string[]];
const check = (cases: readonly Case[]) =>
  it.each(cases)('%j', (field, right, wrong) => {
    for (const text of right) expect(codesOf(field, text), JSON.stringify(text)).toEqual([]);
    for (const text of wrong) expect(codesOf(field, text), JSON.stringify(text)).toEqual(['cell/type']);
  });
const one = (field: object) => refusal({ fields: [{ name: 'x', ...field }] });
const same = (field: object, a: string, b: string): boolean =>
  tableCodes({ fields: [{ name: 'x', ...field }, { name: 'y' }], uniqueKeys: [['x']] }, [
    [a, '·'],
    [b, '·'],
  ]).length === 1;

describe('string', () => {
  check([
    [{ type: 'string' }, ['a', '\u0000', '\ud800', '‮'], []],
    [
      { type: 'string', format: 'email' },
      ['a.b+c@d-e.cn', '张三@tax.gov.cn'],
      ['a@', '@b.cn', 'a b@c.cn', 'a@b', 'a@-b.cn', 'a@b..cn'],
    ],
    // RFC 3986 with letters of any script as they stand; chosen: http needs a host.
    [
      { type: 'string', format: 'uri' },
      ['https://a.cn/x?y#z', 'urn:isbn:1', 'mailto:a@b.cn', 'http://a.cn/税'],
      ['a.cn', '//a.cn', 'http://', 'http:a', 'x:a b', 'x:%zz', 'x:'],
    ],
    // Chosen: standard alphabet, padded, no line breaks.
    [{ type: 'string', format: 'binary' }, ['aGk=', 'aGVsbG8h'], ['aGk', 'a*==', 'aG=k', 'aGk=\n', '====']],
    [
      { type: 'string', format: 'uuid' },
      ['00000000-0000-4000-8000-00000000000A'],
      ['0000', '00000000-0000-4000-8000-00000000000G', '{00000000-0000-4000-8000-000000000001}'],
    ],
  ]);
});

describe('number', () => {
  check([
    [
      { type: 'number' },
      ['-1.23', '12678967.543233', '+100000.00', '210', '.5', '5.', '-.5', '007', '9'.repeat(40)],
      ['', 'x', '1,000', '１', '1 000', '--1', '.', '1.2.3', '0x1', '9'.repeat(61)].slice(1),
    ],
    [{ type: 'number' }, ['NaN', 'nan', 'INF', '-INF', 'inf'], ['Infinity', '+INF', '-NaN']],
    [{ type: 'number' }, ['1E5', '1e-5', '1.5E+3', '.5e1', '5.E2'], ['E5', '1E', '1E5.5', '1E999']],
    [{ type: 'number', decimalChar: ',' }, ['1,5', '-0,5'], ['1.5', '1,5,5']],
    [{ type: 'number', decimalChar: ',', groupChar: '.' }, ['1.234,5', '1234'], ['1 234']],
    [{ type: 'number', groupChar: ',' }, ['100,000', '1,234.5', '100000'], ['100;000', ',']],
    [{ type: 'number', groupChar: ' ' }, ['1 234 567.8'], ['1\u00a0234']],
    [
      { type: 'number', bareNumber: false },
      ['95%', '€95', 'EUR 95', '-€5.50', '95 %', '$1.5', '约 12.5 万'],
      ['none', '€', '1€5'],
    ],
    [{ type: 'number', bareNumber: false, decimalChar: ',', groupChar: '.' }, ['€ 1.234,50', ',5 %'], ['x']],
  ]);
  it('is exact, whatever the spelling', () => {
    for (const [a, b] of [
      ['1.50', '1.5'],
      ['+1', '1'],
      ['1E3', '1000'],
      ['.5', '0.5'],
      ['-0', '0'],
      ['nan', 'NaN'],
    ] as const)
      expect(same({ type: 'number' }, a, b), `${a} ${b}`).toBe(true);
    expect(same({ type: 'number' }, '0.1', '0.10000000000000000000000001')).toBe(false);
    expect(same({ type: 'number', bareNumber: false }, '95%', '95')).toBe(true);
  });
  it('properties are of their kind', () => {
    expect(one({ type: 'number', decimalChar: '' })).toContain('fields/0/decimalChar');
    expect(one({ type: 'number', decimalChar: 5 })).toContain('fields/0/decimalChar: must be text');
    expect(one({ type: 'number', decimalChar: '1' })).toContain('fields/0/decimalChar: must not have digits');
    expect(one({ type: 'number', groupChar: '.' })).toContain('fields/0/groupChar: is the same as decimalChar');
    expect(one({ type: 'number', bareNumber: 'no' })).toContain('fields/0/bareNumber: must be true or false');
  });
});

describe('integer', () => {
  check([
    [{ type: 'integer' }, ['0', '-12', '+5', '0012', '9'.repeat(40)], ['1.0', '1.', '1e3', 'a', 'NaN', '1,000']],
    [{ type: 'integer', groupChar: ',' }, ['100,000'], ['100.000']],
    [{ type: 'integer', groupChar: '.' }, ['100.000'], ['100,000']],
    [{ type: 'integer', bareNumber: false }, ['95%', '€ 95', '12 kg', 'A-7'], ['kg', '1.5 kg']],
  ]);
});

describe('boolean', () => {
  check([
    [{ type: 'boolean' }, ['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0'], ['tRUE', 'yes', 'T', '01']],
    [{ type: 'boolean', trueValues: ['是', 'Y'], falseValues: ['否'] }, ['是', 'Y', '否'], ['true', '0']],
    [{ type: 'boolean', trueValues: ['y'] }, ['y', 'false', '0'], ['true']],
  ]);
  it('true and false share no text', () => {
    expect(same({ type: 'boolean' }, 'TRUE', '1')).toBe(true);
    expect(one({ type: 'boolean', trueValues: ['0'] })).toBe('fields/0/falseValues/3: is among trueValues too');
    expect(one({ type: 'boolean', trueValues: 'y' })).toContain('fields/0/trueValues: must be a list');
    expect(one({ type: 'boolean', falseValues: [0] })).toContain('fields/0/falseValues/0: must be text');
  });
});

describe('object, array, list', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  check([
    [{ type: 'object' }, ['{}', '{"a":[1]}', '{"__proto__":1}'], ['[]', 'x', '1', 'null', '{a:1}', `{"a":${deep}}`]],
    [{ type: 'array' }, ['[]', '[1,"a",null]'], ['{}', '[', '"a"', deep]],
    [{ type: 'list' }, ['a', 'a,b', 'a,,b', 'a;b'], []],
    [{ type: 'list', delimiter: ';', itemType: 'integer' }, ['1;2', '-1'], ['1;x', '1,2', '1;', '1; 2']],
    [{ type: 'list', itemType: 'number' }, ['1.5,2'], ['1.5,x']],
    [{ type: 'list', itemType: 'boolean' }, ['true,0'], ['yes']],
    [{ type: 'list', itemType: 'date' }, ['2024-01-26,2024-01-27'], ['2024/1/26', '2024-02-30']],
    [{ type: 'list', itemType: 'time' }, ['15:00:00'], ['15:00']],
    [{ type: 'list', itemType: 'datetime' }, ['2024-01-26T15:00:00'], ['2024-01-26']],
    [{ type: 'list', delimiter: '||' }, ['a||b'], []],
  ]);
  it('list properties are of their kind', () => {
    expect(one({ type: 'list', itemType: 'geopoint' })).toContain('fields/0/itemType');
    expect(one({ type: 'list', delimiter: '' })).toContain('fields/0/delimiter: must not be empty');
  });
  it('objects are the same whatever the order of their members', () => {
    expect(same({ type: 'object' }, '{"a":1,"b":2}', '{"b": 2, "a": 1}')).toBe(true);
  });
});

describe('datetime', () => {
  check([
    // XML Schema's dateTime; chosen: years 0001–9999, no leap second (XML Schema has none).
    [
      { type: 'datetime' },
      [
        '2024-01-26T15:00:00',
        '2024-01-26T15:00:00.300-05:00',
        '2024-01-26T15:00:00Z',
        '2024-01-26T24:00:00',
        '2024-01-26T00:00:00+14:00',
      ],
      [
        '2024-01-26 15:00:00',
        '2024-01-26',
        '2024-01-26T15:00',
        '2024-02-30T00:00:00',
        '2024-01-26T24:00:01',
        '2026-12-31T23:59:60',
        '0000-01-01T00:00:00',
        '2024-01-26T15:00:00+15:00',
        '2024-01-26T15:00:00+0800',
        '9999-12-31T24:00:00',
      ],
    ],
    [
      { type: 'datetime', format: '%d/%m/%Y %H:%M:%S' },
      ['12/11/2018 09:15:32', '1/1/2018  9:5:2'],
      ['2018-11-12T09:15:32', '12/13/2018 09:15:32', '12/11/2018 24:00:00'],
    ],
    [
      { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%f%z' },
      ['2024-01-26T15:00:00.123456+0800', '2024-01-26T15:00:00.1Z'],
      ['2024-01-26T15:00:00.1'],
    ],
    [
      { type: 'datetime', format: '%b %d %Y %I:%M %p' },
      ['Jan 05 2026 12:30 AM', 'jan 5 2026 1:30 pm'],
      ['Jan 05 2026 13:30 PM', 'Foo 05 2026 1:30 PM'],
    ],
    // Chosen for `any`: what `default` reads, and ISO or Chinese dates with or without a time.
    [
      { type: 'datetime', format: 'any' },
      ['2026/3/1 9:30', '2026-03-01T09:30:00', '2026年3月1日 09:30:15', '2026-03-01'],
      ['soon', '3/1/2026'],
    ],
  ]);
  it('are the same when they are the same moment; chosen: without a zone it is Beijing’s', () => {
    expect(same({ type: 'datetime' }, '2026-01-01T00:00:00+08:00', '2025-12-31T16:00:00Z')).toBe(true);
    expect(same({ type: 'datetime' }, '2026-01-01T00:00:00', '2025-12-31T16:00:00.000Z')).toBe(true);
    expect(same({ type: 'datetime' }, '2026-01-01T24:00:00', '2026-01-02T00:00:00')).toBe(true);
    expect(same({ type: 'datetime' }, '2026-01-01T00:00:00.1', '2026-01-01T00:00:00')).toBe(false);
  });
});

describe('date', () => {
  check([
    [
      { type: 'date' },
      ['2024-01-26', '2024-02-29', '0001-01-01'],
      ['2024-1-26', '2023-02-29', '2024/01/26', '20240126', '0000-01-01', '2024-01-26T00:00:00', '２０２４-01-26'],
    ],
    [{ type: 'date', format: '%d.%m.%Y' }, ['31.12.2026', '1.2.2026'], ['2026-12-31', '32.12.2026', '29.02.2026']],
    [{ type: 'date', format: '%Y%m%d' }, ['20261231'], ['20261301', '2026-12-31']],
    [{ type: 'date', format: '%y年%B' }, ['26年March'], ['2026年March']],
    [{ type: 'date', format: '%F' }, ['2026-12-31'], ['12/31/26']],
    [{ type: 'date', format: '%A, %d %b %Y' }, ['Monday, 23 Nov 2026', 'monday, 23 NOV 2026'], ['Someday, 23 Nov 2026']],
    [{ type: 'date', format: '%Y-%j' }, ['2026-001', '2024-366'], ['2026-366', '2026-367', '2026-000']],
    // Chosen for `any`: ISO, Chinese and basic dates, and spreadsheets' day numbers; never an order nobody can tell.
    [
      { type: 'date', format: 'any' },
      ['2026-3-1', '2026/3/1', '2026年3月1日', '20260301', '46112'],
      ['soon', '3/1/2026', '26-03-01'],
    ],
  ]);
  it('patterns mean their day', () => {
    const enumOf = (format: string, text: string) =>
      codesOf({ type: 'date', format, constraints: { enum: [text] } }, text).length === 0;
    expect(enumOf('%Y-%j', '2026-060')).toBe(true);
    const day = (format: string, text: string) => compiled({ fields: [{ name: 'x', type: 'date', format }] }).wire([text]).x;
    expect(day('%Y-%j', '2026-060')).toBe('2026-03-01');
    expect(day('%Y-%j', '2024-060')).toBe('2024-02-29');
    expect(day('%y-%m-%d', '68-01-01')).toBe('2068-01-01');
    expect(day('%y-%m-%d', '69-01-01')).toBe('1969-01-01');
  });
  it('chosen: week numbers (%U %W %V %G), unknown and repeated directives are refused', () => {
    for (const format of ['%U', '%G-%V-%u', '%Q', '%Y %Y', 'plain', '%', `%Y${' '.repeat(100)}`])
      expect(one({ type: 'date', format }), format).toContain('fields/0/format');
  });
});

describe('time', () => {
  check([
    [{ type: 'time' }, ['15:00:00', '00:00:00'], ['24:00:00', '9:00:00', '15:00', '15:00:60', '15:00:00Z', '15:00:00.5']],
    [{ type: 'time', format: '%H:%M' }, ['09:30', '9:5'], ['9.30', '25:00']],
    [{ type: 'time', format: '%I.%M %p' }, ['09.30 PM'], ['21.30 PM', '9.30']],
    [{ type: 'time', format: 'any' }, ['9:30', '09:30:15'], ['noon']],
  ]);
});

describe('year, yearmonth', () => {
  check([
    // XML Schema's gYear: more than four digits, years before ours and zones are lawful, year 0 is not.
    [
      { type: 'year' },
      ['2026', '0001', '-0044', '12026', '2026Z', '2026+08:00'],
      ['26', '0000', '02026', '+2026', '2026.0', '2026年'],
    ],
    [{ type: 'yearmonth' }, ['2026-11', '-0044-03', '2026-11Z'], ['2026-13', '2026-00', '202611', '2026-1', '0000-01']],
  ]);
});

describe('duration', () => {
  check([
    // XML Schema's duration, which has no weeks.
    [
      { type: 'duration' },
      ['P1Y2M3DT4H5M6.7S', 'P1Y', 'PT1.5S', '-P3D', 'P0D', 'PT36H'],
      ['P', 'PT', 'P1S', '1Y', 'P1YT', 'P-1Y', 'P1W', 'P1.5Y', 'PT.5S'],
    ],
  ]);
  it('are the same when months and seconds are', () => {
    expect(same({ type: 'duration' }, 'P1Y', 'P12M')).toBe(true);
    expect(same({ type: 'duration' }, 'PT60M', 'PT1H')).toBe(true);
    expect(same({ type: 'duration' }, 'P1M', 'P30D')).toBe(false);
  });
});

describe('geopoint', () => {
  check([
    // Chosen: −180 … 180 and −90 … 90.
    [
      { type: 'geopoint' },
      ['90.50, 45.50', '113.6,34.7', '-180,-90'],
      ['181, 1', '1, 91', '1', '1;2', 'a,b', `1,2${' '.repeat(200)}x`],
    ],
    [{ type: 'geopoint', format: 'array' }, ['[90.50, 45.50]'], ['[1]', '[1,2,3]', '["1","2"]', '1,2', '[181,0]']],
    [
      { type: 'geopoint', format: 'object' },
      ['{"lon": 90.50, "lat": 45.50}'],
      ['{"lon":1}', '{"lon":1,"lat":2,"alt":3}', '{"lon":"1","lat":"2"}'],
    ],
  ]);
});

describe('geojson', () => {
  const ring = '[[0,0],[1,0],[1,1],[0,0]]';
  check([
    [
      { type: 'geojson' },
      [
        '{"type":"Point","coordinates":[1,2]}',
        `{"type":"Polygon","coordinates":[${ring}]}`,
        '{"type":"Feature","geometry":null,"properties":null}',
        '{"type":"FeatureCollection","features":[]}',
        '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}',
      ],
      [
        '{"type":"No"}',
        '{"type":"Point"}',
        '{"type":"Point","coordinates":["1","2"]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[2,2]]]}',
        '{"type":"Feature"}',
        '{"type":"FeatureCollection"}',
        '[]',
        '1',
        '{"type":"LineString","coordinates":[[0,0]]}',
      ],
    ],
    [
      { type: 'geojson', format: 'topojson' },
      ['{"type":"Topology","objects":{},"arcs":[[[0,0],[1,1]]]}'],
      ['{"type":"Point","coordinates":[1,2]}', '{"type":"Topology"}'],
    ],
  ]);
});

describe('any', () => {
  check([[{ type: 'any' }, ['1', 'apple', ' ', '{}'], []]]);
});
