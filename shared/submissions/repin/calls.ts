import { z } from 'zod';
import { call } from '../../base/call.ts';
import type { Submission } from '../model.ts';
import type { DraftPin, RepinPreview } from './model.ts';

const id = z.string().max(64);

export const repinCalls = {
  /** Open drafts whose period another catalog version is in force for, and those once converted. With an id: that one, if it is such. */
  'submissions.pins': call('session', z.object({ id: id.optional() }).strict()).returns<readonly DraftPin[]>(),
  /** What the version in force would change: its differences, and the rows checked by it in a job. Nothing is written. */
  'submissions.repinPreview': call('session', z.object({ id }).strict()).returns<RepinPreview>(),
  /**
   * Converts a draft to the version in force for its period, or back to the one it was last converted from. Cells follow
   * their field codes; cells of fields that are gone are kept aside and come back with their field.
   */
  'submissions.repin': call('preparer', z.object({ id, version: z.string().max(32) }).strict()).returns<Submission>(),
} as const;
