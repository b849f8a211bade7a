import { canonicalJson, sha256Hex } from '../submissions/canonical.node.ts';
import type { CaseMessage } from './message.ts';

/**
 * Ids follow from content: the same letter sent again, after a lost reply or from a restored backup, is the same letter.
 * The time and who prepared it are not part of it.
 */
export function caseIdOf(opening: Pick<CaseMessage, 'kind' | 'unit' | 'docNo' | 'words' | 'content' | 'attachments'>): string {
  const { kind, unit, docNo, words, content, attachments } = opening;
  return `c${sha256Hex(canonicalJson({ kind, unit, docNo, words, content, attachments })).slice(0, 40)}`;
}

/** `seen` is part of it: the same words after another answer are another message. */
export function messageIdOf(
  message: Pick<CaseMessage, 'caseId' | 'step' | 'unit' | 'seen' | 'docNo' | 'words' | 'content' | 'attachments'>,
): string {
  const { caseId, step, unit, seen, docNo, words, content, attachments } = message;
  return `m${sha256Hex(canonicalJson({ caseId, step, unit, seen, docNo, words, content, attachments })).slice(0, 40)}`;
}
