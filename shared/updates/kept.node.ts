import { z } from 'zod';
import { versionText } from './model.ts';

/** What this desk remembers of updates: setting `updates`. */
export const keptSchema = z.object({
  /** As an officer set it; null: where the publisher said. */
  feed: z.string().nullable().default(null),
  /** The highest publication that was believed. */
  seen: z.number().int().default(0),
  /** The last manifest that was believed, still signed. */
  envelope: z.string().nullable().default(null),
  checkedAt: z.number().nullable().default(null),
  skipped: versionText.nullable().default(null),
});
export type Kept = z.infer<typeof keptSchema>;

export const keptOf = (value: unknown): Kept => keptSchema.safeParse(value).data ?? keptSchema.parse({});
