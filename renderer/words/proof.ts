import { wordsOf } from './words.ts';

export const proofWords = wordsOf({
  zh: {
    open: '核验并导出',
    text: '重新核对平台签名、批次号和本机保存的内容，并写成一份凭据文件。任何人都可以用 verify-receipt 命令核验，不需要登记或口令。',
    row: '行号',
    rowText: (rows: number) => `可不填；填写则同时证明该行（1–${rows}）在这一批中`,
    export: '导出凭据',
    matches: '全部相符，凭据已导出。',
    differs: (what: readonly string[]) => `不相符：${what.join('、')}。凭据仍可导出供查证，请联系综合治税办公室。`,
    what: { manifest: '清单', batchId: '批次号', receipt: '平台回执', content: '本机保存的内容', record: '所填行' },
  },
  en: {
    open: 'Verify and export',
    text: 'Checks the signatures, the batch number and the content stored here again, and writes a file as proof. Anybody can check it with the verify-receipt command, without enrolment or passphrase.',
    row: 'Row',
    rowText: (rows) => `optional; also proves that this row (1–${rows}) was in the batch`,
    export: 'Export proof',
    matches: 'Everything matches; the proof is exported.',
    differs: (what) => `Does not match: ${what.join(', ')}. The file can still be exported for inquiry; call the office.`,
    what: {
      manifest: 'manifest',
      batchId: 'batch number',
      receipt: 'receipt',
      content: 'content stored here',
      record: 'the row',
    },
  },
});
