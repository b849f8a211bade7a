import { z } from 'zod';
import * as protocol from './protocol.ts';

/** The protocol as OpenAPI 3.1, from the very schemas both sides check with: for whoever builds a platform. */
const schemas = {
  Signed: protocol.signedSchema,
  PlatformKey: protocol.platformKeySchema,
  EnrolmentRequest: protocol.enrolmentRequestSchema,
  EnrolmentReply: protocol.enrolmentReplySchema,
  EnrolmentFile: protocol.enrolmentFileSchema,
  Manifest: protocol.manifestSchema,
  BatchRequest: protocol.batchRequestSchema,
  BatchState: protocol.batchStateSchema,
  Receipt: protocol.receiptSchema,
  ReturnedItem: protocol.returnedItemSchema,
  InboxEvent: protocol.inboxEventSchema,
  InboxReply: protocol.inboxReplySchema,
  KeyChange: protocol.keyChangeSchema,
  SecretRequest: protocol.secretRequestSchema,
  SecretReply: protocol.secretReplySchema,
  BundleHeader: protocol.bundleHeaderSchema,
  CaseRequest: protocol.caseRequestSchema,
  CaseAnswer: protocol.caseAnswerSchema,
  EvidencePiece: protocol.evidencePieceSchema,
  CaseMessage: protocol.caseMessageSchema,
  ReportContent: protocol.reportContentSchema,
  ReplyContent: protocol.replyContentSchema,
  DoubtContent: protocol.doubtContentSchema,
  FeedbackContent: protocol.feedbackContentSchema,
  PermitContent: protocol.permitContentSchema,
  GrantContent: protocol.grantContentSchema,
  UseRequestContent: protocol.useRequestContentSchema,
  UseGrantedContent: protocol.useGrantedContentSchema,
  LiaisonContent: protocol.liaisonContentSchema,
  NoticeContent: protocol.noticeContentSchema,
  CaseReceipt: protocol.caseReceiptSchema,
  CaseNews: protocol.caseNewsSchema,
  LedgerReply: protocol.ledgerReplySchema,
  ErrorReply: protocol.errorReplySchema,
} as const;
type SchemaName = keyof typeof schemas;

const about: Partial<Record<SchemaName, string>> = {
  Signed: 'A signed statement: Ed25519 over the exact UTF-8 bytes of `payload`, which is JSON text.',
  Manifest:
    'Payload of the signed manifest. `batchId` = "b" + first 40 hex digits of SHA-256 over the canonical JSON (sorted keys, no spaces) of {unit, dataset, period, mode, predecessor, catalogVersion, root, nilReason}; `root` = RFC 6962 Merkle root over the record lines.',
  Receipt: 'Payload of a signed receipt, signed with a key whose `use` is "receipt" and which is valid at `at`.',
  KeyChange: 'Payload of `body.change` of a `keys` event, signed by a receipt key valid at `at`.',
  SecretRequest: 'Payload of the request for a new secret, signed with the client key.',
  BundleHeader:
    'Payload of the second line of a bundle carried by hand; the first line is "tax-liaison-bundle/1", the sealed files follow in order (X25519, HKDF-SHA256 with salt = ephemeral and info = "tax-liaison-bundle/1", AES-256-GCM with nonce = 12-byte big-endian index and the file name as additional data). Files of `submit`: `batches/{batchId}/manifest.json` and `/payload`, `cases/{messageId}/message.json` (the signed CaseMessage) and `/evidence/{sha256}`, `wanted.json` ([{caseId, sha256}]: evidence still awaited). Of `return`: `batches/{batchId}.json` and `cases/{messageId}.json` ({status, body} as over the line; 2004 for what the medium spoiled), `inbox.json` (an InboxReply after `after`), `evidence/{caseId}/{sha256}`, `catalog.json`.',
  CaseMessage:
    'Payload of a signed message of a case. `messageId` = "m" + first 40 hex digits of SHA-256 over the canonical JSON of {caseId, step, unit, seen, docNo, words, content, attachments}; a case begins with `caseId` = "c" + the same over {kind, unit, docNo, words, content, attachments}. `content` is a ReportContent with step `report` of an errorReport, a ReplyContent with `reply`; a DoubtContent opens a `doubt`, a FeedbackContent answers it. The `report` of a permit is a PermitContent, its `grant` carries a GrantContent; the `report` of a useRequest is a UseRequestContent, its `grant` a UseGrantedContent (the right itself comes as a `grant` event); the `report` of a liaisonChange is a LiaisonContent. A `read` and the `reply` to a notice have no content: the reply is its words.',
  CaseReceipt: 'Payload of the signed receipt for a message; `digest` is the SHA-256 of the message’s payload as it was signed.',
  CaseNews:
    'Payload of `body.news` of a `case` event, signed by a receipt key valid at `at`. Per unit and case `n` counts 1, 2, 3 …; who may take which step when: README of shared/cases. What opens a case at the answering unit (`urge`, `notify`) carries the ReportContent and the asking unit as `asker`; a `notify` a NoticeContent, its text in `words` and its day in `due`.',
  ErrorReply:
    '1001 signature, 1002 time, 1003 not authorised, 1004 address, 1005 secret ran out, 1006 too many requests, 2001 catalog, 2002 period (not open yet; with `data.reason` "period-closed" and `closes` when its window is over and no permit opens it), 2003 twice, 2004 digest, 2005 manifest, 2006 unknown batch or case, 2007 step out of order, 3001 records, 5000 internal, 5003 maintenance.',
};

const ref = (name: SchemaName): object => ({ $ref: `#/components/schemas/${name}` });
const body = (name: SchemaName): object => ({ content: { 'application/json': { schema: ref(name) } } });
const genuine = {
  [protocol.protocolHeader]: {
    description: 'Protocol version. An answer without it is not believed to be the platform’s.',
    required: true,
    schema: { const: protocol.protocolVersion },
  },
};
const says = (description: string, name?: SchemaName, headers: object = {}): object => ({
  description,
  headers: { ...genuine, ...headers },
  ...(name ? body(name) : {}),
});
const refusals = {
  '401': says('Not let in: 1001, 1002 (answered with a right Date header), 1003, 1004 or 1005.', 'ErrorReply'),
  '429': says('Too many requests (1006); Retry-After is respected up to an hour.', 'ErrorReply'),
  '5XX': says('5000, 5003; tried again with backoff.', 'ErrorReply'),
};
const evidenceMissing = says('Evidence is missing: upload it (tus: `caseMessage`, `attachment`), then post again.', 'CaseAnswer');
const tus = (description: string, header: string): object => ({
  description,
  headers: { 'Tus-Resumable': { schema: { const: '1.0.0' } }, [header]: { schema: { type: 'string' } } },
});
const text = (name: string, where: 'path' | 'query' | 'header', required: boolean, description: string): object => ({
  name,
  in: where,
  required,
  description,
  schema: { type: 'string' },
});

const paths = {
  [protocol.paths.enrolments]: {
    post: {
      summary: 'Enrols a workstation. The same code with the same key again is the same enrolment.',
      security: [],
      requestBody: { required: true, ...body('EnrolmentRequest') },
      responses: {
        '200': says('Who this is, and the keys to trust.', 'EnrolmentReply'),
        '403': says('Code wrong or used (1003).', 'ErrorReply'),
      },
    },
  },
  [protocol.paths.secret]: {
    post: {
      summary: 'A new request secret after 1005. Whoever still names the former secret is told the present one again.',
      security: [],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { type: 'object', required: ['request'], properties: { request: ref('Signed') } } },
        },
      },
      responses: { '200': says('The new secret, sealed with the old one.', 'SecretReply'), ...refusals },
    },
  },
  [protocol.paths.catalog]: {
    get: {
      summary: 'The newest signed catalog package.',
      parameters: [text('If-None-Match', 'header', false, 'The quoted version the client has.')],
      responses: {
        '200': says('The package.', 'Signed', { ETag: { description: 'The quoted version.', schema: { type: 'string' } } }),
        '304': says('The client has it.'),
        ...refusals,
      },
    },
  },
  [`${protocol.paths.catalog}/{version}`]: {
    get: {
      summary: 'A catalog package by its version.',
      parameters: [text('version', 'path', true, 'Catalog version.')],
      responses: { '200': says('The package.', 'Signed'), '404': says('No such version (2001).', 'ErrorReply'), ...refusals },
    },
  },
  [protocol.paths.batches]: {
    post: {
      summary: 'Announces a batch. Idempotent by batch id: the same batch again answers its present state and does nothing else.',
      requestBody: { required: true, ...body('BatchRequest') },
      responses: {
        '200': says('Known already: its state.', 'BatchState'),
        '201': says('Taken down; without a payload (nil return) received at once.', 'BatchState'),
        '409': says('2001, 2002, 2003: not now or not so.', 'ErrorReply'),
        '422': says('1001, 2005: the manifest is not right; the same content never becomes right.', 'ErrorReply'),
        ...refusals,
      },
    },
  },
  [`${protocol.paths.batches}/{batchId}`]: {
    get: {
      summary: 'State and signed receipts: received, then accepted, partly or returned, then stored.',
      parameters: [text('batchId', 'path', true, 'Batch id.')],
      responses: { '200': says('Its state.', 'BatchState'), '404': says('No such batch (2006).', 'ErrorReply'), ...refusals },
    },
  },
  [protocol.paths.uploads]: {
    options: {
      summary: 'tus 1.0: what the service can do.',
      responses: { '204': tus('Extensions creation, termination; checksum with sha256 is used when offered.', 'Tus-Extension') },
    },
    post: {
      summary: 'tus creation. Upload-Metadata names the batch: `batchId <base64>`; Upload-Length is the payload’s.',
      responses: { '201': tus('Where to send it.', 'Location'), ...refusals },
    },
  },
  [`${protocol.paths.uploads}/{upload}`]: {
    parameters: [text('upload', 'path', true, 'As the Location gave it.')],
    head: { summary: 'How much of it is there.', responses: { '200': tus('So much.', 'Upload-Offset'), '404': says('Gone.') } },
    patch: {
      summary:
        'The next piece. What arrived before a cut is kept; with the last piece the batch is taken in, also when the line goes before the answer.',
      requestBody: { content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } } },
      responses: {
        '204': tus('Kept.', 'Upload-Offset'),
        '409': says('Another offset.'),
        '422': says('2004: another digest, send anew; 2005: the content contradicts the manifest.', 'ErrorReply'),
        '460': says('tus: the piece’s checksum does not match.'),
        ...refusals,
      },
    },
    delete: {
      summary: 'tus termination: the upload is taken back.',
      responses: { '204': says('Gone.'), '404': says('Was gone.') },
    },
  },
  [protocol.paths.cases]: {
    post: {
      summary:
        'Opens a case: an error report (第十二条), a request for a late permit, a request for a use right (第十三条), a change of liaison. Idempotent by message id: the same message again answers the same receipt.',
      requestBody: { required: true, ...body('CaseRequest') },
      responses: {
        '200': says('Known already.', 'CaseAnswer'),
        '201': says('Taken down.', 'CaseAnswer'),
        '202': evidenceMissing,
        '409': says(
          '2003 "doc-no-taken" (`data.reason`): the letter’s number is taken; 2007: a case does not begin so.',
          'ErrorReply',
        ),
        '422': says('1001, 2005: the message is not right.', 'ErrorReply'),
        ...refusals,
      },
    },
  },
  [`${protocol.paths.cases}/{caseId}/messages`]: {
    post: {
      summary:
        'A later step of either unit: accept, reply, confirm, contest, reopen, read. In the order of the one table of steps.',
      parameters: [text('caseId', 'path', true, 'Case id.')],
      requestBody: { required: true, ...body('CaseRequest') },
      responses: {
        '200': says('Known already.', 'CaseAnswer'),
        '201': says('Taken down.', 'CaseAnswer'),
        '202': evidenceMissing,
        '404': says('No such case of this unit (2006).', 'ErrorReply'),
        '409': says('2007: not at this point.', 'ErrorReply'),
        '422': says('1001, 2005: the message is not right.', 'ErrorReply'),
        ...refusals,
      },
    },
  },
  [`${protocol.paths.cases}/{caseId}/attachments/{sha256}`]: {
    get: {
      summary: 'A piece of evidence, for the units of the case; until it is empty.',
      parameters: [
        text('caseId', 'path', true, 'Case id.'),
        text('sha256', 'path', true, 'As the message names it.'),
        text('from', 'query', false, 'First byte wanted.'),
      ],
      responses: {
        '200': says('A piece, base64.', 'EvidencePiece'),
        '404': says('No such file or case (2006).', 'ErrorReply'),
        ...refusals,
      },
    },
  },
  [protocol.paths.inbox]: {
    get: {
      summary:
        'The ordered feed of a unit: receipts, notices, cases, catalogs, key changes. Asking again with a cursor answers the same.',
      parameters: [text('cursor', 'query', false, 'Where the last page ended; none = from the beginning.')],
      responses: { '200': says('A page.', 'InboxReply'), ...refusals },
    },
  },
  [protocol.paths.ledger]: {
    get: {
      summary: 'The office’s ledger rows of this unit (article 10), for the unit to compare with its own.',
      parameters: [
        text('period', 'query', false, 'A period (`2026-10`), or a year (`2026`) for every period in it; none = all.'),
      ],
      responses: { '200': says('The rows there are.', 'LedgerReply'), ...refusals },
    },
  },
};

const families = {
  gjgxjhpt: [
    'gjgxjhpt_sign',
    'Headers gjgxjhpt_rid (client id), _sid (service id), _rtime (epoch ms), _sign = Base64 HMAC-SHA256(secret, sid + rid + rtime).',
  ],
  'sm3-hmac': ['gjgxjhpt_sign', 'The same with HMAC-SM3 and header gjgxjhpt_alg: HMAC-SM3.'],
  'x-tif': [
    'x-tif-signature',
    'Headers x-tif-paasid, -timestamp (s), -nonce, -signature = upper hex SHA-256(timestamp + secret + nonce + timestamp).',
  ],
  'x-client': [
    'X-Signature',
    'Headers X-Client-Id, X-Timestamp (ms), X-Nonce, X-Signature = Base64 HMAC-SHA256(secret, clientId + timestamp + nonce).',
  ],
  'app-key': ['signature', 'Headers appKey, timestamp (ms), signature = hex SHA-1(appKey + secret + timestamp).'],
} as const;

export function openapi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tax-data exchange platform, protocol v1',
      version: protocol.protocolVersion,
      description:
        'What a platform must answer so that liaison workstations can report to it. Generated from the client’s own schemas. Only a receipt that verifies makes a batch delivered. Every JSON answer carries the protocol header and a right Date header. `cli platform-check URL` tells what a platform does wrong.',
    },
    security: Object.keys(families).map((family) => ({ [family]: [] })),
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => {
          const { $schema: _, ...shape } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
          const description = Object.entries(about).find(([key]) => key === name)?.[1];
          return [name, description === undefined ? shape : { description, ...shape }];
        }),
      ),
      securitySchemes: Object.fromEntries(
        Object.entries(families).map(([family, [header, description]]) => [
          family,
          { type: 'apiKey', in: 'header', name: header, description },
        ]),
      ),
    },
  };
}
