import { z } from 'zod';
import { attachmentFactsSchema } from '../cases/message.ts';
import { officeRowSchema } from '../ledger/office.ts';

export {
  type CaseMessage,
  type CaseNews,
  type CaseReceipt,
  caseMessageSchema,
  caseNewsSchema,
  caseReceiptSchema,
  doubtContentSchema,
  feedbackContentSchema,
  grantContentSchema,
  liaisonContentSchema,
  noticeContentSchema,
  permitContentSchema,
  type ReplyContent,
  type ReportContent,
  replyContentSchema,
  reportContentSchema,
  useGrantedContentSchema,
  useRequestContentSchema,
} from '../cases/message.ts';

/**
 * Wire shapes of the exchange-platform protocol v1, once, for both sides. Unknown extra properties are accepted
 * everywhere (a newer platform may say more); what is named here is checked.
 */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const decimal = z.string().regex(/^-?\d{1,30}(\.\d{1,10})?$/);

/** A signed statement: the signature is over the exact bytes of `payload` (UTF-8 JSON text). */
export const signedSchema = z.object({
  format: z.literal('signed/1'),
  alg: z.literal('Ed25519'),
  keyId: z.string().max(64),
  payload: z.string(),
  /** base64 */
  signature: z.string().max(200),
});
export type Signed = z.infer<typeof signedSchema>;

export const platformKeySchema = z.object({
  keyId: z.string().max(64),
  /** Ed25519 signs; X25519 is what bundles carried by hand are sealed for. */
  alg: z.enum(['Ed25519', 'X25519']),
  use: z.enum(['receipt', 'catalog', 'seal']),
  /** SPKI DER, base64. */
  publicKey: z.string().max(500),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export type PlatformKey = z.infer<typeof platformKeySchema>;

// ---- POST /v1/enrolments (unsigned; the activation code is the proof)
export const enrolmentRequestSchema = z.object({
  activationCode: z.string().max(64),
  /** The client's Ed25519 public key, SPKI DER base64; batches are sealed with its private half. */
  clientPublicKey: z.string().max(500),
});
export const enrolmentReplySchema = z.object({
  unit: z.object({ uscc: z.string(), name: z.string(), region: z.string() }),
  officer: z.object({ id: z.string(), name: z.string(), role: z.enum(['liaison', 'preparer', 'auditor']) }),
  clientId: z.string().max(64),
  /** Secret of the request-signing family. */
  secret: z.string().max(200),
  serviceId: z.string().max(64),
  signer: z.enum(['gjgxjhpt', 'x-tif', 'x-client', 'app-key', 'sm3-hmac']),
  platform: z.object({ name: z.string(), keys: z.array(platformKeySchema).min(1).max(20) }),
});
export type EnrolmentReply = z.infer<typeof enrolmentReplySchema>;

/** Enrolment carried by hand: the reply, AES-256-GCM under scrypt(activation code). All binary is base64. */
export const enrolmentFileSchema = z.object({
  format: z.literal('tax-liaison-enrolment/1'),
  platformUrl: z.string().max(500),
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z
      .number()
      .int()
      .max(1 << 20),
    r: z.number().int().max(32),
    p: z.number().int().max(16),
    salt: z.string().max(100),
  }),
  nonce: z.string().max(32),
  /** ciphertext + 16-byte tag of JSON {reply: EnrolmentReply, clientPrivateKey: PKCS8 base64} */
  data: z.string().max(100_000),
});

// ---- batches
/** A line of a unit's audit chain: its number and digest. */
export const auditHeadSchema = z.object({ n: z.number().int().positive(), head: sha256 });

export const manifestSchema = z.object({
  format: z.literal('tax-liaison-batch/1'),
  batchId: z.string().regex(/^b[0-9a-f]{40}$/),
  unit: z.string(),
  dataset: z.string(),
  period: z.string(),
  /** full = all rows (with a predecessor: in its place); supplement and correction = changes only; nil = nothing. */
  mode: z.enum(['full', 'supplement', 'correction', 'nil']),
  revision: z.number().int().positive(),
  predecessor: z.string().nullable(),
  catalogVersion: z.string(),
  rows: z.number().int().min(0),
  sums: z.record(z.string(), decimal),
  /** Merkle tree root over the record digests (RFC 6962 hashing, SHA-256); of no records: SHA-256 of nothing. */
  root: sha256,
  payload: z
    .object({
      encoding: z.enum(['gzip', 'zstd']),
      /** Compressed size and digest: what travels. */
      bytes: z.number().int().positive(),
      sha256,
      /** Uncompressed: JSON Lines, one canonical record object per line, '\n' after each. */
      plainBytes: z.number().int().positive(),
    })
    .nullable(),
  reasons: z.array(z.object({ group: z.string(), rule: z.string().nullable(), text: z.string(), by: z.string() })),
  nilReason: z.string().nullable(),
  preparedBy: z.string(),
  approvedBy: z.string(),
  sealedAt: z.string(),
  clientId: z.string(),
  /** Of a supplement or correction, and only there. Lines of changes: README of submissions/changes. */
  changes: z
    .object({
      inserts: z.number().int().min(0),
      updates: z.number().int().min(0),
      deletes: z.number().int().min(0),
      /** Rows the period has after it. */
      total: z.number().int().min(0),
      /** Holds for every update and deletion without a reason of its own. */
      reason: z.string().max(2000),
      /** Cases (error reports) that it answers. */
      caseIds: z.array(z.string().max(64)).max(200),
    })
    .optional(),
  /** Sent before the period is over; a final batch naming it as predecessor has to follow. */
  provisional: z.literal(true).optional(),
  /** Where the unit's audit chain stood when the batch was sealed. Receipts repeat it, signed: an anchor of the chain. */
  audit: auditHeadSchema.optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** POST /v1/batches: the manifest, signed with the client key (keyId = clientId). */
export const batchRequestSchema = z.object({ manifest: signedSchema });

export const receiptSchema = z.object({
  format: z.literal('tax-liaison-receipt/1'),
  kind: z.enum(['received', 'accepted', 'partly', 'returned', 'stored']),
  receiptNo: z.string(),
  batchId: z.string(),
  root: sha256,
  rows: z.number().int().min(0),
  accepted: z.number().int().min(0).nullable(),
  rejected: z.number().int().min(0).nullable(),
  catalogVersion: z.string(),
  /** sha256 over the canonical JSON of `returns`, when there are any. */
  returnsDigest: sha256.nullable(),
  /** The manifest's, repeated. */
  audit: auditHeadSchema.optional(),
  at: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** One finding of the platform on one record. `line` is the 0-based line of the payload; null = the whole batch. */
export const returnedItemSchema = z.object({
  line: z.number().int().min(0).nullable(),
  field: z.string().nullable(),
  code: z.string(),
  rule: z.string().nullable(),
  severity: z.enum(['blocking', 'justify', 'info']),
  value: z.string().nullable(),
  message: z.object({ zh: z.string(), en: z.string() }),
});
export type ReturnedItem = z.infer<typeof returnedItemSchema>;

export const batchStateSchema = z.object({
  batchId: z.string(),
  state: z.enum(['awaiting-upload', 'received', 'accepted', 'partly', 'returned', 'stored']),
  /** tus upload address (path), when one exists or is needed. */
  upload: z.object({ url: z.string().nullable(), offset: z.number().int().min(0) }).nullable(),
  /** All receipts so far, oldest first; each payload is a `receiptSchema`. */
  receipts: z.array(signedSchema),
  returns: z.array(returnedItemSchema),
  note: z.object({ text: z.string(), reviewer: z.string(), due: z.string().nullable() }).nullable(),
});
export type BatchState = z.infer<typeof batchStateSchema>;

// ---- inbox
export const inboxEventSchema = z.object({
  seq: z.number().int().positive(),
  kind: z.string().max(40),
  at: z.string(),
  body: z.record(z.string(), z.unknown()),
});
export const inboxReplySchema = z.object({
  events: z.array(inboxEventSchema).max(500),
  cursor: z.string().max(100),
  more: z.boolean(),
});
export type InboxEvent = z.infer<typeof inboxEventSchema>;

/** Body of a `keys` event: `change` is signed by a receipt key valid at that time; its payload is a `keyChangeSchema`. */
export const keyChangeSchema = z.object({
  format: z.literal('tax-liaison-keys/1'),
  at: z.string(),
  /** All keys of the platform, old and new. */
  keys: z.array(platformKeySchema).min(1).max(20),
});

// ---- POST /v1/secret: a new request secret in place of one that ran out (code 1005). Not signed by a family: the
// request is signed with the client key; its payload is a `secretRequestSchema`.
export const secretRequestSchema = z.object({
  format: z.literal('tax-liaison-secret/1'),
  clientId: z.string().max(64),
  at: z.string(),
  /** First 16 hex digits of the SHA-256 of the secret the client has. */
  have: z.string().regex(/^[0-9a-f]{16}$/),
});
/** The new secret: AES-256-GCM under HKDF-SHA256(old secret, salt = client id, info = "tax-liaison-secret/1"), base64. */
export const secretReplySchema = z.object({
  nonce: z.string().max(32),
  /** ciphertext + 16-byte tag */
  data: z.string().max(1000),
});

// ---- by hand: the header of a bundle on removable media (bundle.node.ts has the layout)
export const bundleHeaderSchema = z.object({
  format: z.literal('tax-liaison-bundle/1'),
  kind: z.enum(['submit', 'return']),
  /** Client id, or the platform's name for itself. */
  from: z.string().max(200),
  /** Key id it is sealed for, or the client id. */
  to: z.string().max(200),
  at: z.string().max(40),
  /** X25519, SPKI base64: what answers are to be sealed for. */
  replyKey: z.string().max(500).nullable(),
  /** The client's cursor in the feed: what comes after it is wanted, or is in the bundle; `keyChanges` is what of that are `keys` events. */
  after: z.string().max(100).nullable(),
  keyChanges: z.array(signedSchema).max(100).optional(),
  /** X25519, SPKI base64: made for this bundle. */
  ephemeral: z.string().max(500),
  files: z.array(z.object({ name: z.string().max(300), bytes: z.number().int().min(0), sha256 })).max(20_000),
});
export type BundleHeader = z.infer<typeof bundleHeaderSchema>;

// ---- cases. POST /v1/cases opens one; POST /v1/cases/{caseId}/messages takes every later step. Idempotent by message id.
/** The message, signed with the client key (keyId = clientId); its payload is a `caseMessageSchema`. */
export const caseRequestSchema = z.object({ message: signedSchema });
export const caseAnswerSchema = z.object({
  caseId: z.string().max(64),
  messageId: z.string().max(64),
  /** Payload is a `caseReceiptSchema`; null while evidence is still missing. */
  receipt: signedSchema.nullable(),
  /** Evidence the platform does not have yet: to be uploaded (tus, metadata `attachment <base64 sha256>`, `caseMessage <base64 id>`). */
  missing: z.array(attachmentFactsSchema.extend({ upload: z.string().max(500).nullable() })).max(200),
});
export type CaseAnswer = z.infer<typeof caseAnswerSchema>;

/** GET /v1/cases/{caseId}/attachments/{sha256}?from=N: a piece of evidence, 1 MiB at most; empty at its end. */
export const evidencePieceSchema = z.object({ from: z.number().int().min(0), total: z.number().int(), data: z.string() });

/** Body of a `case` event: `news` is signed by a receipt key valid at that time; its payload is a `caseNewsSchema`. */
export const caseEventSchema = z.looseObject({ caseId: z.string().max(64), news: signedSchema });

// ---- ledger: the office's copy of this unit's rows (第十条) for one period, or for a year (`?period=2026`)
export const ledgerReplySchema = z.looseObject({
  period: z.string().max(20).nullable(),
  rows: z.array(officeRowSchema).max(50_000),
});

// ---- errors: codes of the national-family proposal (1001 signature, 1002 time, 2001 catalog, 2002 period, 2003 twice, 2004 digest, 2005 manifest, 3001 records, 5000, 5003)
export const errorReplySchema = z.object({
  code: z.number().int(),
  message: z.string().max(2000),
  data: z.record(z.string(), z.unknown()).optional(),
});

/** `data.reason` beside code 2002: the window is over (with `closes`, its last day), and no permit opens it. */
export const PERIOD_CLOSED = 'period-closed';

/** Every JSON answer of the platform says so in a header, so that a captive portal cannot pass for it. */
export const protocolHeader = 'x-tax-exchange';
export const protocolVersion = '1';

export const paths = {
  enrolments: '/v1/enrolments',
  catalog: '/v1/catalog',
  batches: '/v1/batches',
  uploads: '/v1/uploads',
  inbox: '/v1/inbox',
  secret: '/v1/secret',
  ledger: '/v1/ledger',
  cases: '/v1/cases',
} as const;
