import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownDetails, sayFinding } from './words.ts';

const sources = (folder: string): string =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.includes('.spec.'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, import.meta.url), 'utf8'))
    .join('\n');

describe('words', () => {
  it('exist for every detail an identifier checker can report', () => {
    const used = [...sources('./identifiers/').matchAll(/'([a-z_0-9]+\/[A-Za-z0-9]+)'/g)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(70);
    expect(used.filter((detail) => !knownDetails.includes(detail))).toEqual([]);
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
});
