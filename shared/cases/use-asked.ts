import type { Words } from '../catalog/model.ts';

/** A request for a use right, and what was granted of it. */
export interface UseAsked {
  readonly dataset: string;
  /** The units whose data it is. */
  readonly provider: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  /** The last day that was asked for. */
  readonly wanted: string;
  /** The last day that was granted; null while it is not. */
  readonly until: string | null;
  /** Id of the use right that came of it. */
  readonly right: string | null;
}

export const useRequestStates = ['writing', 'asked', 'granted', 'refused'] as const;
export type UseRequestState = (typeof useRequestStates)[number];

export interface UseRequestView extends UseAsked {
  readonly case: string;
  readonly state: UseRequestState;
  readonly title: Words;
  readonly fieldTitles: readonly Words[];
  /** The office's words in its answer. */
  readonly words: string;
}
