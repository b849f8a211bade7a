import { z } from 'zod';
import { type ScoreWeights, usualWeights } from './score.ts';

const points = z.number().min(0).max(100).multipleOf(0.5);

/** Weights an officer may enter: the three dimensions make a hundred points. */
export const weightsSchema = z
  .object({ timeliness: points, quality: points, quantity: points, perLateDay: z.number().min(0).max(100).multipleOf(0.5) })
  .strict()
  .refine(({ timeliness, quality, quantity }) => timeliness + quality + quantity === 100, { path: ['quantity'] });

/** Weights as they were kept; the usual ones when none were, or when what was kept makes no sense. */
export function readWeights(kept: unknown): ScoreWeights {
  const read = weightsSchema.safeParse(kept);
  return read.success ? read.data : usualWeights;
}
