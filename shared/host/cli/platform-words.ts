import type { Language } from '../../base/problem.ts';
import type { ConformanceRule } from '../../sync/conformance.ts';

const zh = {
  rules: {
    enrol: '登记：给出回执和目录两种公钥及其有效期',
    header: '每个应答都带 x-tax-exchange: 1',
    date: '每个应答都带准确的 Date',
    unsigned: '没有签名的请求：401，代码 1001',
    signature: '签名不对的请求：401，代码 1001',
    time: '时间不对的请求：401，代码 1002',
    catalog: '目录是用目录密钥签名的',
    etag: '目录带 ETag，已有的版本答 304',
    inbox: '消息流合协议，按序号递增',
    cursor: '同一游标再问，回答相同',
    unknownBatch: '未知批次：404，代码 2006',
    manifestSignature: '清单签名不对：422，代码 1001',
    manifestShape: '清单内容不对：422，代码 2005',
    errorBody: '拒绝总带 {code, message}',
    uploads: '上传服务是 tus 1.0，支持 creation 和 termination',
  } satisfies Record<ConformanceRule, string>,
  fine: '未发现不合协议之处。',
  wrong: '有不合协议之处，见上面打 ✗ 的各项；协议见 docs/openapi.json。',
};
const en: typeof zh = {
  rules: {
    enrol: 'enrolment: public keys for receipts and catalogs, with their time',
    header: 'every answer carries x-tax-exchange: 1',
    date: 'every answer carries a right Date',
    unsigned: 'a request without signature: 401, code 1001',
    signature: 'a request with a wrong signature: 401, code 1001',
    time: 'a request with a wrong time: 401, code 1002',
    catalog: 'the catalog is signed with the catalog key',
    etag: 'the catalog has an ETag; a known version answers 304',
    inbox: 'the feed keeps to the protocol, in rising order',
    cursor: 'the same cursor again has the same answer',
    unknownBatch: 'an unknown batch: 404, code 2006',
    manifestSignature: 'a manifest with a wrong signature: 422, code 1001',
    manifestShape: 'a manifest that is not one: 422, code 2005',
    errorBody: 'a refusal always carries {code, message}',
    uploads: 'the upload service is tus 1.0 with creation and termination',
  },
  fine: 'Nothing found that breaks the protocol.',
  wrong: 'The points marked ✗ break the protocol; it is written down in docs/openapi.json.',
};

export const platformWords = (language: Language): typeof zh => (language === 'en' ? en : zh);
