import type { Tx } from '../store/tx.ts';
import type { AttachmentFacts } from './message.ts';
import type { Attachment } from './model.ts';

/** SQL of evidence: encrypted with the store, in parts of at most 1 MiB. */

interface AttachmentRow {
  readonly aid: number;
  readonly side: 'ours' | 'theirs';
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly at: number;
  readonly who: string;
  readonly messageId: string | null;
  readonly parts: number;
}

const select = `SELECT aid, side, name, bytes, sha256, at, who, message_id AS messageId,
  (SELECT count(*) FROM case_attachment_part p WHERE p.aid = a.aid) AS parts FROM case_attachment a`;

const viewOf = (row: AttachmentRow): Attachment => ({
  aid: row.aid,
  side: row.side,
  name: row.name,
  bytes: row.bytes,
  sha256: row.sha256 ?? '',
  at: row.at,
  who: row.who,
  here: row.parts > 0,
  fixed: row.side === 'theirs' || row.messageId !== null,
});

export const attachmentsOf = (tx: Tx, cid: number): Attachment[] =>
  tx.all<AttachmentRow>(`${select} WHERE cid = ? AND sha256 IS NOT NULL ORDER BY aid`, cid).map(viewOf);

/** What goes out with the next letter: ours, whole, and with no letter before. */
export const loose = (tx: Tx, cid: number): AttachmentFacts[] =>
  tx.all<AttachmentFacts>(
    `SELECT name, bytes, sha256 FROM case_attachment
     WHERE cid = ? AND side = 'ours' AND sha256 IS NOT NULL AND message_id IS NULL ORDER BY aid`,
    cid,
  );

export const fixTo = (tx: Tx, cid: number, messageId: string): void =>
  void tx.run(
    `UPDATE case_attachment SET message_id = ? WHERE cid = ? AND side = 'ours' AND sha256 IS NOT NULL AND message_id IS NULL`,
    messageId,
    cid,
  );

/** Evidence that came with somebody else's step: what it is; its bytes are fetched when somebody wants them. */
export function keepTheirs(tx: Tx, cid: number, facts: readonly AttachmentFacts[], at: number, who: string): void {
  for (const { name, bytes, sha256 } of facts)
    tx.run(
      `INSERT INTO case_attachment (cid, side, name, bytes, sha256, at, who) VALUES (?, 'theirs', ?, ?, ?, ?, ?)`,
      cid,
      name,
      bytes,
      sha256,
      at,
      who,
    );
}
