import { isDelivered, isEditable, isUnderway } from '../../../shared/submissions/lifecycle.ts';
import type { Submission } from '../../../shared/submissions/model.ts';
import { seeks } from '../../words/seek.ts';
import { cameBack } from '../../words/states.ts';

export const stateFilters = ['all', 'draft', 'underway', 'delivered', 'back', 'ended'] as const;
export type StateFilter = (typeof stateFilters)[number];

/** All revisions of one dataset × period; the newest speaks for the period. */
export interface PeriodGroup {
  readonly latest: Submission;
  /** Newest first. */
  readonly earlier: readonly Submission[];
}

export interface DatasetGroup {
  readonly dataset: string;
  readonly title: Submission['datasetTitle'];
  readonly periods: readonly PeriodGroup[];
}

export function inFilter(submission: Pick<Submission, 'state' | 'rejected'>, filter: StateFilter): boolean {
  const { state } = submission;
  switch (filter) {
    case 'all':
      return true;
    case 'draft':
      return isEditable(state);
    case 'underway':
      return isUnderway(state);
    case 'delivered':
      return isDelivered(state) && !cameBack(submission);
    case 'back':
      return cameBack(submission);
    case 'ended':
      return state === 'withdrawn';
  }
}

/** One group per dataset × period, in no particular order. */
export function periodGroups(submissions: readonly Submission[]): PeriodGroup[] {
  const found = new Map<string, Submission[]>();
  for (const submission of submissions) {
    const key = `${submission.dataset} ${submission.period}`;
    const revisions = found.get(key);
    if (revisions) revisions.push(submission);
    else found.set(key, [submission]);
  }
  return [...found.values()].flatMap((revisions) => {
    const [latest, ...earlier] = revisions.sort((a, b) => b.revision - a.revision);
    return latest ? [{ latest, earlier }] : [];
  });
}

export const matchesText = ({ latest, earlier }: PeriodGroup, text: string): boolean =>
  seeks(
    text,
    latest.datasetTitle.zh,
    latest.datasetTitle.en,
    latest.dataset,
    latest.period,
    ...[latest, ...earlier].map((revision) => revision.batchId ?? undefined),
  );

/** What came back needs the officer first, then what is being prepared. */
const rank = ({ periods }: DatasetGroup): number =>
  periods.some(({ latest }) => cameBack(latest)) ? 0 : periods.some(({ latest }) => isEditable(latest.state)) ? 1 : 2;

const changedAt = ({ periods }: DatasetGroup): number => Math.max(...periods.map(({ latest }) => latest.updatedAt));

/** Datasets by what needs the officer, then by what changed last; their periods latest first. */
export function datasetGroups(groups: readonly PeriodGroup[]): DatasetGroup[] {
  const found = new Map<string, PeriodGroup[]>();
  for (const group of groups) {
    const periods = found.get(group.latest.dataset);
    if (periods) periods.push(group);
    else found.set(group.latest.dataset, [group]);
  }
  return [...found]
    .flatMap(([dataset, periods]) => {
      const first = periods[0];
      return first
        ? [
            {
              dataset,
              title: first.latest.datasetTitle,
              periods: periods.sort((a, b) => (a.latest.period < b.latest.period ? 1 : -1)),
            },
          ]
        : [];
    })
    .sort((a, b) => rank(a) - rank(b) || changedAt(b) - changedAt(a));
}

/** The first `most` periods, datasets kept whole in order. */
export function firstPeriods(groups: readonly DatasetGroup[], most: number): DatasetGroup[] {
  const shown: DatasetGroup[] = [];
  let left = most;
  for (const group of groups) {
    if (left <= 0) break;
    shown.push({ ...group, periods: group.periods.slice(0, left) });
    left -= group.periods.length;
  }
  return shown;
}
