import type { Language } from '../../shared/base/problem.ts';
import { wordsOf } from './words.ts';

type Names = Readonly<Record<string, string>>;

/** What the details of a line of the trail are called. */
const keysZh: Names = {
  id: '编号',
  submission: '报送',
  dataset: '数据集',
  period: '所属期',
  purpose: '用途',
  version: '版本',
  mode: '方式',
  kind: '类别',
  keep: '保留份数',
  folder: '文件夹',
  docNo: '发文字号',
  name: '姓名',
  role: '角色',
  officer: '人员',
  reason: '原因',
  supervisor: '监督人',
  language: '语言',
  lockAfterMinutes: '自动锁定（分钟）',
  clearClipboardMinutes: '清空剪贴板（分钟）',
  paused: '暂停',
  held: '暂缓',
  row: '行',
  code: '未成原因',
  feed: '更新来源',
  failures: '次数',
  madeAt: '备份时间',
  recovery: '恢复码',
  masked: '已遮盖',
  year: '年度',
  quarter: '季度',
  file: '文件',
  fields: '字段',
  until: '申请至',
  effective: '生效日期',
  road: '移交方式',
};
const keysEn: Names = {
  docNo: 'letter number',
  lockAfterMinutes: 'locks after (minutes)',
  clearClipboardMinutes: 'clipboard cleared after (minutes)',
  code: 'because of',
  madeAt: 'backup of',
  recovery: 'recovery code',
  masked: 'covered',
};

/** Choices as they stand in a call's arguments, in words: by their name, or by the act and the name. */
const valuesZh: Readonly<Record<string, Names>> = {
  mode: {
    append: '接在后面',
    replace: '整表替换',
    update: '按主键更新',
    merge: '合并修改',
    full: '全量',
    correction: '更正',
    supplement: '增量',
    auto: '自动选择',
  },
  role: { liaison: '联络员', preparer: '信息员', auditor: '审计员' },
  road: { here: '在本机接任', bundle: '移交到另一台电脑' },
  recovery: { yes: '已留存', no: '未留存' },
  language: { zh: '中文', en: '英文' },
  'reveal.values kind': { submission: '报送', case: '事项' },
};
const valuesEn: Readonly<Record<string, Names>> = {
  mode: {
    append: 'added at the end',
    replace: 'table replaced',
    update: 'updated by key',
    merge: 'merged',
    full: 'all rows',
    correction: 'changes only',
    supplement: 'added rows',
    auto: 'chosen by itself',
  },
  role: { liaison: 'liaison officer', preparer: 'preparer', auditor: 'auditor' },
  road: { here: 'at this computer', bundle: 'to another computer' },
  recovery: { yes: 'kept', no: 'none' },
  language: { zh: 'Chinese', en: 'English' },
  'reveal.values kind': { submission: 'submission', case: 'case' },
};

export const auditAboutWords = wordsOf({
  zh: {
    key: (key: string) => keysZh[key] ?? key,
    /** Empty where a value is its own word. */
    value: (act: string, key: string, value: string): string => (valuesZh[`${act} ${key}`] ?? valuesZh[key])?.[value] ?? '',
    yes: '是',
    no: '否',
    pair: (key: string, value: string) => `${key}：${value}`,
  },
  en: {
    key: (key) => keysEn[key] ?? key,
    value: (act, key, value) => (valuesEn[`${act} ${key}`] ?? valuesEn[key])?.[value] ?? '',
    yes: 'yes',
    no: 'no',
    pair: (key, value) => `${key}: ${value}`,
  },
});

/** Every detail and choice that has words, for the spec that none of them is shown raw. */
export const namedDetails = (language: Language) =>
  language === 'zh' ? { keys: keysZh, values: valuesZh } : { keys: keysEn, values: valuesEn };
