import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HandoverLetter, HandoverLine, HandoverSignature, HandoverView } from './model.ts';
import { type HandoverRow, linesIn } from './records.node.ts';

const statement = z.looseObject({ payload: z.string(), signature: z.string() });
const signedSchema = z.looseObject({ digest: z.string(), at: z.string(), officer: z.looseObject({ name: z.string() }) });

interface Read extends HandoverSignature {
  readonly digest: string;
}

/** What is shown of a signed statement; the statement itself stays as it was signed. */
function signatureOf(json: string | null): Read | null {
  if (json === null) return null;
  const { payload, signature } = statement.parse(JSON.parse(json));
  const said = signedSchema.parse(JSON.parse(payload));
  const mark = createHash('sha256').update(`${payload}|${signature}`).digest('hex').slice(0, 16);
  return { name: said.officer.name, at: Date.parse(said.at), mark, digest: said.digest };
}

const shown = (read: Read | null): HandoverSignature | null =>
  read === null ? null : { name: read.name, at: read.at, mark: read.mark };

interface Around {
  readonly letter: HandoverLetter | null;
  /** As they are now; null: as they were signed. */
  readonly lines: readonly HandoverLine[] | null;
  /** The officer who is here. */
  readonly me: string;
}

/** A handover as windows see it. */
export function viewOf(row: HandoverRow, { letter, lines, me }: Around): HandoverView {
  const from = signatureOf(row.from_signed);
  const to = signatureOf(row.to_signed);
  return {
    id: row.hid,
    state: row.state,
    from: { id: row.from_id, name: row.from_name },
    to: { id: row.to_id, name: row.to_name },
    office: row.office,
    post: row.post,
    phone: row.phone,
    effective: row.effective,
    reason: row.reason,
    road: row.road,
    bundle: row.bundle,
    letter,
    lines: lines ?? linesIn(row.list),
    digest: (to ?? from)?.digest ?? null,
    fromSigned: shown(from),
    toSigned: shown(to),
    madeAt: row.made_at,
    doneAt: row.done_at,
    side: me === row.from_id ? 'from' : me === row.to_id ? 'to' : null,
  };
}
