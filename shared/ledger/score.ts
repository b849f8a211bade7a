import type { LedgerScore } from './model.ts';

/** 第十条: the three dimensions of the 登记台账; how much each weighs is configuration (第二十条). */
export interface ScoreWeights {
  readonly timeliness: number;
  readonly quality: number;
  readonly quantity: number;
  /** Points lost for each late day. */
  readonly perLateDay: number;
}

export const usualWeights: ScoreWeights = { timeliness: 40, quality: 40, quantity: 20, perLateDay: 5 };

export interface ScoreFacts {
  readonly lateDays: number;
  /** Share of rows accepted in the first batch, 0..1. */
  readonly firstPass: number;
  readonly accepted: number;
  /** Rows to be expected; 0 = none were (a nil return). */
  readonly expected: number;
}

const points = (value: number): number => Math.round(value * 10) / 10;

/** Points to one decimal; the total is the sum of what is shown. */
export function scoreOf(facts: ScoreFacts, weights: ScoreWeights = usualWeights): LedgerScore {
  const timeliness = points(Math.max(0, weights.timeliness - weights.perLateDay * facts.lateDays));
  const quality = points(weights.quality * facts.firstPass);
  const share = facts.expected === 0 ? 1 : Math.min(1, facts.accepted / facts.expected);
  const quantity = points(weights.quantity * share);
  return { timeliness, quality, quantity, total: points(timeliness + quality + quantity) };
}

/** What counts as not provided scores nothing. */
export const noScore: LedgerScore = { timeliness: 0, quality: 0, quantity: 0, total: 0 };
