import type { Severity } from '../../../../shared/catalog/model.ts';
import type { FindingGroup } from '../../../../shared/validation/model.ts';
import { seeks } from '../../../words/seek.ts';

const rank: Readonly<Record<Severity, number>> = { blocking: 0, justify: 1, info: 2 };

/** Groups shown at first, and with every "more". */
export const SHOWN = 40;

export interface Narrowing {
  /** Null = of every severity. */
  readonly severity: Severity | null;
  readonly text: string;
}

/** Worst first, then the most frequent; only those asked for. Text is sought in what the cards say. */
export function narrowed(
  groups: readonly FindingGroup[],
  { severity, text }: Narrowing,
  columnOf: (group: FindingGroup) => string | null,
): FindingGroup[] {
  return groups
    .filter((group) => severity === null || group.severity === severity)
    .filter(({ title, sample, rule, ...group }) =>
      seeks(
        text,
        title.zh,
        title.en,
        sample.message.zh,
        sample.message.en,
        rule ?? undefined,
        columnOf({ title, sample, rule, ...group }) ?? undefined,
      ),
    )
    .sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count);
}

/** How many groups each severity has, in order; those without any are left out. */
export function severitiesOf(groups: readonly FindingGroup[]): { readonly severity: Severity; readonly groups: number }[] {
  return (['blocking', 'justify', 'info'] as const)
    .map((severity) => ({ severity, groups: groups.filter((group) => group.severity === severity).length }))
    .filter((one) => one.groups > 0);
}
