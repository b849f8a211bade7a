import { isDelivered, isEditable } from '../../../shared/submissions/lifecycle.ts';
import type { ReceiptView, SubmissionHistory } from '../../../shared/submissions/model.ts';

export type StepName = 'draft' | 'sealed' | 'received' | 'judged' | 'stored';

/** `proven`: a verified receipt says so. `done`: we did it ourselves. `back`: the platform sent rows back. */
export type StepState = 'proven' | 'done' | 'back' | 'now' | 'ahead' | 'ended';

export interface Step {
  readonly name: StepName;
  readonly state: StepState;
  /** Epoch ms, when it happened. */
  readonly at: number | null;
  /** What the check came to. */
  readonly outcome: 'accepted' | 'partly' | 'returned' | null;
}

const isJudgement = (kind: ReceiptView['kind']): kind is 'accepted' | 'partly' | 'returned' =>
  kind === 'accepted' || kind === 'partly' || kind === 'returned';

/** The way 草稿 → 已封存 → 已受理 → 校验 → 入库 as far as it has been gone. Only verified receipts prove the last three. */
export function stepsOf({ submission, receipts }: Pick<SubmissionHistory, 'submission' | 'receipts'>): Step[] {
  const proven = receipts.filter(({ verified }) => verified);
  const received = proven.find(({ kind }) => kind === 'received');
  const judged = proven.findLast(({ kind }) => isJudgement(kind));
  const stored = proven.find(({ kind }) => kind === 'stored');
  const outcome = judged && isJudgement(judged.kind) ? judged.kind : null;
  // A later receipt proves the earlier steps too, even when theirs never came.
  const wasReceived = received ?? judged ?? stored;
  const wasJudged = judged ?? stored;
  const { state, createdAt, sealedAt } = submission;
  const ended = state === 'withdrawn';
  const sealed = sealedAt !== null && !isEditable(state);
  const next = (before: boolean): StepState => (ended ? 'ended' : before ? 'now' : 'ahead');
  return [
    { name: 'draft', state: sealed || ended ? 'done' : 'now', at: createdAt, outcome: null },
    { name: 'sealed', state: sealed ? 'done' : ended ? 'ended' : 'ahead', at: sealed ? sealedAt : null, outcome: null },
    {
      name: 'received',
      state: wasReceived ? 'proven' : next(sealed && !isDelivered(state)),
      at: wasReceived?.at ?? null,
      outcome: null,
    },
    {
      name: 'judged',
      state: wasJudged ? (outcome === 'partly' || outcome === 'returned' ? 'back' : 'proven') : next(wasReceived !== undefined),
      at: wasJudged?.at ?? null,
      outcome,
    },
    {
      name: 'stored',
      state: stored ? 'proven' : outcome === 'returned' ? 'ended' : next(outcome !== null),
      at: stored?.at ?? null,
      outcome: null,
    },
  ];
}
