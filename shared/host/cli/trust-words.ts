import type { Language } from '../../base/problem.ts';

const zh = {
  auditWhole: '审计记录 {lines} 行，逐行核对相符，末行摘要 {head}…',
  auditContradicted: '审计记录与平台回执 {receipt} 不符（第 {line} 行起）：记录被整个改写过，不可信。',
  auditBroken: '审计记录第 {line} 行与写入时不一致，其后的记录不可信。',
  backedUp: '备份完成并已回读核对：{name}（{bytes} 字节）',
  drilled: '可以恢复：草稿 {drafts} 份、批次 {batches} 个、回执 {receipts} 份，完整性检查通过（{name}）。',
  restored: '已从 {at} 的备份恢复，单位 {unit}。发送前会先与平台核对。',
  updateNone: '已是最新版本 {version}。',
  updateFound: '有新版本 {found}（当前 {version}）：{notes}',
  updateWaits: '有新版本 {found}（当前 {version}），还没有轮到本单位或正临近报送截止。',
  updateReady: '{found} 已准备好，下次启动时使用。',
  newPassphrase: '新口令：',
  secret: '备份的口令或恢复码：',
};
const en: typeof zh = {
  auditWhole: '{lines} lines of the audit trail, each as it was written; head {head}…',
  auditContradicted:
    'The audit trail contradicts the platform’s receipt {receipt} (from line {line}): it was rewritten and cannot be trusted.',
  auditBroken: 'Line {line} of the audit trail is not what was written; what follows cannot be trusted.',
  backedUp: 'Backup made and read back: {name} ({bytes} bytes)',
  drilled: 'It can be restored: {drafts} drafts, {batches} batches, {receipts} receipts, integrity proved ({name}).',
  restored: 'Restored from the backup of {at}, unit {unit}. The platform is asked before anything is sent.',
  updateNone: 'This is the latest version, {version}.',
  updateFound: 'There is a new version {found} (this is {version}): {notes}',
  updateWaits: 'There is a new version {found} (this is {version}); it is not your turn, or a deadline is close.',
  updateReady: '{found} is ready and will be used from the next start.',
  newPassphrase: 'New passphrase: ',
  secret: 'Passphrase or recovery code of the backup: ',
};

export const trustWords = (language: Language): typeof zh => (language === 'en' ? en : zh);
