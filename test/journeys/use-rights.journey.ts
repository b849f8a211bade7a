import { addDays, beijingDay } from '../../shared/base/clock.ts';
import { enrol, visit } from './officer.ts';
import { expect, expectAccessible, picture, test, unit } from './workbench.ts';

test('use rights arrive from the platform and are listed with fields, purpose and term', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await visit(page, '目录');
  await page.getByText('使用授权', { exact: true }).click();
  await expect(page.getByText('还没有使用授权')).toBeVisible();
  const today = beijingDay(Date.now());
  const allot = (fields: string[], from: number, until: number): string =>
    workbench.platform.allot(unit.uscc, {
      provider: '郑州市公安局',
      dataset: 'GA01',
      fields,
      purpose: '核对参保单位名下车辆，用于社会保险费征缴',
      from: addDays(today, from),
      until: addDays(today, until),
      docNo: '郑数授〔2026〕12号',
    });
  allot(['HPHM', 'CLLX'], -10, 30);
  allot(['SYRMC'], -90, -1);
  await visit(page, '同步');
  await page.getByRole('button', { name: '立即同步' }).click();
  await visit(page, '目录');
  await page.getByText('使用授权', { exact: true }).click();
  const rows = page.getByRole('table', { name: '使用授权' }).getByRole('row');
  await expect(rows).toHaveCount(3, { timeout: 20_000 });
  await expect(rows.nth(1)).toContainText('有效');
  await expect(rows.nth(1)).toContainText('还有 30 天');
  await expect(rows.nth(2)).toContainText('已到期');
  await picture(page, 'use-rights');
  await expectAccessible(page);
});
