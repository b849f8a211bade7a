import type { Language } from '../../base/problem.ts';

const zh = {
  auditWhole: '审计记录 {lines} 行，逐行核对相符，末行摘要 {head}…',
  auditBroken: '审计记录第 {line} 行与写入时不一致，其后的记录不可信。',
  backedUp: '备份完成并已回读核对：{name}（{bytes} 字节）',
  drilled: '可以恢复：草稿 {drafts} 份、批次 {batches} 个、回执 {receipts} 份，完整性检查通过（{name}）。',
  restored: '已从 {at} 的备份恢复，单位 {unit}。发送前会先与平台核对。',
  newPassphrase: '新口令：',
  secret: '备份的口令或恢复码：',
};
const en: typeof zh = {
  auditWhole: '{lines} lines of the audit trail, each as it was written; head {head}…',
  auditBroken: 'Line {line} of the audit trail is not what was written; what follows cannot be trusted.',
  backedUp: 'Backup made and read back: {name} ({bytes} bytes)',
  drilled: 'It can be restored: {drafts} drafts, {batches} batches, {receipts} receipts, integrity proved ({name}).',
  restored: 'Restored from the backup of {at}, unit {unit}. The platform is asked before anything is sent.',
  newPassphrase: 'New passphrase: ',
  secret: 'Passphrase or recovery code of the backup: ',
};

export const trustWords = (language: Language): typeof zh => (language === 'en' ? en : zh);
