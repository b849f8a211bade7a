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
  readonly destroyed: number | null;
}

const select = `SELECT aid, side, name, bytes, sha256, at, who, message_id AS messageId, destroyed,
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
  destroyed: row.destroyed,
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

/** A letter that did not go out: what was with it may be changed again. */
export const unfix = (tx: Tx, messageId: string): void =>
  void tx.run('UPDATE case_attachment SET message_id = NULL WHERE message_id = ?', messageId);

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

/** Begins a file of ours; it counts only when it is finished. */
export const beginAttachment = (tx: Tx, cid: number, file: { name: string; bytes: number; at: number; who: string }): number =>
  tx.run(
    `INSERT INTO case_attachment (cid, side, name, bytes, at, who) VALUES (?, 'ours', ?, ?, ?, ?)`,
    cid,
    file.name,
    file.bytes,
    file.at,
    file.who,
  ).lastId;

export const putAttachmentPart = (tx: Tx, aid: number, n: number, bytes: Uint8Array): void =>
  void tx.run('INSERT OR REPLACE INTO case_attachment_part (aid, n, bytes) VALUES (?, ?, ?)', aid, n, bytes);

export const finishAttachment = (tx: Tx, aid: number, sha256: string): void =>
  void tx.run('UPDATE case_attachment SET sha256 = ? WHERE aid = ?', sha256, aid);

export function dropAttachment(tx: Tx, aid: number): void {
  dropAttachmentParts(tx, aid);
  tx.run('DELETE FROM case_attachment WHERE aid = ?', aid);
}

export const dropAttachmentParts = (tx: Tx, aid: number): void =>
  void tx.run('DELETE FROM case_attachment_part WHERE aid = ?', aid);

/** What a stop in the middle of storing left behind. */
export function sweepAttachments(tx: Tx): void {
  for (const { aid } of tx.all<{ aid: number }>('SELECT aid FROM case_attachment WHERE sha256 IS NULL')) dropAttachment(tx, aid);
}

export const attachmentPart = (tx: Tx, aid: number, n: number): Uint8Array | null =>
  tx.get<{ bytes: Uint8Array }>('SELECT bytes FROM case_attachment_part WHERE aid = ? AND n = ?', aid, n)?.bytes ?? null;

export const attachmentStored = (tx: Tx, aid: number): number =>
  tx.get<{ n: number }>('SELECT coalesce(sum(length(bytes)), 0) AS n FROM case_attachment_part WHERE aid = ?', aid)?.n ?? 0;

export const countAttachmentParts = (tx: Tx, aid: number): number =>
  tx.get<{ n: number }>('SELECT count(*) AS n FROM case_attachment_part WHERE aid = ?', aid)?.n ?? 0;

export function attachmentOf(tx: Tx, cid: number, aid: number): Attachment | null {
  const row = tx.get<AttachmentRow>(`${select} WHERE cid = ? AND aid = ? AND sha256 IS NOT NULL`, cid, aid);
  return row ? viewOf(row) : null;
}

/** The file of a letter with this digest, for whoever sends it. */
export const sentAttachment = (tx: Tx, messageId: string, sha256: string): number | null =>
  tx.get<{ aid: number }>('SELECT aid FROM case_attachment WHERE message_id = ? AND sha256 = ? LIMIT 1', messageId, sha256)
    ?.aid ?? null;

/** Told by the other side, and not all of it here yet. */
const awaited = `FROM case_attachment a JOIN case_file f ON f.cid = a.cid
  WHERE a.side = 'theirs' AND a.destroyed IS NULL AND f.case_id IS NOT NULL AND a.bytes >
    (SELECT coalesce(sum(length(p.bytes)), 0) FROM case_attachment_part p WHERE p.aid = a.aid)`;

export interface AwaitedEvidence {
  readonly caseId: string;
  readonly sha256: string;
}

export const awaitedEvidence = (tx: Tx, limit: number): AwaitedEvidence[] =>
  tx.all<AwaitedEvidence>(`SELECT DISTINCT f.case_id AS caseId, a.sha256 ${awaited} ORDER BY a.aid LIMIT ?`, limit);

/** The files of a case that wait for exactly these bytes, and the case as windows know it. */
export const awaitedFiles = (tx: Tx, { caseId, sha256 }: AwaitedEvidence, bytes: number): { aid: number; id: string }[] =>
  tx.all<{ aid: number; id: string }>(
    `SELECT a.aid, f.id ${awaited} AND f.case_id = ? AND a.sha256 = ? AND a.bytes = ?`,
    caseId,
    sha256,
    bytes,
  );
