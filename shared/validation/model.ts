import type { Severity } from '../catalog/model.ts';

/** Stable, documented codes (validation/README.md lists what each means). */
export const findingCodes = [
  'cell/type',
  'cell/required',
  'cell/unique',
  'cell/enum',
  'cell/pattern',
  'cell/minimum',
  'cell/maximum',
  'cell/exclusiveMinimum',
  'cell/exclusiveMaximum',
  'cell/minLength',
  'cell/maxLength',
  'cell/jsonSchema',
  'cell/identifier',
  'cell/codeList',
  'row/primaryKey',
  'row/uniqueKey',
  'row/foreignKey',
  'row/rule',
  'row/blank',
  'row/extraCell',
  'row/missingCell',
  'batch/rule',
  'header/missing',
  'header/extra',
  'header/duplicate',
  'header/blank',
  'file/encoding',
  'file/format',
  'file/empty',
  'schema/invalid',
  'rule/quarantined',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** A cell's raw text, always as it came in; null and '' are both "nothing there". */
export type Cell = string | null;

/** A safe repair of one cell: the text it would become. Offered only when meaning cannot change. */
export interface Fix {
  readonly kind: 'normalise' | 'codeFromLabel' | 'date' | 'number' | 'leadingZeros' | 'trim';
  readonly text: string;
}

/**
 * One thing that is wrong, as data. `detail` picks the words (`words.ts`) and `data` fills them; a rule's words come
 * from the catalog. Identity = rule or code + fields + record.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Field codes concerned; the first is where a click jumps. Empty for row, header and file findings. */
  readonly fields: readonly string[];
  /** Which variety within the code, e.g. `uscc/checkDigit`, `type/number`; stable, used for grouping and words. */
  readonly detail: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** Catalog rule id, for row/rule and batch/rule. */
  readonly rule?: string;
  readonly fix?: Fix;
}

/** A finding with its place: `row` is the 1-based data row (header not counted), null for header, file, batch. */
export interface PlacedFinding extends Finding {
  readonly row: number | null;
}

/** An amount field whose values look written in the other unit: they would be multiplied (to 元) or divided (to 万元). */
export interface UnitSlip {
  readonly field: string;
  readonly way: 'toOnes' | 'toTenThousands';
}

/** Which repair of a group: the safe one of each finding, or the change of unit proposed for the group. */
export const repairKinds = ['safe', 'unit'] as const;
export type RepairKind = (typeof repairKinds)[number];

/** Findings that have the same cause, as the panel shows them. Stable key: code | detail | rule | first field. */
export interface FindingGroup {
  readonly key: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly fields: readonly string[];
  readonly rule: string | null;
  readonly detail: string;
  readonly count: number;
  /** What the group is called. */
  readonly title: { readonly zh: string; readonly en: string };
  /** First finding of the group, for the sentence on the card. */
  readonly sample: ListedFinding;
  readonly fixable: number;
  /** Amounts that look written in the other of 元 and 万元: proposed, never done by itself. */
  readonly unitSlip: UnitSlip | null;
  /** The officer's written reason (severity `justify`). */
  readonly reason: string | null;
}

export interface ListedFinding {
  readonly id: number;
  /** Row id in the draft (stable), and its present 1-based number; null for whole-batch findings. */
  readonly rid: number | null;
  readonly no: number | null;
  readonly fields: readonly string[];
  readonly severity: Severity;
  readonly value: string | null;
  /** In the officer's words, both languages. */
  readonly message: { readonly zh: string; readonly en: string };
  readonly howToFix: { readonly zh: string; readonly en: string } | null;
  readonly clause: string | null;
  readonly clauseEn?: string | null;
  readonly fix: Fix | null;
  /** `platform` when the exchange platform returned it. */
  readonly origin: 'local' | 'platform';
}

export interface FindingCounts {
  readonly blocking: number;
  readonly justify: number;
  readonly info: number;
  /** Groups of severity justify that still have no reason. */
  readonly unjustified: number;
}

export interface FindingsOverview {
  readonly counts: FindingCounts;
  readonly groups: readonly FindingGroup[];
  /** Epoch ms of the last complete check, null when never or when edits since then need one. */
  readonly checkedAt: number | null;
}

export const groupKey = (f: Pick<Finding, 'code' | 'detail' | 'rule' | 'fields'>): string =>
  `${f.code}|${f.detail}|${f.rule ?? ''}|${f.fields[0] ?? ''}`;
