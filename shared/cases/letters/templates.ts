import { z } from 'zod';
import { emptyLetter, type LetterAttachment, type LetterContent, type LetterKind, letterKinds } from './model.ts';

/** The texts of one kind of letter; `{name}` stands for a fact. */
export const letterTemplateSchema = z
  .object({
    title: z.string().trim().min(1).max(200),
    addressee: z.string().trim().max(400),
    body: z.string().trim().min(1).max(20_000),
    note: z.string().trim().max(200),
  })
  .strict();
export type LetterTemplate = z.infer<typeof letterTemplateSchema>;

/** What a letter of a kind stands on. It moves on with the law, so that it is a table and not part of the texts. */
export const citationSchema = z.string().trim().max(1000);

/** What the unit has made its own; everything else is as delivered. */
export const ownTextsSchema = z
  .object({
    templates: z.partialRecord(z.enum(letterKinds), letterTemplateSchema),
    citations: z.partialRecord(z.enum(letterKinds), citationSchema),
  })
  .strict();
export type OwnTexts = z.infer<typeof ownTextsSchema>;

export const noOwnTexts: OwnTexts = { templates: {}, citations: {} };

/** Facts every letter has. */
const COMMON = ['本单位', '主送机关', '依据', '联系人', '联系电话'] as const;

/** Facts of each kind, by the names the templates use. */
export const letterFacts = {
  errorReport: [...COMMON, '数据集', '所属期', '批次号', '提供单位', '取得时间', '记录数', '错误概述'],
  reply: [...COMMON, '来函标题', '来函字号', '来函单位', '记录数', '更正数', '部分更正数', '不予更正数', '核实情况', '更正批次'],
  liaisonChange: [...COMMON, '原联络员', '新联络员', '处室', '职务', '生效日期', '调整原因'],
  statement: [...COMMON, '数据集', '所属期', '事项', '情况说明'],
  latePermit: [...COMMON, '数据集', '所属期', '截止日', '申请报送至', '逾期原因'],
  useRequest: [...COMMON, '数据集', '提供单位', '申请内容', '用途', '使用期限'],
} as const satisfies Readonly<Record<LetterKind, readonly string[]>>;

const PLACE = /\{([^{}\n]{1,40})\}/g;

/** Names a template asks for that no fact of its kind has. */
export function unknownPlaces(kind: LetterKind, template: LetterTemplate): readonly string[] {
  const known: readonly string[] = letterFacts[kind];
  const asked = Object.values(template).flatMap((text) => [...text.matchAll(PLACE)].map(([, name = '']) => name));
  return [...new Set(asked.filter((name) => !known.includes(name)))];
}

export interface Filled {
  readonly letter: LetterContent;
  /** Facts that were not given; their names stand in the letter in 【】, to be filled by hand. */
  readonly blanks: readonly string[];
}

export interface LetterFacts {
  readonly kind: LetterKind;
  readonly date: string;
  readonly unit: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly attachments?: readonly LetterAttachment[];
  readonly copies?: readonly string[];
}

/** Fills a template with the facts of a case. */
export function fillTemplate(template: LetterTemplate, citation: string, given: LetterFacts): Filled {
  const facts: Record<string, string> = { 本单位: given.unit, 依据: citation, ...given.facts };
  const blanks = new Set<string>();
  const fill = (text: string): string =>
    text.replace(PLACE, (_whole, name: string) => {
      const fact = facts[name]?.trim() ?? '';
      if (fact !== '') return fact;
      blanks.add(name);
      return `【${name}】`;
    });
  const letter: LetterContent = {
    ...emptyLetter(given.kind, given.date),
    agency: given.unit,
    title: fill(template.title),
    addressee: fill(template.addressee),
    body: fill(template.body),
    note: fill(template.note),
    attachments: [...(given.attachments ?? [])],
    signature: { name: given.unit, seal: true },
    copies: [...(given.copies ?? [])],
  };
  return { letter, blanks: [...blanks] };
}
