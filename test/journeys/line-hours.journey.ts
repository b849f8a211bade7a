import { join } from 'node:path';
import { duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, visit } from './officer.ts';
import { expect, expectAccessible, picture, test } from './workbench.ts';

test('a payload waits for the night as the officer set it, and goes at once when told to', async ({ page, workbench }) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 30, month, {});
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);

  await test.step('send only in an hour that is not this one; a private authority and a proxy may be named', async () => {
    await visit(page, '设置');
    await page.getByRole('tab', { name: '发送与线路' }).click();
    await expect(page.getByText('不填为不限')).toBeVisible();
    await page.getByRole('switch', { name: '夜间发送' }).click();
    await page.getByRole('switch', { name: '慢速或按量计费的线路' }).click();
    const later = `${String((new Date(Date.now() + 8 * 3_600_000).getUTCHours() + 2) % 24).padStart(2, '0')}:00`;
    const end = `${String((new Date(Date.now() + 8 * 3_600_000).getUTCHours() + 3) % 24).padStart(2, '0')}:00`;
    const pick = async (name: string, hour: string): Promise<void> => {
      await page.getByRole('combobox', { name }).click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: hour }).click();
      await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
    };
    await pick('夜间发送结束', end);
    await pick('夜间发送开始', later);
    await page.getByText('指定地址').click();
    await page.getByLabel('代理地址').fill('ftp://10.0.0.8');
    await page.getByRole('button', { name: '保存地址' }).click();
    await expect(page.getByText('代理地址写得不对')).toBeVisible();
    await picture(page, 'line-settings');
    await expectAccessible(page);
    await page.getByText('不用代理').click();
  });

  await test.step('it waits, and says until when', async () => {
    await visit(page, '工作台');
    await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
    await importFile(page, file);
    await page.getByRole('button', { name: '检查并报送' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('可以报送了。')).toBeVisible();
    await dialog.getByRole('button', { name: /批准并发送/ }).click();
    await visit(page, '同步');
    await expect(page.getByText(/等到 \d\d:00(:00)? 夜间发送/)).toBeVisible();
    await expect(page.getByText('慢速或按量计费：分小块发送，少问平台')).toBeVisible();
    await picture(page, 'line-waits');
    await expectAccessible(page);
  });

  await test.step('and goes when told', async () => {
    await page.getByRole('button', { name: /现在就发/ }).click();
    await expect(page.getByText('没有等待发送的批次和函件', { exact: true })).toBeVisible({ timeout: 30_000 });
  });
});
