import { periodLabel } from '../periods/label.ts';
import { readPeriod } from '../periods/read.ts';
import type { LetterKind } from './letters/model.ts';
import { printedDate } from './letters/words.ts';
import type { CaseRecord, CaseView, LiaisonTold, PermitAsked } from './model.ts';
import type { UseAsked } from './use-asked.ts';

/** What a case gives to its letter: facts by the names the templates use, and the table that goes with it. Always Chinese. */

/** To whom reports go (第十二条); a unit that calls it by its name writes so in its own template. */
const AUTHORITY = '市政府信息资源共享主管部门';
const OFFICE = '市综合治税领导小组办公室';

export interface LetterGround {
  readonly kind: LetterKind;
  readonly facts: Readonly<Record<string, string>>;
  /** 抄送. */
  readonly copies: readonly string[];
  /** What goes with it; null when the letter says all. */
  readonly table: {
    readonly name: string;
    readonly columns: readonly { readonly title: string; readonly weight: number }[];
    readonly rows: readonly (readonly string[])[];
  } | null;
}

/** Empty is called so; what the unit has no right to see any more is not called empty. */
const saidOf = ({ withheld }: CaseRecord, text: string | null): string => (withheld ? '（未授权，不显示）' : (text ?? '（空）'));

/** Titles of datasets and fields, as far as the catalog has them. */
export interface LetterTitles {
  dataset(id: string): string;
  field(dataset: string, name: string): string;
}

const distinct = (texts: readonly (string | null)[]): string =>
  [...new Set(texts.filter((text): text is string => text !== null && text !== ''))].join('、');

const keyText = ({ key }: CaseRecord): string => Object.values(key).join(' / ');

const decisionWords = { corrected: '更正', notCorrected: '不予更正', partly: '部分更正' } as const;

export function letterGround(view: CaseView, purpose: 'report' | 'reply', titles: LetterTitles, contact: string): LetterGround {
  if (view.permit) {
    const facts = permitFacts(view.permit, titles.dataset(view.permit.dataset), contact);
    return { kind: 'latePermit', facts, copies: [], table: null };
  }
  if (view.useAsked) {
    const { dataset, fields } = view.useAsked;
    const names = fields.map((field) => titles.field(dataset, field));
    return {
      kind: 'useRequest',
      facts: rightFacts(view.useAsked, titles.dataset(dataset), names, contact),
      copies: [],
      table: null,
    };
  }
  if (view.liaison) return { kind: 'liaisonChange', facts: liaisonFacts(view.liaison), copies: [], table: null };
  const { list } = view;
  const datasets = distinct(list.map(({ dataset }) => titles.dataset(dataset)));
  const common = {
    数据集: datasets,
    所属期: distinct(list.map(({ period }) => period)),
    记录数: String(list.length),
    联系人: contact,
  };
  if (purpose === 'report') {
    const fields = distinct(list.map(({ dataset, field }) => titles.field(dataset, field)));
    return {
      kind: 'errorReport',
      copies: [],
      facts: {
        ...common,
        主送机关: AUTHORITY,
        批次号: distinct(list.map(({ batch, receipt }) => batch ?? receipt)),
        提供单位: view.other?.name ?? '',
        错误概述: `${fields}等项目的值与我单位掌握的情况不符。`,
      },
      table: {
        name: '涉税信息错误情况明细表',
        columns: [
          { title: '序号', weight: 1 },
          { title: '数据集', weight: 3 },
          { title: '批次号或回执号', weight: 3 },
          { title: '记录主键', weight: 3 },
          { title: '字段', weight: 2 },
          { title: '提供值', weight: 2.5 },
          { title: '认为正确值', weight: 2.5 },
          { title: '依据', weight: 4 },
        ],
        rows: list.map((record) => [
          String(record.n),
          `${titles.dataset(record.dataset)} ${record.period}`,
          record.batch ?? record.receipt ?? '',
          keyText(record),
          titles.field(record.dataset, record.field),
          saidOf(record, record.given),
          saidOf(record, record.believed),
          record.ground,
        ]),
      },
    };
  }
  const countOf = (decision: CaseRecord['decision']): string => String(list.filter((one) => one.decision === decision).length);
  return {
    kind: 'reply',
    copies: [AUTHORITY, OFFICE],
    facts: {
      ...common,
      主送机关: view.other?.name ?? '',
      来函标题: view.title,
      来函字号: view.docNo ?? '',
      来函单位: view.other?.name ?? '',
      更正数: countOf('corrected'),
      部分更正数: countOf('partly'),
      不予更正数: countOf('notCorrected'),
      核实情况: list.map((record) => outcome(record, titles)).join('\n'),
      更正批次: distinct(view.corrections.map(({ batchId }) => batchId)) || '无',
    },
    table: {
      name: '涉税共享信息核实处理情况明细表',
      columns: [
        { title: '序号', weight: 1 },
        { title: '数据集', weight: 3 },
        { title: '记录主键', weight: 3 },
        { title: '字段', weight: 2 },
        { title: '原提供值', weight: 2.5 },
        { title: '处理结果', weight: 2 },
        { title: '现值', weight: 2.5 },
        { title: '说明', weight: 4 },
      ],
      rows: list.map((record) => [
        String(record.n),
        `${titles.dataset(record.dataset)} ${record.period}`,
        keyText(record),
        titles.field(record.dataset, record.field),
        saidOf(record, record.given),
        record.decision === null ? '' : decisionWords[record.decision],
        saidOf(record, record.value ?? record.given),
        record.reason,
      ]),
    },
  };
}

/** The officer's words in the middle of a sentence: its own end comes after them. */
const clause = (text: string): string => text.trim().replace(/[。.；;，,]+$/u, '');

/** What a change of liaison gives to its letter. The telephone is the successor's. */
export const liaisonFacts = (told: LiaisonTold): Record<string, string> => ({
  主送机关: OFFICE,
  联系人: told.former,
  原联络员: told.former,
  新联络员: told.name,
  处室: told.office,
  职务: told.post,
  联系电话: told.phone,
  生效日期: printedDate(told.effective),
  调整原因: clause(told.reason),
});

function periodText(id: string): string {
  const period = readPeriod(id);
  return period ? periodLabel(period, 'zh') : id;
}

/** What a request for a late permit gives to its letter. */
export const permitFacts = (
  asked: Pick<PermitAsked, 'period' | 'due' | 'wanted' | 'reason'>,
  dataset: string,
  contact: string,
): Record<string, string> => ({
  主送机关: OFFICE,
  联系人: contact,
  数据集: dataset,
  所属期: periodText(asked.period),
  ...(asked.due === null ? {} : { 截止日: printedDate(asked.due) }),
  申请报送至: printedDate(asked.wanted),
  逾期原因: clause(asked.reason),
});

/** What a request for a use right gives to its letter. */
export const rightFacts = (
  asked: Pick<UseAsked, 'provider' | 'purpose' | 'wanted'>,
  dataset: string,
  fields: readonly string[],
  contact: string,
): Record<string, string> => ({
  主送机关: AUTHORITY,
  联系人: contact,
  数据集: dataset,
  提供单位: asked.provider,
  申请内容: fields.join('、'),
  用途: clause(asked.purpose),
  使用期限: printedDate(asked.wanted),
});

/** One record's outcome as a sentence of the answer. */
function outcome(record: CaseRecord, titles: LetterTitles): string {
  const what = `第${record.n}条（${keyText(record)}，${titles.field(record.dataset, record.field)}）`;
  const why = record.reason === '' ? '' : `，${record.reason}`;
  if (record.decision === 'corrected') return `${what}：属实，已更正为“${record.value ?? '空'}”${why}。`;
  if (record.decision === 'partly')
    return `${what}：部分属实，已部分更正${record.value === null ? '' : `为“${record.value}”`}${why}。`;
  return `${what}：不予更正${why}。`;
}
