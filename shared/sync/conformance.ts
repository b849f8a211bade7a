/** What a platform was asked, and what of its answer breaks the protocol; null when nothing does. */
export interface Conformance {
  readonly rule: ConformanceRule;
  readonly wrong: string | null;
}

export const conformanceRules = [
  'enrol',
  'header',
  'date',
  'unsigned',
  'signature',
  'time',
  'catalog',
  'etag',
  'inbox',
  'cursor',
  'unknownBatch',
  'manifestSignature',
  'manifestShape',
  'errorBody',
  'uploads',
] as const;
export type ConformanceRule = (typeof conformanceRules)[number];
