import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/contract.ts';
import { isAct } from '../../../shared/security/audit/acts.ts';
import { auditWords } from '../../words/audit.ts';
import { namedDetails } from '../../words/audit-about.ts';
import { aboutText } from './audit-about.ts';

const id = '2d90b027-3ac7-4758-b759-ae74f00f6170';
const nobody = () => null;

describe('a line of the audit trail in words', () => {
  it('says choices, problems and times in words, not as they stand in a call', () => {
    const about = { id, mode: 'replace', masked: true };
    expect(aboutText({ what: 'imports.run', about }, 'zh', nobody)).toBe('编号：2d90b027 · 方式：整表替换 · 已遮盖：是');
    expect(aboutText({ what: 'officers.add', about: { role: 'preparer' } }, 'en', nobody)).toBe('role: preparer');
    expect(aboutText({ what: 'reveal.values', about: { kind: 'case' } }, 'zh', nobody)).toBe('类别：事项');
    expect(aboutText({ what: 'enrol', about: { recovery: 'yes' } }, 'zh', nobody)).toBe('恢复码：已留存');
    const refused = { what: 'submissions.approve.refused', about: { id, code: 'submissions/fourEyes' } };
    expect(aboutText(refused, 'zh', nobody)).toBe('编号：2d90b027 · 未成原因：P5023');
  });

  it('names what an id stands for, where that is known', () => {
    const about = { id, mode: 'full' };
    expect(aboutText({ what: 'submissions.revise', about }, 'zh', () => '参保信息 2026-10')).toBe(
      '参保信息 2026-10 · 方式：全量',
    );
  });

  it('has a name for every act there is, in both languages', () => {
    const acts = Object.entries(contract).flatMap(([name, { needs }]) => (isAct(name, needs) ? [name] : []));
    for (const language of ['zh', 'en'] as const) expect(acts.filter((act) => auditWords[language].act(act) === act)).toEqual([]);
  });

  it('has words in both languages for the same choices', () => {
    const choices = (language: 'zh' | 'en') =>
      Object.entries(namedDetails(language).values).map(([key, names]) => [key, Object.keys(names)]);
    expect(choices('en')).toEqual(choices('zh'));
  });
});
