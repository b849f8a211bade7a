import type { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import type { Enrolment } from './enrolment.ts';
import type { Heard } from './exchange.node.ts';
import type { Answer, Platform } from './platform.ts';
import { batchStateSchema, inboxReplySchema, paths } from './protocol.ts';
import { badReply, failure, json } from './replies.ts';
import { type RequestSigner, requestSigner } from './signers/choose.node.ts';
import { tusUploads } from './tus.node.ts';
import { createWire } from './wire.node.ts';

const CATALOG_LIMIT = 64 * 1024 * 1024;

/** A genuine answer's body, checked against the protocol. */
export function parsed<T>(heard: Heard, schema: z.ZodType<T>): Answer<T> {
  const raw = json(heard.text);
  if (raw === undefined) return badReply(`HTTP ${heard.status}, not JSON`);
  const checked = schema.safeParse(raw);
  if (checked.success) return { ok: true, value: checked.data };
  const issue = checked.error.issues[0];
  return badReply(`${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`.slice(0, 200));
}

/** The exchange platform over HTTP (protocol v1). */
export function platformHttp(base: string, clock: Clock, sign: RequestSigner): Platform {
  const wire = createWire({ base, clock, sign });
  return {
    async catalog(known, stop) {
      const headers: Record<string, string> = known === null ? {} : { 'if-none-match': `"${known}"` };
      const ask = { method: 'GET', path: paths.catalog, headers, limit: CATALOG_LIMIT, also: [304] };
      const heard = await wire.send(ask, stop);
      if (!heard.ok) {
        const tooLarge = heard.problem.code === 'sync/badReply' && String(heard.problem.data?.detail).startsWith('>');
        return tooLarge ? failure('item', problem('catalog/tooLarge', { limit: CATALOG_LIMIT / 1048576 })) : heard;
      }
      if (heard.value.status === 304) return { ok: true, value: { kind: 'same' } };
      return { ok: true, value: { kind: 'package', text: heard.value.text } };
    },
    async postBatch(manifest, stop) {
      const heard = await wire.send({ method: 'POST', path: paths.batches, json: { manifest } }, stop);
      return heard.ok ? parsed(heard.value, batchStateSchema) : heard;
    },
    async batchState(batchId, stop) {
      const ask = { method: 'GET', path: `${paths.batches}/${encodeURIComponent(batchId)}`, also: [404] };
      const heard = await wire.send(ask, stop);
      if (!heard.ok) return heard;
      return heard.value.status === 404 ? { ok: true, value: null } : parsed(heard.value, batchStateSchema);
    },
    async inbox(cursor, stop) {
      const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const heard = await wire.send({ method: 'GET', path: `${paths.inbox}${query}` }, stop);
      return heard.ok ? parsed(heard.value, inboxReplySchema) : heard;
    },
    upload: tusUploads(wire),
    skew: wire.skew,
    lastContact: wire.lastContact,
  };
}

/** The enrolment's platform. One that asks for signatures this build cannot make is there, but never reached. */
export function platformFor(enrolment: Enrolment, clock: Clock): Platform {
  const sign = requestSigner(enrolment);
  if (sign.ok) return platformHttp(enrolment.platformUrl, clock, sign.value);
  const refused = failure('auth', sign.problem);
  const answer = (): Promise<typeof refused> => Promise.resolve(refused);
  return {
    catalog: answer,
    postBatch: answer,
    batchState: answer,
    inbox: answer,
    upload: { create: answer, head: answer, patch: answer, remove: answer },
    skew: () => null,
    lastContact: () => null,
  };
}
