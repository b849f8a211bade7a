import type { Severity, Timing, Words } from './model.ts';

/** What differs between two catalog packages, as data; `renderer/words/catalog-changes.ts` says it. */
export type CatalogChange = DatasetChange | CodeChange;

/** Which property of a field: its own, one of Table Schema, a constraint, or one of ours. */
export interface FieldAspect {
  readonly of: 'title' | 'type' | 'format' | 'constraint' | 'codeList' | 'identifier' | 'definition' | 'other';
  /** The property's name, for constraints and others. */
  readonly name: string;
  /** Short JSON or text; null = not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** How strict a rule is: its severity, and until a day another one (null = silent). */
export interface RuleForce {
  readonly severity: Severity;
  readonly from: string | null;
  readonly until: Severity | null;
}

export type DatasetChange = { readonly dataset: string } & (
  | { readonly kind: 'datasetAdded' | 'datasetRemoved'; readonly title: Words; readonly own: boolean }
  | {
      readonly kind: 'facet';
      readonly facet:
        | 'title'
        | 'content'
        | 'delivery'
        | 'standard'
        | 'level'
        | 'units'
        | 'keys'
        | 'missingValues'
        | 'schema'
        | 'retention'
        | 'signOff';
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'timing'; readonly before: Timing; readonly after: Timing }
  | { readonly kind: 'fieldAdded' | 'fieldRemoved'; readonly field: string; readonly title: Words; readonly required: boolean }
  | { readonly kind: 'fieldChanged'; readonly field: string; readonly title: Words; readonly aspect: FieldAspect }
  | { readonly kind: 'fieldsMoved' }
  | { readonly kind: 'ruleAdded' | 'ruleRemoved'; readonly rule: string; readonly title: Words; readonly force: RuleForce }
  | {
      readonly kind: 'ruleForce';
      readonly rule: string;
      readonly title: Words;
      readonly before: RuleForce;
      readonly after: RuleForce;
    }
  | {
      readonly kind: 'ruleChanged';
      readonly rule: string;
      readonly title: Words;
      readonly aspect: 'expression' | 'rows' | 'words' | 'fields' | 'missing';
      readonly before: string;
      readonly after: string;
    }
);

/** A change of a code list, once however many datasets use it. */
export interface CodeChange {
  readonly kind: 'codeAdded' | 'codeRetired' | 'codeRelabelled' | 'codeMoved';
  readonly list: string;
  readonly title: Words;
  /** Datasets of either package whose fields use the list. */
  readonly datasets: readonly string[];
  readonly code: string;
  readonly label: string;
  /** Its former label (relabelled), or its former parent (moved). */
  readonly before: string | null;
  /** Last day on which a retired code is valid; first day of an added one. Null = at once. */
  readonly day: string | null;
}

export interface CatalogChanges {
  readonly from: string;
  readonly to: string;
  /** From which day `to` is in force. */
  readonly effectiveFrom: string;
  readonly changes: readonly CatalogChange[];
}

export interface ChangeCounts {
  readonly datasetsAdded: number;
  readonly datasetsRemoved: number;
  readonly fieldsAdded: number;
  readonly fieldsRemoved: number;
  readonly fieldsChanged: number;
  readonly codesAdded: number;
  readonly codesRetired: number;
  readonly codesChanged: number;
  readonly rulesAdded: number;
  readonly rulesRemoved: number;
  readonly rulesTightened: number;
  readonly rulesChanged: number;
  readonly facets: number;
}

/** Becomes, now or on a day to come, a rule that blocks. */
export const turnsBlocking = (change: CatalogChange): boolean =>
  change.kind === 'ruleForce' &&
  change.after.severity === 'blocking' &&
  (change.before.severity !== 'blocking' || change.before.from !== null) &&
  JSON.stringify(change.before) !== JSON.stringify(change.after);

/** What a sentence about the whole says. A field counts once, however much of it changed. */
export function countChanges(changes: readonly CatalogChange[]): ChangeCounts {
  const of = (...kinds: readonly CatalogChange['kind'][]): number => changes.filter(({ kind }) => kinds.includes(kind)).length;
  const fields = new Set(changes.flatMap((c) => (c.kind === 'fieldChanged' ? [`${c.dataset} ${c.field}`] : [])));
  const tightened = changes.filter(turnsBlocking);
  const known = new Set(tightened.map((c) => ('rule' in c ? `${c.dataset} ${c.rule}` : '')));
  const rules = new Set(
    changes.flatMap((c) =>
      (c.kind === 'ruleChanged' || c.kind === 'ruleForce') && !known.has(`${c.dataset} ${c.rule}`)
        ? [`${c.dataset} ${c.rule}`]
        : [],
    ),
  );
  return {
    datasetsAdded: of('datasetAdded'),
    datasetsRemoved: of('datasetRemoved'),
    fieldsAdded: of('fieldAdded'),
    fieldsRemoved: of('fieldRemoved'),
    fieldsChanged: fields.size,
    codesAdded: of('codeAdded'),
    codesRetired: of('codeRetired'),
    codesChanged: of('codeRelabelled', 'codeMoved'),
    rulesAdded: of('ruleAdded'),
    rulesRemoved: of('ruleRemoved'),
    rulesTightened: tightened.length,
    rulesChanged: rules.size,
    facets: of('facet', 'timing', 'fieldsMoved'),
  };
}

/** Those that touch one dataset; of code lists, those it uses. */
export const changesOf = (changes: readonly CatalogChange[], dataset: string): readonly CatalogChange[] =>
  changes.filter((change) => ('list' in change ? change.datasets.includes(dataset) : change.dataset === dataset));
