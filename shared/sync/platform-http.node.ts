import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import type { Identity } from './identity.node.ts';
import { parsed } from './parsed.node.ts';
import type { Platform, Stop } from './platform.ts';
import {
  batchStateSchema,
  caseAnswerSchema,
  evidencePieceSchema,
  inboxReplySchema,
  ledgerReplySchema,
  paths,
} from './protocol.ts';
import { failure } from './replies.ts';
import type { Route } from './route.ts';
import { renewedSecret } from './secret.node.ts';
import { requestSigner } from './signers/choose.node.ts';
import { tusUploads } from './tus.node.ts';
import { createWire, type WireOptions } from './wire.node.ts';

/** Fifty thousand rows of 24 datasets sent every day. */
const LEDGER_LIMIT = 32 * 1024 * 1024;
const CATALOG_LIMIT = 64 * 1024 * 1024;

/** The exchange platform over HTTP (protocol v1). */
export function platformHttp(options: WireOptions): Platform {
  const wire = createWire(options);
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
    async postCase(caseId, message, stop) {
      const path = caseId === null ? paths.cases : `${paths.cases}/${encodeURIComponent(caseId)}/messages`;
      const heard = await wire.send({ method: 'POST', path, json: { message } }, stop);
      return heard.ok ? parsed(heard.value, caseAnswerSchema) : heard;
    },
    async evidence(caseId, sha256, from, stop) {
      const path = `${paths.cases}/${encodeURIComponent(caseId)}/attachments/${encodeURIComponent(sha256)}?from=${from}`;
      const heard = await wire.send({ method: 'GET', path }, stop);
      const piece = heard.ok ? parsed(heard.value, evidencePieceSchema) : heard;
      return piece.ok ? { ok: true, value: Buffer.from(piece.value.data, 'base64') } : piece;
    },
    async inbox(cursor, stop) {
      const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const heard = await wire.send({ method: 'GET', path: `${paths.inbox}${query}` }, stop);
      return heard.ok ? parsed(heard.value, inboxReplySchema) : heard;
    },
    async ledger(year, stop) {
      const heard = await wire.send({ method: 'GET', path: `${paths.ledger}?period=${year}`, limit: LEDGER_LIMIT }, stop);
      if (!heard.ok) return heard;
      const reply = parsed(heard.value, ledgerReplySchema);
      return reply.ok ? { ok: true, value: reply.value.rows } : reply;
    },
    upload: tusUploads(wire),
    skew: wire.skew,
    lastContact: wire.lastContact,
  };
}

/** The enrolment's platform. One that asks for signatures this build cannot make is there, but never reached. */
export function platformFor(identity: Identity, clock: Clock, route?: () => Route): Platform {
  const first = requestSigner(identity.now());
  if (first.ok) {
    let sign = first.value;
    let renewing: Promise<boolean> | null = null;
    const renew = async (skew: number, stop: Stop): Promise<boolean> => {
      const fresh = await renewedSecret(identity.now(), clock, skew, stop, route);
      if (!fresh.ok || stop.aborted) return false;
      identity.change({ ...identity.now(), secret: fresh.value });
      const signer = requestSigner(identity.now());
      if (signer.ok) sign = signer.value;
      return signer.ok;
    };
    return platformHttp({
      base: identity.now().platformUrl,
      clock,
      route,
      sign: () => sign,
      renew: (skew, stop) => {
        renewing ??= renew(skew, stop).finally(() => {
          renewing = null;
        });
        return renewing;
      },
    });
  }
  const refused = failure('auth', first.problem);
  const answer = (): Promise<typeof refused> => Promise.resolve(refused);
  return {
    catalog: answer,
    postBatch: answer,
    batchState: answer,
    postCase: answer,
    evidence: answer,
    inbox: answer,
    ledger: answer,
    upload: { create: answer, createEvidence: answer, head: answer, patch: answer, remove: answer },
    skew: () => null,
    lastContact: () => null,
  };
}
