import { expect, it } from 'vitest';
import { diffCatalogs } from '../../../shared/catalog/diff.ts';
import { demoCatalog } from '../../../test/platform/catalog/index.ts';
import { nextCatalog } from '../../../test/platform/catalog/next.ts';
import { describeChange, type Speaker, summaryOf } from './describe.ts';

const changes = diffCatalogs(demoCatalog(), nextCatalog());
const speak = (language: Speaker['language']): Speaker => ({
  language,
  say: (words) => (language === 'en' ? (words.en ?? words.zh) : words.zh),
});

it('says in one sentence what a version brings', () => {
  expect(summaryOf(changes, 'zh')).toBe('2 个新字段，3 个代码停用，1 条规则转为阻断');
  expect(summaryOf(changes, 'en')).toBe('2 new fields, 3 codes retired, 1 rule turns blocking');
  expect(summaryOf([], 'zh')).toBe('');
});

it('says each change in both languages, with no place left open', () => {
  const all = [...changes, ...diffCatalogs(nextCatalog(), demoCatalog())];
  const lines = all.map((change) => [describeChange(change, speak('zh')), describeChange(change, speak('en'))]);
  for (const line of lines.flat()) expect(`${line.tag} ${line.subject} ${line.text}`).not.toMatch(/undefined|null|\[object/);
  for (const [, en] of lines) expect(`${en?.tag} ${en?.text}`).toMatch(/^[A-Z]/);
});

it('tells from which day a rule blocks, and what it is until then when that is new', () => {
  const rule = changes.find(({ kind }) => kind === 'ruleForce');
  if (rule?.kind !== 'ruleForce') throw new Error('no rule');
  expect(describeChange(rule, speak('zh'))).toMatchObject({
    tag: '转为阻断',
    tone: 'red',
    text: '须说明 → 阻断（2026-12-15 起）',
  });
  const silent = { ...rule, after: { ...rule.after, until: null } };
  expect(describeChange(silent, speak('en')).text).toBe('Needs a reason → Blocking (from 2026-12-15, until then not checked)');
  const milder = { ...rule, before: rule.after, after: rule.before };
  expect(describeChange(milder, speak('zh'))).toMatchObject({
    tag: '规则力度',
    text: '阻断（2026-12-15 起，此前须说明） → 须说明',
  });
});
