import type { CatalogPackage } from './model.ts';

/** 保存期限 in whole months; `stated`: the catalog says so for this dataset, else it is the term for all. */
export interface KeepTerm {
  readonly months: number;
  readonly stated: boolean;
}

export interface KeepTerms {
  /** Of rows the platform took over, from the day of its receipt. */
  readonly rows: number;
  /** Of a draft nobody went on with, from its last change. */
  readonly drafts: number;
  /** Of files that came with a case, from the day it was closed. */
  readonly evidence: number;
}

/** Where the catalog says nothing: long enough for the audits and appeals of five years, and no longer. */
export const usualTerms: KeepTerms = { rows: 60, drafts: 12, evidence: 60 };

export const keepTerms = (catalog: Pick<CatalogPackage, 'retention'> | null): KeepTerms => ({
  ...usualTerms,
  ...(catalog?.retention ?? {}),
});

/** How long a dataset's rows are kept. */
export function keepRows(catalog: Pick<CatalogPackage, 'retention' | 'datasets'> | null, dataset: string): KeepTerm {
  const stated = catalog?.datasets.find(({ id }) => id === dataset)?.liaison.retention?.months;
  return stated === undefined ? { months: keepTerms(catalog).rows, stated: false } : { months: stated, stated: true };
}

/** The day a term of whole months is over: the same day of the month, or its last where there is none. */
export function termEnds(since: string, months: number): string {
  const [year = 0, month = 1, day = 1] = since.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(at / 12)}-${two((at % 12) + 1)}-${two(Math.min(day, last))}`;
}
