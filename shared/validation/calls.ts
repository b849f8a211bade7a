import { z } from 'zod';
import { call } from '../base/call.ts';
import { type FindingsOverview, type ListedFinding, repairKinds } from './model.ts';

const id = z.string().max(64);
/** A group's repair; the safe one when the kind is left out. */
const repair = z.object({ id, group: z.string().max(400), kind: z.enum(repairKinds).optional() }).strict();
/** True: values of level S are covered, though this officer might see them (somebody stands at the desk). */
const covered = z.boolean().optional();

export const validationCalls = {
  'validation.overview': call('session', z.object({ id, covered }).strict()).returns<FindingsOverview>(),
  /** A page of one group's findings, in row order. */
  'validation.list': call(
    'session',
    z
      .object({
        id,
        group: z.string().max(400),
        start: z.number().int().min(0),
        count: z.number().int().min(1).max(200),
        covered,
      })
      .strict(),
  ).returns<readonly ListedFinding[]>(),
  /** All findings of one row. */
  'validation.row': call('session', z.object({ id, rid: z.number().int(), covered }).strict()).returns<
    readonly ListedFinding[]
  >(),
  /** The complete check, in a job: progress, cancel. */
  'validation.run': call('preparer', z.object({ id }).strict()).returns<FindingsOverview>(),
  /** A written reason for one group of severity `justify`; travels in the batch. Empty text takes it back. */
  'validation.reason': call(
    'preparer',
    z.object({ id, group: z.string().max(400), text: z.string().max(2000) }).strict(),
  ).returns<FindingsOverview>(),
  /** The cells a group's repair would change, for the preview. */
  'validation.fixPreview': call('session', repair.extend({ covered })).returns<{
    readonly count: number;
    readonly cells: readonly {
      readonly rid: number;
      readonly no: number;
      readonly field: string;
      readonly before: string;
      readonly after: string;
    }[];
  }>(),
  /** Applies a group's repair as one undoable step. */
  'validation.fixApply': call('preparer', repair).returns<{
    readonly changed: number;
  }>(),
} as const;
