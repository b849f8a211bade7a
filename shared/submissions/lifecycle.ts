import type { SubmissionState } from './model.ts';

/**
 * What may follow what. Two states are never stored but seen: `checked` (a draft whose last complete check covers its
 * last edit) and `sending` (a queued batch whose upload is under way), so neither can be left over by a crash.
 */
export const mayFollow: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  // Straight to queued: a nil return has nothing to check.
  draft: ['checked', 'queued'],
  checked: ['draft', 'queued'],
  // Withdrawn before receipt: rows become editable again; a nil return has none and ends.
  queued: ['sending', 'received', 'draft', 'withdrawn'],
  sending: ['queued', 'received', 'draft', 'withdrawn'],
  received: ['accepted', 'partly', 'returned'],
  accepted: ['stored', 'superseded'],
  partly: ['stored', 'superseded'],
  returned: ['superseded'],
  stored: ['superseded'],
  withdrawn: [],
  superseded: [],
};

/** Whether one step leads there. */
export function follows(from: SubmissionState, to: SubmissionState): boolean {
  return mayFollow[from].includes(to);
}

/** Whether any number of steps leads there: receipts may be seen only after several of them exist. */
export function reaches(from: SubmissionState, to: SubmissionState): boolean {
  const seen = new Set<SubmissionState>();
  const open = [...mayFollow[from]];
  for (let state = open.pop(); state; state = open.pop()) {
    if (state === to) return true;
    if (seen.has(state)) continue;
    seen.add(state);
    open.push(...mayFollow[state]);
  }
  return false;
}

/** Rows may be changed. */
export const isEditable = (state: SubmissionState): boolean => state === 'draft' || state === 'checked';

/** Sealed, and no verified receipt yet. */
export const isUnderway = (state: SubmissionState): boolean => state === 'queued' || state === 'sending';

/** The platform has it and has said so. */
export const isDelivered = (state: SubmissionState): boolean =>
  state === 'received' ||
  state === 'accepted' ||
  state === 'partly' ||
  state === 'returned' ||
  state === 'stored' ||
  state === 'superseded';

/** A new revision may be made from it. */
export const isRevisable = (state: SubmissionState): boolean =>
  state === 'accepted' || state === 'partly' || state === 'returned' || state === 'stored';
