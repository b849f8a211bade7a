import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingCodes } from './model.ts';
import { knownDetails, sayFinding } from './words.ts';

const sources = (folder: string): string =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.includes('.spec.'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, import.meta.url), 'utf8'))
    .join('\n');

describe('words', () => {
  it('exist for every detail an identifier checker can report', () => {
    const used = [...sources('./identifiers/').matchAll(/'([a-z_0-9]+\/[A-Za-z0-9]+)'/g)].map((match) => match[1] ?? '');
    const codes: readonly string[] = findingCodes;
    expect(used.length).toBeGreaterThan(70);
    expect(used.filter((detail) => !knownDetails.includes(detail) && !codes.includes(detail))).toEqual([]);
  });

  it('exist for every way a value can fail to be of its type', () => {
    const used = [...sources('./types/').matchAll(/bad\('([A-Za-z]+)'\)/g)].map((match) => `type/${match[1]}`);
    expect(used.filter((detail) => !knownDetails.includes(detail))).toEqual([]);
  });

  it('are filled from the finding, in both languages', () => {
    const speaker = { fields: [{ name: 'DWDM', title: '单位代码' }], rules: [] };
    const finding = {
      code: 'cell/identifier',
      severity: 'blocking',
      fields: ['DWDM'],
      detail: 'uscc/slip',
      data: { value: '9141O1', at: 5, char: 'O', meant: '0' },
    } as const;
    expect(sayFinding(finding, speaker, 'zh').message).toBe('“9141O1”第 5 位是字母 O，应为 0。GB 32100 不使用字母 I O S V Z。');
    expect(sayFinding(finding, speaker, 'en').howToFix).toBe('Change it to 0 and compare the rest.');
    expect(sayFinding({ ...finding, detail: 'required', code: 'cell/required', data: {} }, speaker, 'zh').message).toBe(
      '“单位代码”是必填项，这里空着。',
    );
  });

  it('name fields and codes in English where the catalog does, else as they are', () => {
    const field = { name: 'HYLX', title: '行业类型', liaison: { titleEn: 'Kind of industry', codeList: 'HY' } };
    const entries = [{ code: '07', label: '采矿', labelEn: 'Mining' }];
    const speaker = { fields: [field], rules: [], codeLists: { HY: { entries } } };
    const base = { severity: 'blocking', fields: ['HYLX'] } as const;
    const required = { ...base, code: 'cell/required', detail: 'required', data: {} } as const;
    const zeros = {
      ...base,
      code: 'cell/codeList',
      detail: 'codeList/zeros',
      data: { value: '7', code: '07', label: '采矿' },
    } as const;
    expect(sayFinding(required, speaker, 'en').message).toBe('“Kind of industry” must be filled in.');
    expect(sayFinding(required, speaker, 'zh').message).toBe('“行业类型”是必填项，这里空着。');
    expect(sayFinding(zeros, speaker, 'en').message).toContain('“07, Mining”');
    expect(sayFinding(zeros, speaker, 'zh').message).toContain('“07 采矿”');
    const bare = { fields: [{ name: 'HYLX', title: '行业类型' }], rules: [] };
    expect(sayFinding(required, bare, 'en').message).toBe('“行业类型” must be filled in.');
    expect(sayFinding(zeros, bare, 'en').message).toContain('“07, 采矿”');
  });
});
