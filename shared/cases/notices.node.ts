import type { Tx } from '../store/tx.ts';
import { latestOf } from '../submissions/queries.node.ts';
import { type NoticeContent, noticeContentSchema } from './message.ts';
import type { Notice, NoticeSubject } from './model.ts';
import { asksAnswer } from './notice.ts';

/** Notices of the office, as the step that opened them says. */

interface Opening {
  readonly words: string;
  readonly content: NoticeContent;
}

/** Null when it is words only: signed and shown all the same, but there is nothing more to go by. */
function openingOf(tx: Tx, cid: number): Opening | null {
  const step = tx.get<{ words: string; content: string }>(
    `SELECT words, content FROM case_step WHERE cid = ? AND step = 'notify' ORDER BY id LIMIT 1`,
    cid,
  );
  const parsed = noticeContentSchema.safeParse(step ? JSON.parse(step.content) : null);
  return step && parsed.success ? { words: step.words, content: parsed.data } : null;
}

export const sortOf = (tx: Tx, cid: number): NoticeContent['sort'] | null => openingOf(tx, cid)?.content.sort ?? null;

/** Whether a written answer may be given. One that does not say so may be answered, and need not be left so. */
export function answerAsked(tx: Tx, cid: number): boolean {
  const opening = openingOf(tx, cid);
  return opening === null || asksAnswer(opening.content);
}

export function noticeOf(tx: Tx, cid: number): Notice | null {
  const opening = openingOf(tx, cid);
  if (opening === null) return null;
  const { sort, about } = opening.content;
  const subject = (dataset: string, period: string): NoticeSubject => {
    const row = latestOf(tx, dataset, period);
    return { dataset, period, submission: row ? { id: row.id, sealed: row.batch_id !== null } : null };
  };
  return {
    sort,
    text: opening.words,
    answer: asksAnswer(opening.content),
    about: about.flatMap(({ dataset, periods }) =>
      periods.length === 0 ? [{ dataset, period: null, submission: null }] : periods.map((period) => subject(dataset, period)),
    ),
  };
}
