import { describe, expect, it } from 'vitest';
import { problem } from '../../../../shared/base/problem.ts';
import { fail, ok, type Result } from '../../../../shared/base/result.ts';
import type { ImportPreview } from '../../../../shared/records/model.ts';
import { firstFitting } from './first-sheet.ts';

const sheet = (name: string, hidden = false) => ({ name, hidden, rows: null });
const preview = (field: string | null): Result<ImportPreview> =>
  ok({
    headerRow: 1,
    headerRows: 1,
    keyed: false,
    seenBefore: false,
    columns: [{ column: 0, letters: 'A', header: 'x', field, by: field === null ? 'none' : 'name' }],
    missingRequired: [],
    sample: [],
  });
const empty = fail(problem('file/empty', { file: 'x' }));
const chosen = async (sheets: ReturnType<typeof sheet>[], all: Record<string, Result<ImportPreview>>) =>
  (await firstFitting(sheets, async (name) => all[name] ?? empty))?.name;

describe('the sheet to begin with', () => {
  it('is the first whose columns match, behind covers, remarks and empty sheets', async () => {
    const sheets = [sheet('封面'), sheet('说明'), sheet('数据'), sheet('去年')];
    expect(await chosen(sheets, { 说明: preview(null), 数据: preview('A'), 去年: preview('A') })).toBe('数据');
  });
  it('is the first readable one when none matches, and the first at all when none is readable', async () => {
    expect(await chosen([sheet('空'), sheet('说明')], { 说明: preview(null) })).toBe('说明');
    expect(await chosen([sheet('空'), sheet('也空')], {})).toBe('空');
  });
  it('is no hidden one unless all are hidden', async () => {
    const all = { 隐: preview('A'), 见: preview(null) };
    expect(await chosen([sheet('隐', true), sheet('见')], all)).toBe('见');
    expect(await chosen([sheet('隐', true)], all)).toBe('隐');
    expect(await chosen([], all)).toBeUndefined();
  });
});
