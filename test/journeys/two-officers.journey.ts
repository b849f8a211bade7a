import type { Page } from '@playwright/test';
import { duty, enrol, INSURANCE, lastMonth, unlock, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, unit } from './workbench.ts';

const SECOND = '三棵老槐树立在村口';
const month = lastMonth();
const people = async (page: Page): Promise<void> => {
  await visit(page, '设置');
  await page.getByRole('tab', { name: '口令与人员' }).click();
};

test('two officers at one computer: each with an own passphrase and role; locked, nothing is left in the page', async ({
  page,
  workbench,
}) => {
  await test.step('the liaison officer adds a preparer, who types an own passphrase', async () => {
    await page.goto(await workbench.start());
    await enrol(page, workbench.platform.url);
    await people(page);
    await page.getByRole('button', { name: '添加人员…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('李梅');
    await dialog.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await dialog.getByLabel('再输入一次').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(dialog.getByText('这个口令已经有人在用。')).toBeVisible();
    await picture(page, 'add-officer');
    await expectAccessible(page);
    await dialog.getByLabel('口令', { exact: true }).fill(SECOND);
    await dialog.getByLabel('再输入一次').fill(SECOND);
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(page.getByRole('cell', { name: '李梅' })).toBeVisible();
    await picture(page, 'people-tab');
    await expectAccessible(page);
  });

  await test.step('locked by the key: the window is blank of everything of the unit', async () => {
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
    const left = await page.evaluate(() => document.documentElement.outerHTML);
    for (const word of [unit.name, '李梅', INSURANCE]) expect(left).not.toContain(word);
    expect(await page.title()).toBe('联络员工作台');
  });

  await test.step('the preparer comes in as such', async () => {
    await unlock(page, SECOND);
    await expect(page.getByText('李梅（信息员）')).toBeVisible();
    await visit(page, '工作台');
    await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await people(page);
    await expect(page.getByRole('button', { name: '添加人员…' })).toHaveCount(0);
    await picture(page, 'people-as-preparer');
  });

  await test.step('anybody may read what is promised', async () => {
    await page.getByRole('tab', { name: '安全' }).click();
    await expect(page.getByRole('heading', { name: '没有承诺' })).toBeVisible();
    await picture(page, 'security-tab');
    await expectAccessible(page);
  });

  await test.step('left alone, it locks by itself', async () => {
    await page.keyboard.press('Control+l');
    await unlock(page, PASSPHRASE);
    await visit(page, '设置');
    await page.getByLabel('无操作自动锁定').fill('1');
    await page.keyboard.press('Tab');
    await expect(page.getByText('已保存')).toBeVisible();
    await page.clock.install();
    await page.reload();
    await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
    await page.clock.fastForward('01:10');
    await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
  });

  await test.step('the preparer is removed and opens nothing any more', async () => {
    await unlock(page, PASSPHRASE);
    await people(page);
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click();
    await expect(page.getByText(/\d{4}-\d{2}-\d{2} 移除/)).toBeVisible();
    await page.keyboard.press('Control+l');
    await unlock(page, SECOND);
    await expect(page.getByText('口令不对。')).toBeVisible();
    await expect(page.getByText('李梅')).toHaveCount(0);
  });
});
