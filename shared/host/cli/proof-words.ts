import type { Language } from '../../base/problem.ts';
import type { ProofCheck } from '../../sync/receipt-file.ts';

const zh = {
  what: {
    manifest: '清单',
    batchId: '批次号与清单内容相符：{about}',
    receipt: '回执 {about}：平台签名、批次号、内容摘要、行数、目录版本',
    content: '本机保存的内容（{about} 行）与摘要',
    record: '第 {about} 条记录在这一批中',
  } satisfies Record<ProofCheck['what'], string>,
  compare: '文件内的公钥 {keyId} 指纹 {fingerprint}（请与平台公布的比对，或用 --fingerprint 指定）',
  key: '公钥 {keyId} 指纹 {fingerprint}',
  matches: '全部相符。',
  differs: '有不相符之处，不能作为凭据。',
  written: '已写入 {file}。',
};
const en: typeof zh = {
  what: {
    manifest: 'manifest',
    batchId: 'the batch number follows from the manifest: {about}',
    receipt: 'receipt {about}: signature, batch number, digest, rows, catalog version',
    content: 'the content stored here ({about} rows) and its digest',
    record: 'record {about} was in this batch',
  },
  compare: 'public key {keyId} in the file, fingerprint {fingerprint} (compare it with the published one, or give --fingerprint)',
  key: 'public key {keyId}, fingerprint {fingerprint}',
  matches: 'Everything matches.',
  differs: 'Something does not match: this proves nothing.',
  written: 'Written to {file}.',
};

export const proofWords = (language: Language): typeof zh => (language === 'en' ? en : zh);
