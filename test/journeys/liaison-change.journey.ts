import { beijingDay } from '../../shared/base/clock.ts';
import { liaisonOn } from '../platform/liaisons.ts';
import { duty, enrol, INSURANCE, lastMonth, unlock, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, unit } from './workbench.ts';

const NEXT = '三棵老槐树立在村口';
const SUCCESSOR = '赵接任';

test('change of liaison: told by letter, looked through, signed by both, and the accounts change', async ({
  page,
  workbench,
}) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  const dialog = page.getByRole('dialog');

  await test.step('the liaison officer begins it; the letter goes to the office', async () => {
    await duty(page, INSURANCE, lastMonth().id).getByRole('button', { name: '开始' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await visit(page, '设置');
    await page.getByRole('tab', { name: '口令与人员' }).click();
    await page.getByRole('button', { name: '工作移交…' }).click();
    await expect(page.getByText('没有在办的移交')).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'handover-none');
    await page.getByRole('button', { name: '开始移交…' }).click();
    await dialog.getByLabel('接任人').fill(SUCCESSOR);
    await dialog.getByLabel('处室').fill('规划财务处');
    await dialog.getByLabel('职务').fill('处长');
    await dialog.getByLabel('联系电话').fill('0371-60000009');
    await dialog.getByLabel('调整原因').fill('工作岗位调整');
    await expectAccessible(page);
    await picture(page, 'handover-begin');
    await dialog.getByRole('button', { name: '生成调整函' }).click();
    await expect(page.getByText('拟稿中，尚未发出')).toBeVisible();
    await page.getByRole('link', { name: '办理调整函' }).click();
    await expect(page.getByLabel('正文')).toHaveValue(new RegExp(`${SUCCESSOR}同志担任我单位综合治税工作联络员`));
    await expectAccessible(page);
    await picture(page, 'handover-letter');
    await page.getByRole('button', { name: '提交审签' }).click();
    await page.getByRole('button', { name: '审签通过' }).click();
    await page.getByRole('button', { name: '编号并发出' }).click();
    await dialog.getByLabel('发文字号').fill('郑人社函〔2026〕61号');
    await dialog.getByRole('button', { name: '编号并发出' }).click();
    await expect(page.getByText('联络员调整已备案。')).toBeVisible();
    expect(liaisonOn(workbench.platform.state, unit.uscc, beijingDay(Date.now()))?.name).toBe(SUCCESSOR);
  });

  await test.step('everything on the desk is looked through; only then it can be signed', async () => {
    await page.getByRole('link', { name: '工作移交…' }).click();
    await expect(page.getByText('郑人社函〔2026〕61号，办公室已备案')).toBeVisible();
    await expect(page.getByRole('button', { name: '签字移交…' })).toBeDisabled();
    await page.getByRole('button', { name: `写情况：${INSURANCE} ${lastMonth().id}` }).click();
    await dialog.getByLabel('情况').fill('数据源单位 25 日前提供，由接任人导入');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    await expectAccessible(page);
    await picture(page, 'handover-list');
    await page.getByRole('button', { name: /其余 \d+ 项核对相符/ }).click();
    await page.getByRole('button', { name: '签字移交…' }).click();
    await dialog.getByLabel('接任人的口令').fill(NEXT);
    await dialog.getByLabel('再输入一次').fill(NEXT);
    await dialog.getByLabel('您自己的口令（签字）').fill(PASSPHRASE);
    await expectAccessible(page);
    await picture(page, 'handover-seal');
    await dialog.getByRole('button', { name: '签字移交' }).click();
    await expect(page.getByText(`已签字，等${SUCCESSOR}用自己的口令打开后接收。`)).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'handover-sealed');
  });

  await test.step('the successor comes in with their own passphrase, looks through it too, and signs', async () => {
    await page.keyboard.press('Control+l');
    await unlock(page, NEXT);
    await expect(page.getByText(`${SUCCESSOR}（信息员）`)).toBeVisible();
    await visit(page, '工作台');
    await expect(page.getByText(/向您移交联络员工作/)).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'handover-today');
    await page.getByRole('button', { name: '去接收' }).click();
    await expect(page.getByText('数据源单位 25 日前提供，由接任人导入')).toBeVisible();
    const right = page.getByRole('checkbox', { name: `核对相符：${INSURANCE} ${lastMonth().id}` });
    await right.click();
    await expect(right).toBeChecked();
    await picture(page, 'handover-accepting');
    await page.getByRole('button', { name: /其余 \d+ 项核对相符/ }).click();
    await page.getByRole('button', { name: '签字接收…' }).click();
    await dialog.getByLabel('您自己的口令（签字）').fill(NEXT);
    await expectAccessible(page);
    await picture(page, 'handover-accept');
    await dialog.getByRole('button', { name: '签字接收' }).click();
    await expect(page.getByText(`${SUCCESSOR}（联络员）`)).toBeVisible();
    await expect(page.getByRole('heading', { name: '联络员工作交接单' })).toBeVisible();
    await expect(page.getByText(/口令签字　核验码/)).toHaveCount(2);
    await expectAccessible(page);
    await picture(page, 'handover-record');
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'handover-paper');
    await page.emulateMedia({ media: 'screen' });
  });

  await test.step('the former officer opens nothing any more', async () => {
    await page.keyboard.press('Control+l');
    await unlock(page, PASSPHRASE);
    await expect(page.getByText('口令不对。')).toBeVisible();
  });
});
