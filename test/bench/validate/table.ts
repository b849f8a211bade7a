import type { CodeList, Rule } from '../../../shared/catalog/model.ts';
import type { CompileInput } from '../../../shared/validation/compile.ts';
import { residentId, uscc } from '../../sample/makers.ts';
import { createRandom, type Random } from '../../sample/random.ts';

/** The table of the bench: 20 columns, two numbers with check digits, three code lists, a key, 8 rules. */
export const PERIOD = { id: '2026-09', start: '2026-09-01', end: '2026-09-30' };
export const TODAY = '2026-10-08';

const list = (count: number, digits: number): CodeList => ({
  entries: Array.from({ length: count }, (_, n) => ({ code: String(n + 1).padStart(digits, '0'), label: `类别${n + 1}` })),
});
export const lists: Readonly<Record<'LX' | 'HY' | 'QX', CodeList>> = { LX: list(3, 1), HY: list(300, 4), QX: list(40, 6) };

const text = (name: string, max: number, required = true) => ({
  name,
  type: 'string',
  constraints: { maxLength: max, ...(required ? { required } : {}) },
  liaison: {},
});
const coded = (name: string, codeList: string) => ({
  name,
  type: 'string',
  constraints: { required: true },
  liaison: { codeList },
});
const amount = (name: string, required = true) => ({
  name,
  type: 'number',
  constraints: { minimum: 0, ...(required ? { required } : {}) },
  liaison: { totalDigits: 16, scale: 2 },
});
const day = (name: string) => ({ name, type: 'date', constraints: { required: true }, liaison: {} });
const whole = (name: string) => ({
  name,
  type: 'integer',
  constraints: { required: true, minimum: 1, maximum: 9999 },
  liaison: {},
});
const shaped = (name: string, pattern: string) => ({
  name,
  type: 'string',
  constraints: { required: true, pattern },
  liaison: {},
});

export const PATTERNS = { YB: '[0-9]{6}', HTH: 'HT[0-9]{10}' } as const;

/** In the order of the columns. */
export const fields = [
  shaped('HTH', PATTERNS.HTH),
  { name: 'TYSHXYDM', type: 'string', constraints: { required: true }, liaison: { identifier: 'uscc' } },
  text('DWMC', 60),
  { name: 'SFZH', type: 'string', constraints: { required: true }, liaison: { identifier: 'resident_id' } },
  text('XM', 30),
  coded('LX', 'LX'),
  coded('HY', 'HY'),
  coded('QX', 'QX'),
  day('KSRQ'),
  day('JSRQ'),
  day('DJRQ'),
  amount('JE'),
  amount('YJE'),
  amount('DJ'),
  whole('SL'),
  whole('XH'),
  shaped('YB', PATTERNS.YB),
  text('DZ', 80),
  text('BZ', 40, false),
  text('JBR', 20),
];

const expressions = [
  'KSRQ <= JSRQ',
  'JSRQ <= period_end',
  'YJE <= JE',
  "LX != '1' || days(KSRQ, JSRQ) <= 365",
  'JE <= DJ * SL + 0.01',
  "size(DWMC) >= 4 || LX == '3'",
  'DJRQ >= JSRQ',
  'XM != DWMC',
];
export const rules: readonly Rule[] = expressions.map((expression, n) => ({
  id: `R${n + 1}`,
  title: { zh: `规则${n + 1}` },
  scope: 'record',
  fields: ['HTH'],
  severity: 'blocking',
  expression,
  message: { zh: '不符', en: 'does not hold' },
  examples: { pass: [], fail: [] },
}));

/** Ours as the bench compiles it; `rules` and key left out for the comparison of field checks alone. */
export const compileInput = (whole: boolean): CompileInput => ({
  schema: { fields, ...(whole ? { primaryKey: ['HTH'] } : {}) },
  rules: whole ? rules : [],
  codeLists: lists,
  period: PERIOD,
  today: TODAY,
});

const COMPANIES = ['郑州', '洛阳', '开封', '新乡'].flatMap((city) =>
  ['宏达', '中原', '恒信', '金水', '嵩山'].map((name) => `${city}${name}商贸有限公司`),
);
const PEOPLE = ['张伟', '王芳', '李娜', '刘洋', '陈静', '杨帆', '赵敏', '黄磊'];

/** One row; about one in a hundred has one thing wrong. `n` is its number, and so its key. */
export function benchRow(n: number, random: Random): string[] {
  const codeOf = (name: keyof typeof lists): string => random.pick(lists[name].entries).code;
  const start = random.between(1, 20);
  const [price, count] = [random.between(1, 9000), random.between(1, 99)];
  const row = [
    `HT${String(n).padStart(10, '0')}`,
    uscc(n),
    random.pick(COMPANIES),
    residentId(n),
    random.pick(PEOPLE),
    codeOf('LX'),
    codeOf('HY'),
    codeOf('QX'),
    `2026-09-${String(start).padStart(2, '0')}`,
    `2026-09-${String(start + 5).padStart(2, '0')}`,
    '2026-09-30',
    `${price * count}.00`,
    `${Math.floor((price * count) / 2)}.50`,
    `${price}.00`,
    String(count),
    String(random.between(1, 9000)),
    `4500${random.between(10, 89)}`,
    `河南省郑州市中原区建设路${random.between(1, 900)}号`,
    random.chance(0.2) ? '' : '按合同约定执行',
    random.pick(PEOPLE),
  ];
  if (random.chance(0.01)) spoil(row, random);
  return row;
}

function spoil(row: string[], random: Random): void {
  const wrong: readonly (readonly [number, string])[] = [
    [0, 'HT0000000000'],
    [1, `${(row[1] ?? '').slice(0, 17)}${row[1]?.endsWith('0') ? '1' : '0'}`],
    [3, `${(row[3] ?? '').slice(0, 17)}${row[3]?.endsWith('0') ? '1' : '0'}`],
    [4, ''],
    [6, '9999'],
    [8, '2026-09-31'],
    [9, '2026-10-03'],
    [11, '12.345'],
    [12, '99999999.00'],
    [14, '0'],
    [16, '4500'],
    [17, '路'.repeat(81)],
  ];
  const [at, value] = random.pick(wrong);
  row[at] = value;
}

/** Rows in pieces, their texts new each time as a reader gives them: nothing of an earlier look at them is left. */
export function* benchRows(rows: number, piece = 1000): Generator<string[][]> {
  const random = createRandom(11);
  for (let from = 0; from < rows; from += piece) {
    const lines: string[] = [];
    for (let n = from; n < Math.min(rows, from + piece); n++) lines.push(benchRow(n + 1, random).join('\t'));
    const all = lines.join('\n');
    yield all.split('\n').map((line) => line.split('\t'));
  }
}
