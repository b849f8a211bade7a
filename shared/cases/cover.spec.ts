import { expect, it } from 'vitest';
import { coverCase, coverDossier, isPersonal, PERSON, placesIn, wholeValue } from './cover.ts';
import type { CaseRecord, CaseView } from './model.ts';

const ID = '410105199001010143';
const record: CaseRecord = {
  n: 1,
  dataset: 'ZF01',
  period: '2026-10',
  batch: null,
  receipt: null,
  key: { HTBH: 'HT-1', MSRZJHM: ID },
  field: 'MSRMC',
  given: '王小明',
  believed: '王晓明',
  ground: '身份证载明为王晓明',
  decision: 'corrected',
  value: '王晓明',
  reason: '已与王晓明本人核对',
};
const step = {
  step: 'report' as const,
  by: 'asker' as const,
  unit: '市税务局',
  who: '',
  at: 0,
  words: `买受人王小明（${ID}）姓名有误`,
  docNo: null,
  due: null,
  proof: 'told' as const,
  receiptNo: null,
  content: { words: `买受人王小明（${ID}）姓名有误`, records: [{ given: '王小明' }], registerNo: '12' },
};
const view: CaseView = {
  id: 'c',
  caseId: 'C1',
  kind: 'correction',
  sort: null,
  side: 'answerer',
  title: '买受人王小明',
  other: null,
  phase: null,
  paper: null,
  docNo: null,
  status: 'action',
  due: null,
  daysLeft: null,
  records: 1,
  unread: false,
  createdAt: 0,
  updatedAt: 0,
  list: [record],
  doubts: [],
  notice: null,
  permit: null,
  useAsked: null,
  liaison: null,
  steps: [step],
  attachments: [],
  corrections: [],
  may: [],
  pending: null,
};

it('covers values of its records and their repetitions in every text', () => {
  const places = placesIn(view, (_, field) => field.startsWith('MSR'));
  expect([...places].sort()).toEqual(['ZF01.MSRMC', 'ZF01.MSRZJHM']);
  const told = coverCase(view, (place) => places.has(place));
  expect(JSON.stringify(told)).not.toMatch(/王小明|王晓明|19900101/);
  expect(told.list[0]?.given).toBe('王**');
  expect(told.list[0]?.key).toEqual({ HTBH: 'HT-1', MSRZJHM: '410105********0143' });
  expect(told.steps[0]?.words).toBe('买受人王**（410105********0143）姓名有误');
  expect(told.steps[0]?.content.registerNo).toBe('12');
});

it('leaves whole what an officer is writing now', () => {
  const told = coverCase({ ...view, may: ['reply'] }, () => true);
  expect(told.list[0]?.reason).toBe('已与王晓明本人核对');
  expect(told.list[0]?.ground).toBe('身份证载明为王**');
});

it('covers only the places that are', () => {
  const told = coverCase(view, (place) => place === 'ZF01.MSRZJHM');
  expect(told.list[0]?.given).toBe('王小明');
  expect(told.steps[0]?.words).toBe('买受人王小明（410105********0143）姓名有误');
  expect(coverCase(view, () => false).steps).toBe(view.steps);
});

it('does not look for a value of one or two digits in texts', () => {
  const told = coverCase({ ...view, list: [{ ...record, key: {}, given: '3', believed: '4', value: null }] }, () => true);
  expect(told.list[0]?.given).toBe('*');
  expect(told.steps[0]?.words).toContain(ID);
});

it('knows a person among doubts', () => {
  expect(isPersonal({ subject: '王小明', code: ID })).toBe(true);
  expect(isPersonal({ subject: '王小明', code: null })).toBe(true);
  expect(isPersonal({ subject: '郑州示例机械有限公司', code: null })).toBe(false);
  expect(isPersonal({ subject: '郑州示例机械有限公司', code: '91410100MAFAKE019N' })).toBe(false);
  const doubt = {
    n: 1,
    subject: '王小明',
    code: ID,
    clue: '王小明名下三套',
    basis: '',
    involved: null,
    result: null,
    amount: null,
    effect: '',
    told: false,
  };
  const told = coverCase({ ...view, list: [], doubts: [doubt] }, (place) => place === PERSON);
  expect(told.doubts[0]).toMatchObject({ subject: '王**', code: '410105********0143', clue: '王**名下三套' });
});

it('covers a dossier by its fields', () => {
  const version = { submission: 's', revision: 1, state: 'accepted', batchId: null, receivedAt: null, receiptNo: null };
  const fields = [
    { name: 'HTBH', title: '合同编号', sensitive: false },
    { name: 'MSRMC', title: '买受人', sensitive: true },
  ];
  const dossier = { fields, versions: [{ ...version, named: true, row: 1, cells: ['HT-1', '王小明'] }] };
  expect(coverDossier(dossier, 'ZF01', () => true).versions[0]?.cells).toEqual(['HT-1', '王**']);
  expect(coverDossier(dossier, 'ZF01', () => false)).toBe(dossier);
});

it('takes a covered value that comes back for what it covers, and what was typed as it is', () => {
  expect(wholeValue('王**', { value: null, believed: '王晓明', given: '李四' })).toBe('王晓明');
  expect(wholeValue('***', { value: '12.50', believed: '13.00', given: null })).toBe('12.50');
  expect(wholeValue('王**', { value: null, believed: '李四', given: null })).toBe('王**');
  expect(wholeValue('王大明', { value: null, believed: '王晓明', given: null })).toBe('王大明');
});
