import { z } from 'zod';
import type { Progress } from '../base/call.ts';
import type { EngineEvent } from '../base/emit.ts';
import type { Result } from '../base/result.ts';

/** What a window sends. Parsed by every host before it goes on. */
export const upFrameSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('call'), id: z.number().int(), name: z.string().max(64), args: z.unknown() }).strict(),
  z.object({ t: z.literal('cancel'), id: z.number().int() }).strict(),
]);
export type UpFrame = z.infer<typeof upFrameSchema>;

/** What the engine sends back. */
export type DownFrame =
  | { readonly t: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly t: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly t: 'event'; readonly event: EngineEvent };
