import { z } from 'zod';
import { call } from '../../base/call.ts';
import { isPurpose } from '../../base/purpose.ts';
import { type RevealState, revealKinds } from './model.ts';

const id = z.string().max(64);
const of = z.object({ kind: z.enum(revealKinds), id }).strict();

/** Values of level S are covered outside the work on one's own draft; here they are shown, for a purpose that is kept. */
export const revealCalls = {
  'reveal.state': call('session', of).returns<RevealState>(),
  /** Shows values until the screen is left, some minutes are over, or the desk is locked. Without fields: all of them. */
  'reveal.values': call(
    'session',
    of.extend({
      fields: z.array(z.string().max(256)).min(1).max(1000).optional(),
      purpose: z.string().trim().max(200).refine(isPurpose),
    }),
  ).returns<RevealState>(),
  /** Covers them again. */
  'reveal.end': call('session', of).returns<RevealState>(),
} as const;
