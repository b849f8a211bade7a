import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import type { CaseView } from '../../shared/cases/model.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { CallFailed } from '../support/call-failed.ts';
import { catalogOfTwo, obtainer, onlyCase, provider, type TwoDesks, twoDesks, wrongRecord } from './support.ts';

/** The provider's dataset is shared only by allotment. */
function conditional(): CatalogPackage {
  const catalog = catalogOfTwo();
  return {
    ...catalog,
    datasets: catalog.datasets.map((one) => ({ ...one, liaison: { ...one.liaison, sharing: 'conditional' as const } })),
  };
}
let here: TwoDesks;
beforeEach(async () => {
  here = await twoDesks({ catalogs: [conditional()], control: true });
});
afterEach(() => here.end());

const DAY = 86_400_000;
const today = (): string => beijingDay(here.clock.now());
const asking = (more: { fields?: string[]; until?: string; purpose?: string; dataset?: string } = {}) => ({
  dataset: 'M1',
  fields: ['BH', 'JE'],
  purpose: '核对登记信息，用于社会保险费征缴',
  until: addDays(today(), 30),
  words: '因工作需要，现申请授权我单位使用上述信息，请予批准。',
  ...more,
});
async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallFailed) return error.problem.code;
    throw error;
  }
  return 'ok';
}
const ask = (more: Parameters<typeof asking>[0] = {}) => codeOf(here.a.ask('cases.askUse', asking(more)));

/** Written, signed, numbered and sent. */
async function request(docNo: string, more: Parameters<typeof asking>[0] = {}): Promise<CaseView> {
  const { id } = await here.a.ask('cases.askUse', asking(more));
  await here.a.ask('cases.submit', { id });
  await here.a.ask('cases.sign', { id });
  await here.a.ask('cases.file', { id, docNo });
  await here.settle();
  return here.a.ask('cases.get', { id });
}

async function office(step: 'grant' | 'refuse', caseId: string | null, more: { due?: string; words?: string } = {}) {
  const answer = await fetch(`${here.platform.url}/control/cases`, {
    method: 'POST',
    body: JSON.stringify({ caseId, step, ...more }),
  });
  expect(answer.status).toBe(200);
  await here.settle();
}
const writeAbout = async (): Promise<string> => {
  const { id } = await here.a.ask('cases.draft', { answerer: provider.uscc, title: '函' });
  const records = [{ ...wrongRecord(), key: { BH: 'A1' }, field: 'JE' }];
  return codeOf(here.a.ask('cases.record', { id, n: null, records }));
};

it('asked for in writing, granted until the office’s day, and used within exactly that', async () => {
  expect(await writeAbout()).toBe('grants/notGranted');
  const asked = await request('郑获函〔2026〕51号');
  expect(asked).toMatchObject({
    kind: 'useRequest',
    phase: 'registered',
    status: 'waiting',
    docNo: '郑获函〔2026〕51号',
    useAsked: { dataset: 'M1', provider: provider.name, fields: ['BH', 'JE'], until: null, right: null },
  });
  expect(await here.a.ask('grants.requests', {})).toMatchObject([{ case: asked.id, state: 'asked', words: '' }]);
  // Asking alone opens nothing, and what is asked for is not asked for twice.
  expect(await writeAbout()).toBe('grants/notGranted');
  expect(await ask({ fields: ['JE'] })).toBe('grants/stands');
  expect(await ask({ fields: ['DM'] })).toBe('ok');

  const until = addDays(today(), 5);
  await office('grant', asked.caseId, { due: until, words: '同意授权使用。' });
  const granted = await here.a.ask('cases.get', { id: asked.id });
  expect(granted).toMatchObject({ phase: 'granted', status: 'over', useAsked: { until } });
  expect(await here.a.ask('grants.list', {})).toMatchObject([
    { id: granted.useAsked?.right, dataset: 'M1', fields: ['BH', 'JE'], until, standing: 'inForce', provider: provider.name },
  ]);
  expect((await here.a.ask('grants.requests', {})).find((one) => one.case === asked.id)).toMatchObject({
    state: 'granted',
    until,
    words: '同意授权使用。',
    fieldTitles: [{ zh: '编号' }, { zh: '金额' }],
  });
  expect(await writeAbout()).toBe('ok');
  // Until that day it stands; for longer it may be asked for again.
  expect(await ask({ fields: ['JE'], until })).toBe('grants/stands');
  here.skip(6 * DAY);
  expect(await writeAbout()).toBe('grants/notGranted');
  expect(await ask({ fields: ['JE'], until: addDays(today(), 3) })).toBe('ok');
});

it('refused with words, it allots nothing and may be asked for again', async () => {
  const first = await request('郑获函〔2026〕52号');
  await office('refuse', first.caseId, { words: '请说明金额的用途。' });
  expect(await here.a.ask('cases.get', { id: first.id })).toMatchObject({ phase: 'refused', status: 'over' });
  expect(await here.a.ask('grants.requests', {})).toMatchObject([{ state: 'refused', until: null, words: '请说明金额的用途。' }]);
  expect(await here.a.ask('grants.list', {})).toEqual([]);
  // An office that answers by itself, as the demo's does.
  here.platform.office.uses = 'grant';
  const second = await request('郑获函〔2026〕53号', { fields: ['BH'] });
  expect(second).toMatchObject({ phase: 'granted', useAsked: { until: addDays(today(), 30) } });
  expect((await here.a.ask('grants.list', {})).map(({ fields }) => fields)).toEqual([['BH']]);
  expect((await here.a.ask('grants.requests', {})).map(({ state }) => state)).toEqual(['granted', 'refused']);
});

it('needs a dataset of others, its own fields, a day ahead and a purpose; a draft is written anew, not twice', async () => {
  expect(await ask({ dataset: 'NONE' })).toBe('grants/notNeeded');
  expect(await codeOf(here.b.ask('cases.askUse', asking()))).toBe('grants/notNeeded');
  expect(await ask({ fields: ['BH', 'XX'] })).toBe('grants/noField');
  expect(await ask({ until: addDays(today(), -1) })).toBe('grants/day');
  expect(await ask({ until: addDays(today(), 2000) })).toBe('grants/day');
  expect(await ask({ purpose: '用' })).toBe('cases/wordsMissing');
  expect(await here.a.ask('grants.requests', {})).toEqual([]);
  expect(await ask()).toBe('ok');
  expect(await ask({ fields: ['DM'] })).toBe('ok');
  const draft = await onlyCase(here.a, 'asking');
  expect(draft.useAsked?.fields).toEqual(['DM']);
  expect(await here.a.ask('grants.requests', {})).toMatchObject([{ case: draft.id, state: 'writing' }]);
  // The days go by while the letter lies: it cannot go out for a day that is over.
  here.skip(31 * DAY);
  expect(await codeOf(here.a.ask('cases.submit', { id: draft.id }))).toBe('grants/day');
  await here.a.ask('cases.discard', { id: draft.id });
  expect(await here.a.ask('grants.requests', {})).toEqual([]);
});

it('a grant about more than was asked for is not believed', async () => {
  const asked = await request('郑获函〔2026〕54号', { fields: ['BH'] });
  const { state } = here.platform;
  const news = {
    format: 'tax-liaison-case-news/1',
    caseId: asked.caseId,
    n: 2,
    to: obtainer.uscc,
    kind: 'useRequest',
    step: 'grant',
    by: 'office',
    phase: 'granted',
    unit: { uscc: '', name: '主管部门' },
    who: '',
    at: '2026-11-01T00:00:00+08:00',
    docNo: null,
    words: '同意',
    due: null,
    content: { dataset: 'M1', fields: ['BH', 'JE'], until: addDays(today(), 30), right: 'u1' },
    attachments: [],
  };
  state.inbox.push(obtainer.uscc, 'case', { news: state.keys.receipt.sign(JSON.stringify(news)) });
  await here.settle();
  expect(await here.a.ask('cases.get', { id: asked.id })).toMatchObject({ phase: 'registered', useAsked: { until: null } });
});
