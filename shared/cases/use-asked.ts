import type { Words } from '../catalog/model.ts';
import type { RequestState } from './flow.ts';

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

export interface UseRequestView extends UseAsked {
  readonly case: string;
  readonly state: RequestState;
  readonly title: Words;
  readonly fieldTitles: readonly Words[];
  /** The office's words in its answer. */
  readonly words: string;
}
