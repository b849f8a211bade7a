import { z } from 'zod';
import { putGrant } from '../cases/grants.node.ts';
import { useGrantSchema } from '../cases/message.ts';
import type { Tx } from '../store/tx.ts';
import { verifyStatement } from './case-delivery.node.ts';
import { type InboxEvent, type PlatformKey, signedSchema } from './protocol.ts';
import { insertEvent } from './queries.node.ts';
import { json } from './replies.ts';

const bodySchema = z.looseObject({ grant: signedSchema });

/**
 * A use right in the feed (第十三条): believed when the platform signed it and it is this unit's. What may not be believed is
 * kept to be seen, and allots nothing.
 */
export function takeGrantEvent(
  tx: Tx,
  event: InboxEvent,
  about: { readonly unit: string; readonly keys: readonly PlatformKey[] },
): boolean {
  const body = bodySchema.safeParse(event.body);
  const parsed = body.success ? useGrantSchema.safeParse(json(body.data.grant.payload)) : null;
  const right =
    body.success &&
    parsed?.success === true &&
    parsed.data.unit === about.unit &&
    verifyStatement(body.data.grant, () => parsed.data.at, about.keys).ok;
  insertEvent(tx, event, right);
  return right ? putGrant(tx, parsed.data, JSON.stringify(body.data.grant)) : false;
}
