import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { command } from '../../../test/support/captured-io.ts';
import { openDesk } from '../../../test/support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../../../test/support/enrolled.ts';

let folder = '';
let world: Enrolled;
const file = (name: string, content: string) => writeFileSync(join(folder, name), content);
const bare = (...argv: string[]) => command(argv, { cwd: folder, passphrase });
const run = (...argv: string[]) => bare(...argv, '--profile', 'profile', '--passphrase-fd', '3', '--json');
const at = () => ['--dataset', 'M1', '--period', world.period];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-desk-'));
  world = await enrolled(folder);
  file('good.csv', '编号,信用代码,金额,备注\nA1,91410100MAFAKE019N,10.50,x\nA2,91410100MAFAKE019N,20,y\n');
  file('bad.csv', '编号,信用代码,金额\n,91410100MAFAKE019N,abc\n');
}, 60_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a unit’s scheduled job', { timeout: 120_000 }, () => {
  it('sees what is due', async () => {
    const said = await run('status');
    expect([0, 1]).toContain(said.code);
    const duties = said.lines.flatMap((line) => (typeof line.duty === 'object' ? [line.duty] : []));
    expect(duties).toContainEqual(expect.objectContaining({ dataset: 'M1', period: world.period, status: 'notStarted' }));
    expect(said.lines.at(-1)).toEqual({ summary: { duties: duties.length, needAction: expect.any(Number) } });
    const told = await bare('status', '--profile', 'profile', '--passphrase-fd', '3');
    expect(told.out).toMatch(new RegExp(`M1 {2}数据集M1 {2}${world.period} {2}未开始 {2}截止 `));
  });

  it('imports with errors, is told of them, and sends nothing', async () => {
    expect(await run('import', 'bad.csv', ...at())).toMatchObject({
      code: 1,
      lines: [{ import: { rows: 1, blocking: 2, leftOut: [], missingRequired: [] } }],
    });
    const refused = await run('submit', ...at());
    expect(refused).toMatchObject({
      code: 1,
      lines: [{ submit: { sent: false, obstacles: ['blocking'], counts: { blocking: 2 } } }],
    });
    const told = await bare('submit', ...at(), '--profile', 'profile', '--passphrase-fd', '3');
    expect(told).toMatchObject({ code: 1, out: `M1 ${world.period} 没有发送：\n  · 有 2 处须改正\n` });
  });

  it('gives the findings as a table, only for a purpose and never over another file', async () => {
    const out = ['--out', 'findings.csv'];
    expect(await run('findings', ...at(), ...out)).toMatchObject({ code: 2 });
    const purpose = ['--purpose', '发给业务科室核对'];
    expect(await run('findings', ...at(), ...out, ...purpose)).toMatchObject({
      code: 0,
      lines: [{ export: { findings: 2, file: expect.stringMatching(/findings\.csv$/) } }],
    });
    const lines = readFileSync(join(folder, 'findings.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff行,列,程度/);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join(','))).toEqual(
      expect.arrayContaining(['1,编号,阻断', '1,金额,阻断']),
    );
    expect(await run('findings', ...at(), ...out, ...purpose)).toMatchObject({
      code: 3,
      lines: [{ problem: { code: 'host/noFile' } }],
    });
  });

  it('makes workbooks: a template, the data, what is wrong with it; all that holds data for a purpose in the log', async () => {
    const purpose = ['--purpose', '发给业务科室核对'];
    expect(await run('template', '--dataset', 'M1', '--out', 'template.xlsx')).toMatchObject({
      code: 0,
      lines: [{ template: { dataset: 'M1', file: expect.stringMatching(/template\.xlsx$/) } }],
    });
    expect(await run('template', '--dataset', 'NONE', '--out', 'none.xlsx')).toMatchObject({
      lines: [{ problem: { code: 'catalog/unknownDataset' } }],
    });
    expect(existsSync(join(folder, 'none.xlsx'))).toBe(false);
    for (const wrong of [
      ['export', ...at(), '--out', 'x.xlsx'],
      ['export', ...at(), '--out', 'x.pdf', ...purpose],
      ['export', ...at(), '--out', 'x.csv', '--what', 'errors', ...purpose],
      ['export', ...at(), '--out', 'x.csv', '--what', 'everything', ...purpose],
      ['export', '--what', 'ledger', '--out', 'x.csv', ...purpose],
      ['export', '--what', 'trend', '--out', 'x.csv', ...purpose],
      ['export', '--what', 'quarter', '--year', '2026', '--quarter', '5', '--out', 'x.csv', ...purpose],
      ['template', '--dataset', 'M1', '--out', 'x.csv'],
    ] as const)
      expect(await run(...wrong)).toMatchObject({ code: 2 });
    const kinds = {
      rows: ['data.csv', ...at()],
      errors: ['errors.xlsx', ...at()],
      ledger: ['ledger.xlsx', '--year', '2026'],
      trend: ['trend.csv', '--year', '2026'],
      quarter: ['quarter.xlsx', '--year', '2026', '--quarter', '2'],
    };
    for (const [what, [out = '', ...where]] of Object.entries(kinds))
      expect(await run('export', '--what', what, '--out', out, ...where, ...purpose)).toMatchObject({
        code: 0,
        lines: [{ export: { what, bytes: readFileSync(join(folder, out)).length } }],
      });
    expect(await run('findings', ...at(), '--out', 'findings.xlsx', ...purpose)).toMatchObject({
      lines: [{ export: { findings: 2 } }],
    });
    const sheets = (name: string) => xlsx.read(readFileSync(join(folder, name))).SheetNames;
    expect(sheets('errors.xlsx')).toEqual(['bad', '汇总', '问题清单', '违反的规则', '_liaison']);
    expect(sheets('findings.xlsx')).toEqual(['问题清单', '导出说明']);
    expect(readFileSync(join(folder, 'data.csv'), 'utf8')).toMatch(/^\ufeff编号 \(BH\),/);
    expect(await run('export', '--what', 'log', '--out', 'log.csv', ...purpose)).toMatchObject({ code: 0 });
    const log = readFileSync(join(folder, 'log.csv'), 'utf8').trimEnd().split('\r\n');
    expect(log.slice(1).map((line) => line.split(',')[3])).toEqual([
      '问题清单',
      '季度表',
      '台账走势',
      '登记台账',
      '错误工作簿',
      '数据',
      '问题清单',
    ]);
    expect(log.every((line, n) => n === 0 || line.includes('发给业务科室核对'))).toBe(true);
  });

  it('replaces the draft, sends it, and says sent only with the receipt', async () => {
    expect(await run('import', 'good.csv', ...at())).toMatchObject({
      code: 0,
      lines: [{ import: { rows: 2, replaced: 1, blocking: 0, leftOut: ['备注'] } }],
    });
    const sent = await run('submit', ...at(), '--timeout', '60');
    expect(sent).toMatchObject({
      code: 0,
      lines: [{ submit: { sent: true, rows: 2, root: expect.stringMatching(/^[0-9a-f]{64}$/) } }],
    });
    // Sent once is sent: asking again sends nothing more.
    expect(await run('submit', ...at())).toMatchObject({ code: 0, lines: [{ submit: { sent: true, rows: 2 } }] });
    expect(await run('import', 'good.csv', ...at())).toMatchObject({ code: 3, lines: [{ problem: { code: 'records/frozen' } }] });
  });

  it('writes receipts that anybody can check, and what waits to a bundle; a wrong bundle changes nothing', async () => {
    const written = await run('receipt', ...at(), '--row', '2', '--out', 'a.receipt.json');
    expect(written).toMatchObject({ code: 0, lines: [{ receipt: { matches: true } }] });
    expect(await run('receipt', ...at(), '--out', 'a.receipt.json')).toMatchObject({ code: 3 });
    expect(await run('receipt', ...at(), '--row', '99', '--out', 'b.receipt.json')).toMatchObject({
      lines: [{ problem: { code: 'sync/noRecord' } }],
    });
    const checked = await bare('verify-receipt', 'a.receipt.json', '--json');
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.lines.at(-1)).toMatchObject({ summary: { matches: true } });
    expect(await run('carry-out', '--out', 'out.liaison')).toMatchObject({ code: 0, lines: [{ carryOut: { batches: 0 } }] });
    expect(readFileSync(join(folder, 'out.liaison'), 'latin1')).toMatch(/^tax-liaison-bundle\/1\n/);
    expect(await run('carry-out', '--out', 'out.liaison')).toMatchObject({ code: 3 });
    const answer = await world.platform.importBundle(readFileSync(join(folder, 'out.liaison')));
    writeFileSync(join(folder, 'back.liaison'), answer);
    expect(await run('carry-in', 'back.liaison')).toMatchObject({ code: 0, lines: [{ carryIn: { delivered: 0, damaged: [] } }] });
    expect(await run('carry-in', 'out.liaison')).toMatchObject({ code: 3, lines: [{ problem: { code: 'sync/bundleKind' } }] });
  });

  it('exchanges a round and has nothing waiting', async () => {
    const said = await run('sync');
    expect(said).toMatchObject({ code: 0 });
    expect(said.lines.at(-1)).toMatchObject({ summary: { line: 'connected', waiting: 0 } });
  });

  it('refuses a wrong passphrase, a missing one, an unknown profile, a file that is not there', async () => {
    const wrong = await command(['status', '--profile', 'profile', '--passphrase-fd', '3', '--json'], {
      cwd: folder,
      passphrase: 'not this one',
    });
    expect(wrong).toMatchObject({ code: 3, lines: [{ problem: { code: 'store/wrongPassphrase' } }] });
    expect(await bare('status', '--profile', 'profile', '--json')).toMatchObject({ code: 2 });
    expect(await bare('status', '--profile', 'profile', '--passphrase-fd', '9')).toMatchObject({ code: 2 });
    expect(await bare('status', '--profile', 'nowhere', '--passphrase-fd', '3', '--json')).toMatchObject({
      code: 3,
      lines: [{ problem: { code: 'store/missing' } }],
    });
    expect(await run('import', 'gone.csv', ...at())).toMatchObject({ code: 3, lines: [{ problem: { code: 'host/noFile' } }] });
    expect(await run('import', 'good.csv', '--dataset', 'M9', '--period', world.period)).toMatchObject({
      code: 3,
      lines: [{ problem: { code: 'catalog/unknownDataset' } }],
    });
    expect(await run('submit', '--dataset', 'M1', '--period', '2026-01')).toMatchObject({ code: 3 });
  });

  it('keeps its hands off a profile that a window has open', async () => {
    const window = openDesk(world.profile);
    await window.ask('session.unlock', { passphrase });
    expect(await run('status')).toMatchObject({ code: 3, lines: [{ problem: { code: 'store/inUse' } }] });
    await window.stop();
  });

  it('reads the passphrase from the descriptor it is told, as a process of its own', async () => {
    expect(await started('0')).toMatchObject({ code: 0, out: expect.stringContaining('"line":"connected"') });
    expect(await started('7')).toMatchObject({ code: 2, out: expect.stringContaining('host/usage') });
  });

  /** Not spawnSync: the platform answers from this very process. */
  function started(fd: string): Promise<{ readonly code: number | null; readonly out: string }> {
    const main = fileURLToPath(new URL('./main.node.ts', import.meta.url));
    const argv = [main, 'sync', '--profile', 'profile', '--json', '--timeout', '20', '--passphrase-fd', fd];
    const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(`${passphrase}\r\nmore\n`);
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
  }

  it('says when the platform cannot be reached, and keeps what waits', async () => {
    await world.platform.close();
    const said = await run('sync', '--timeout', '1');
    expect(said.code).toBe(3);
    expect(said.lines.at(-1)).toMatchObject({ problem: { happened: expect.any(String) } });
  });
});
