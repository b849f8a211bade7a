import { enrol, visit } from './officer.ts';
import { expect, expectAccessible, picture, test, unit } from './workbench.ts';

test('the self-check: numbered findings with what to do, and a report that names nobody', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await visit(page, '设置');
  await page.getByRole('tab', { name: '自检' }).click();
  await expect(page.getByText('还没有检查')).toBeVisible();
  await page.getByRole('button', { name: '开始自检' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'J01' })).toContainText('快速检查通过', { timeout: 20_000 });
  await expect(page.getByRole('row').filter({ hasText: 'J05' })).toContainText('已连通');
  await expect(page.getByRole('row').filter({ hasText: 'J04' })).toContainText(/还没有备份|同一块磁盘/);
  await picture(page, 'self-check');
  await expectAccessible(page);
  const report = await page.getByRole('table', { name: '自检' }).textContent();
  for (const word of [unit.name, unit.officer.name, unit.uscc]) expect(report).not.toContain(word);

  await test.step('saved as a file for whoever helps', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '保存报告…' }).click();
    expect((await download).suggestedFilename()).toMatch(/^自检报告-.*\.txt$/);
  });

  await test.step('without the platform it says so, and what to look at first', async () => {
    await workbench.platformDown();
    await page.getByRole('button', { name: '再查一次' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'J05' })).toContainText('连不上', { timeout: 20_000 });
    await expect(page.getByText(/\d 项有问题/)).toBeVisible();
    await picture(page, 'self-check-offline');
    await workbench.platformUp();
  });
});
