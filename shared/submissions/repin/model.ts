import type { CatalogChange } from '../../catalog/changes.ts';

/** An open draft whose catalog version is not, or was not always, the one in force for its period. */
export interface DraftPin {
  readonly id: string;
  readonly dataset: string;
  readonly datasetTitle: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string;
  readonly revision: number;
  readonly rows: number;
  /** The version it is filled in by. */
  readonly version: string;
  /** Another version that is in force for its period, to which it may be converted; null = none. */
  readonly newer: string | null;
  /** The version it was last converted from, to which it may go back; null = never converted. */
  readonly convertedFrom: string | null;
}

/** A group of findings before and after, blocking or to be explained. */
export interface EffectGroup {
  readonly key: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly severity: 'blocking' | 'justify';
  readonly before: number;
  readonly after: number;
}

/** What checking a draft's rows by another version finds differently. */
export interface RepinEffect {
  readonly rows: number;
  /** Rows that get or lose a finding that blocks or wants a reason. */
  readonly affected: number;
  /** Only groups whose count differs, those that grow first. */
  readonly groups: readonly EffectGroup[];
}

export interface RepinPreview extends RepinEffect {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Of the draft's dataset, with the code lists it uses. */
  readonly changes: readonly CatalogChange[];
}
