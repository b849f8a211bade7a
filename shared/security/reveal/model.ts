/** What values can be shown of: the rows of a submission, or a case with its records. */
export const revealKinds = ['submission', 'case'] as const;
export type RevealKind = (typeof revealKinds)[number];

/** How long shown values stay shown when nobody leaves the screen before. */
export const SHOWN_MS = 10 * 60_000;

/** How something stands with its covered values. */
export interface RevealState {
  /** Codes of fields whose values are covered now. */
  readonly covered: readonly string[];
  /** Codes of fields whose values are shown because somebody asked. */
  readonly shown: readonly string[];
  /** Epoch ms at which what is shown is covered again; null = nothing is shown. */
  readonly until: number | null;
  /** Purposes said last on this desk, newest first, to be chosen again. */
  readonly purposes: readonly string[];
}
