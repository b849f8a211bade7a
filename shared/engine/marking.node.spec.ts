import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { demoDesk } from '../../test/platform/demo.ts';
import { type DemoWorkstation, demoWorkstation } from '../../test/support/demo-desk.ts';
import type { Desk } from '../../test/support/desk.ts';
import type { CallArgs, CallName } from '../contract/contract.ts';

/** A state-secret marking is refused at every entrance, nothing of it is kept; the word alone is no marking. */

let here: DemoWorkstation;
let folder = '';
let desk: Desk;
let id = '';

beforeAll(async () => {
  here = await demoWorkstation();
  ({ folder, desk, id } = here);
}, 60_000);
afterAll(() => here.end());

async function refuses<N extends CallName>(name: N, args: CallArgs<N>, mark: string, where: RegExp): Promise<void> {
  const reply = await desk.client.call(name, args);
  expect(reply).toMatchObject({ ok: false, problem: { code: 'secret/marking', data: { mark } } });
  if (!reply.ok) expect(String(reply.problem.data?.where)).toMatch(where);
}
const rows = async () => (await desk.ask('records.open', { id })).rows;
const header = ['单位代码', '单位名称', '险种', '费款所属期'];
const row = ['91410100MAFAKE019N', '郑州机密机械有限公司', '110', '202610'];

function csv(name: string, lines: readonly (readonly string[])[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`);
  return desk.choose(path);
}
function xlsx(name: string, sheets: Readonly<Record<string, readonly (readonly string[])[]>>, title = ''): string {
  const path = join(folder, name);
  const book = utils.book_new();
  for (const [sheet, lines] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines.map((line) => [...line])), sheet);
  if (title !== '') book.Props = { Title: title };
  const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx' });
  writeFileSync(path, bytes);
  return desk.choose(path);
}

describe('refused with nothing kept:', () => {
  it('what is typed, pasted, inserted or replaced', async () => {
    const [rid] = (await desk.ask('records.insert', { id, after: null, rows: [{ DWMC: '郑州机密机械有限公司' }] })).created;
    if (rid === undefined) throw new Error('no row');
    const edit = { id, label: 'type', changes: [{ rid, field: 'DWMC', text: '机密★10年' }] };
    await refuses('records.edit', edit, '机密★10年', /填写/);
    await refuses(
      'records.paste',
      {
        id,
        rid,
        field: 'DWDM',
        block: [
          ['1', '2'],
          ['3', '（秘密）'],
        ],
      },
      '（秘密）',
      /填写/,
    );
    await refuses('records.insert', { id, after: null, rows: [{ DWMC: '密级：绝密' }] }, '密级：绝密', /填写/);
    await refuses('records.replace', { id, text: '郑州', by: '绝密★' }, '绝密★', /填写/);
    expect((await desk.ask('records.page', { id, start: 0, count: 9 })).map(({ cells }) => cells[1])).toEqual([
      '郑州机密机械有限公司',
    ]);
    // What is only looked for may well be there.
    expect(await desk.ask('records.replace', { id, text: '机密★', by: '' })).toMatchObject({ cells: 0 });
    await desk.ask('records.remove', { id, rids: [rid] });
  });

  it('files by their name, sheets, properties, titles and first rows', async () => {
    await refuses('imports.inspect', { token: csv('机密-参保信息.csv', [header, row]) }, '机密', /文件名/);
    await refuses(
      'imports.inspect',
      { token: xlsx('甲.xlsx', { Sheet1: [header, row], '花名册（秘密）': [header] }) },
      '（秘密）',
      /工作表/,
    );
    await refuses(
      'imports.inspect',
      { token: xlsx('乙.xlsx', { Sheet1: [header, row] }, '参保信息 绝密★长期') },
      '绝密★长期',
      /属性/,
    );
    const titled = csv('丙.csv', [['机密★5年'], header, row]);
    await refuses('imports.preview', { token: titled, dataset: 'RS01', sheet: '丙.csv' }, '机密★5年', /标题/);
    const celled = csv('丁.csv', [header, row, [...row.slice(0, 1), '秘密', ...row.slice(2)]]);
    await refuses('imports.preview', { token: celled, dataset: 'RS01', sheet: '丁.csv' }, '秘密', /单元格/);
  });

  it('a file with a marking far below, when all of it is read', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => [row[0] ?? '', n === 2500 ? '机密★10年' : `单位${n}`, '110', '202610']);
    const token = csv('戊.csv', [header, ...lines]);
    const { columns, headerRow } = await desk.ask('imports.preview', { token, dataset: 'RS01', id, sheet: '戊.csv' });
    const mapping = columns.map(({ column, field }) => ({ column, field }));
    const plan = { id, token, sheet: '戊.csv', headerRow, mapping, mode: 'append' as const };
    await refuses('imports.plan', plan, '机密★10年', /单元格/);
    await refuses('imports.run', plan, '机密★10年', /单元格/);
    expect(await rows()).toBe(0);
  });

  it('evidence by its name and its text, letters by theirs', async () => {
    const unit = here.platform.state.units.find(({ uscc }) => uscc !== demoDesk.uscc);
    const draft = await desk.ask('cases.draft', { answerer: unit?.uscc ?? '', title: '' });
    await refuses('cases.write', { id: draft.id, words: '一、基本情况\n机密\n二、其他' }, '机密', /填写/);
    await refuses('cases.attach', { id: draft.id, token: csv('情况说明-秘密.txt', [['正文']]) }, '秘密', /文件名/);
    await refuses(
      'cases.attach',
      { id: draft.id, token: csv('情况说明.txt', [['密级：秘密'], ['正文']]) },
      '密级：秘密',
      /文件内容/,
    );
    await refuses('cases.attach', { id: draft.id, token: xlsx('附表.xlsx', { A: [['绝密★1年']] }) }, '绝密★1年', /文件内容/);
    expect((await desk.ask('cases.get', { id: draft.id })).attachments).toEqual([]);
    const fine = csv('保密承诺.txt', [['不得泄露国家秘密、商业秘密和个人隐私']]);
    expect((await desk.ask('cases.attach', { id: draft.id, token: fine })).attachments).toHaveLength(1);
  });

  it('bundles by their name', () => refuses('sync.carryIn', { token: csv('机密★1年.liaison', [['x']]) }, '机密★1年', /文件名/));
});

it('takes a file that only speaks of secrets', async () => {
  const token = csv('商业秘密保护.csv', [['保密管理用表，内部使用'], header, row]);
  const preview = await desk.ask('imports.preview', { token, dataset: 'RS01', id, sheet: '商业秘密保护.csv' });
  expect(preview.sample[0]?.[1]).toBe('郑州机密机械有限公司');
});
