import { z } from 'zod';

/**
 * The catalog package (design: signed JSON, versioned, effective-dated). A dataset's `schema` is Frictionless Table
 * Schema v2; what is ours stands under one property per object named `liaison`. Unknown properties are kept.
 */
export const frequencies = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'halfyear', 'annual'] as const;
export type Frequency = (typeof frequencies)[number];

export const deliveries = ['DB', 'API', 'file', 'form'] as const;
export const severities = ['blocking', 'justify', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Words in both screen languages; English falls back to Chinese. */
export const wordsSchema = z.object({ zh: z.string(), en: z.string().optional() });
export type Words = z.infer<typeof wordsSchema>;

/** Where a period's due date falls. `dueDay`: days after the period's last day, inclusive (第九条: 10, 30). */
export const timingSchema = z.object({
  frequency: z.enum(frequencies),
  /** Due day counted from the period's end: 1 = the day after. Default by frequency (see periods/due.ts). */
  dueDay: z.number().int().min(0).max(366).optional(),
  rollToNextWorkday: z.boolean().optional(),
  /**
   * Days after the due day on which a late batch is still taken; from then on only with a permit. 第九条 names no such day:
   * left out, the period stays open (late, but taken).
   */
  closesAfter: z.number().int().min(0).max(3660).optional(),
  /** First period that is owed; none before 2017-04-01 (第二十六条). */
  firstDay: z.string().optional(),
});
export type Timing = z.infer<typeof timingSchema>;

/** A record's cells as they are written in examples: raw text, as an officer would type it. */
const exampleRowSchema = z.record(z.string(), z.string().nullable());

/**
 * An example of a rule: of a record rule the `row`; of a batch rule a small table, `row` then only naming the period.
 * `previous` and `lastYear` are the accepted tables of those periods, where the rule looks back.
 */
const exampleSchema = z.object({
  row: exampleRowSchema.default({}),
  rows: z.array(exampleRowSchema).max(200).optional(),
  previous: z.array(exampleRowSchema).max(200).optional(),
  lastYear: z.array(exampleRowSchema).max(200).optional(),
  note: z.string().optional(),
});
export type RuleExample = z.infer<typeof exampleSchema>;

/**
 * One figure over the rows of a batch, or of each group of them. It has one of `count`, `sum`, `min`, `max`, `mean`,
 * `median`, `distinct`, `most`; all but `count` are CEL over the row (a field code is one). Empty values do not count.
 */
export const aggregateSchema = z.object({
  count: z.literal(true).optional(),
  sum: z.string().optional(),
  min: z.string().optional(),
  max: z.string().optional(),
  mean: z.string().optional(),
  median: z.string().optional(),
  /** How many different combinations of values there are. */
  distinct: z.array(z.string()).min(1).max(8).optional(),
  /** How many rows have the value that most rows have. */
  most: z.string().optional(),
  /** CEL over the row: only these rows. */
  where: z.string().optional(),
});
export type Aggregate = z.infer<typeof aggregateSchema>;

/**
 * A CEL rule. Over one record (`scope` left out) the field codes are the variables. Over the batch the variables are its
 * `aggregates`, `rows` (how many) and the fields it groups by; `previous.NAME` and `lastYear.NAME` are the same figures
 * of the accepted batch of the period before and of a year before, and `previous`, `lastYear` are null without one.
 * `period`, `period_start`, `period_end` and `today` are always there.
 */
export const ruleSchema = z.object({
  id: z.string().min(1).max(64),
  title: wordsSchema,
  expression: z.string().min(1),
  scope: z.enum(['record', 'batch']).optional(),
  aggregates: z.record(z.string(), aggregateSchema).optional(),
  /** A batch rule is judged once for each group of rows that are equal in these; rows where one is empty are in none. */
  groupBy: z.array(z.string()).max(8).optional(),
  /** CEL over the row: the only rows a batch rule looks at. */
  where: z.string().optional(),
  severity: z.enum(severities),
  /** From this day the severity is as given; before it, `severityBefore` (default: the rule is silent). */
  effectiveFrom: z.string().optional(),
  severityBefore: z.enum(severities).optional(),
  /** Fields marked when it fails; the first is where a click jumps. */
  fields: z.array(z.string()).min(1),
  /** What an empty variable does: `skip` the rule (default) or run it with null. */
  missing: z.enum(['skip', 'null']).optional(),
  /** `{FIELD}` and `{FIELD.label}` are filled from the record, `{NAME}` and `{previous.NAME}` from a batch's figures. */
  message: wordsSchema,
  howToFix: wordsSchema.optional(),
  clause: z.string().optional(),
  clauseEn: z.string().optional(),
  examples: z.object({ pass: z.array(exampleSchema), fail: z.array(exampleSchema) }),
});
export type Rule = z.infer<typeof ruleSchema>;

export const codeEntrySchema = z.object({
  code: z.string(),
  label: z.string(),
  labelEn: z.string().optional(),
  parent: z.string().optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
});
export type CodeEntry = z.infer<typeof codeEntrySchema>;

export const codeListSchema = z.object({
  title: wordsSchema.optional(),
  source: z.string().optional(),
  entries: z.array(codeEntrySchema),
});
export type CodeList = z.infer<typeof codeListSchema>;

/** Ours on a field: the identifier checker (domain section 3), the code list, unit, definition, level. */
export const fieldLiaisonSchema = z.looseObject({
  identifier: z.string().optional(),
  /** For `cert`: the field that holds the certificate type. */
  identifierType: z.string().optional(),
  codeList: z.string().optional(),
  totalDigits: z.number().int().positive().optional(),
  scale: z.number().int().min(0).optional(),
  unit: z.string().optional(),
  level: z.enum(['G', 'S']).optional(),
  titleEn: z.string().optional(),
  definition: wordsSchema.optional(),
});
export type FieldLiaison = z.infer<typeof fieldLiaisonSchema>;

/** Table Schema is checked whole by validation/schema; here it is only known to have fields. */
export const fieldSchema = z.looseObject({
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  constraints: z.record(z.string(), z.unknown()).optional(),
  liaison: fieldLiaisonSchema.optional(),
});
export type Field = z.infer<typeof fieldSchema>;

export const tableSchemaSchema = z.looseObject({
  fields: z.array(fieldSchema).min(1),
  missingValues: z.array(z.union([z.string(), z.looseObject({ value: z.string(), label: z.string().optional() })])).optional(),
  primaryKey: z.union([z.string(), z.array(z.string())]).optional(),
  uniqueKeys: z.array(z.array(z.string())).optional(),
});
export type TableSchema = z.infer<typeof tableSchemaSchema>;

const months = z.number().int().min(0).max(1200);

export const datasetSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
  title: wordsSchema,
  schema: tableSchemaSchema,
  liaison: z.looseObject({
    /** USCC and name of the units that owe this dataset. */
    units: z.array(z.object({ uscc: z.string(), name: z.string() })),
    /** The four facets of article 8: 内容 · 方式 · 标准 · 时间. */
    content: wordsSchema,
    delivery: z.array(z.enum(deliveries)).min(1),
    standard: wordsSchema,
    timing: timingSchema,
    level: z.enum(['G', 'S']),
    expectedRows: z.number().int().min(0).optional(),
    /** 保存期限: how long its rows are kept by the unit (retention.ts); 0 = not after they were taken over. */
    retention: z.object({ months }).optional(),
    /** `conditional`: other units see of it only what was allotted to them (第十三条). */
    sharing: z.enum(['open', 'conditional']).optional(),
    /** `fourEyes`: approved and sent by another officer than the one who last changed it. */
    signOff: z.enum(['liaison', 'fourEyes']).optional(),
    rules: z.array(ruleSchema).default([]),
  }),
});
export type Dataset = z.infer<typeof datasetSchema>;

export const catalogPackageSchema = z.object({
  format: z.literal('tax-liaison-catalog/1'),
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,3}$/),
  /** Compared as text with the days of periods, so a real `YYYY-MM-DD` and nothing else. */
  effectiveFrom: z.iso.date(),
  publishedAt: z.string(),
  publisher: z.string(),
  previous: z.string().nullable().optional(),
  /** 保存期限 where a dataset states none, in months: of rows, of abandoned drafts, of what came with cases. */
  retention: z.object({ rows: months, drafts: months, evidence: months }).partial().optional(),
  codeLists: z.record(z.string(), codeListSchema),
  datasets: z.array(datasetSchema).min(1),
});
export type CatalogPackage = z.infer<typeof catalogPackageSchema>;

/** Short form for lists: the four facets and nothing heavy. */
export interface DatasetSummary {
  readonly id: string;
  readonly title: Words;
  readonly content: Words;
  readonly delivery: readonly string[];
  readonly standard: Words;
  readonly timing: Timing;
  readonly level: 'G' | 'S';
  readonly units: readonly { readonly uscc: string; readonly name: string }[];
  /** Whether this unit owes it. */
  readonly own: boolean;
  /** Others use it only by allotment (第十三条). */
  readonly conditional: boolean;
  readonly fields: number;
  readonly rules: number;
}

export interface QuarantinedRule {
  readonly dataset: string;
  readonly rule: string;
  readonly reason: string;
}

export interface DatasetDetail {
  readonly dataset: Dataset;
  readonly codeLists: Readonly<Record<string, CodeList>>;
  readonly quarantined: readonly QuarantinedRule[];
  readonly version: string;
}

export interface CatalogStatus {
  readonly current: {
    readonly version: string;
    readonly effectiveFrom: string;
    readonly publishedAt: string;
    readonly publisher: string;
    /** Epoch ms. */
    readonly receivedAt: number;
    readonly datasets: number;
    readonly rules: number;
    readonly quarantined: readonly QuarantinedRule[];
  } | null;
  readonly versions: readonly { readonly version: string; readonly effectiveFrom: string }[];
}
