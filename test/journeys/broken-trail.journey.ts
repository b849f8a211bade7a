import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { enrol, unlock, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test } from './workbench.ts';

test('an audit line that somebody changed is told above every screen, once the desk stands', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await expect(page.getByText('与写入时不一致')).toHaveCount(0);
  await workbench.end('SIGTERM');

  await test.step('somebody with a passphrase and a tool writes another name into the store', async () => {
    const tool = fileURLToPath(new URL('spoil-trail.ts', import.meta.url));
    const done = spawnSync(process.execPath, [tool, workbench.profile, PASSPHRASE], { encoding: 'utf8' });
    expect(done.stderr).toBe('');
  });

  await test.step('the desk opens as ever, then says so, on every screen', async () => {
    await page.goto(await workbench.start());
    await unlock(page, PASSPHRASE);
    await expect(page.getByRole('heading', { name: '应报事项' })).toBeVisible();
    const warning = page.getByRole('alert').filter({ hasText: '审计记录第 1 行与写入时不一致' });
    await expect(warning).toBeVisible();
    await picture(page, 'broken-trail');
    await expectAccessible(page);
    await visit(page, '目录');
    await expect(warning).toBeVisible();
    await warning.getByRole('button', { name: '查看' }).click();
    await expect(page.getByRole('tab', { name: '审计', selected: true })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: '李四' })).toBeVisible();
  });
});
