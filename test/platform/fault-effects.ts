import type { IncomingMessage, ServerResponse } from 'node:http';
import { batchStateSchema, inboxReplySchema, receiptSchema, type Signed, signedSchema } from '../../shared/sync/protocol.ts';
import type { Fault } from './faults.ts';
import { parseJson, type Reply } from './http.ts';
import type { Signer } from './keys.ts';

/** Time for what came before a cut to reach the disk, so that a test knows how much is there. */
const SETTLE_MS = 80;

const captivePage = `<!doctype html><html><head><title>网络认证</title></head>
<body><h1>请登录政务外网</h1><form method="post"><input name="user"><input name="pass" type="password"></form></body></html>`;

/** The first fault of a kind, among those a request meets. */
export function has<K extends Fault['kind']>(faults: readonly Fault[], kind: K): Extract<Fault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
}

/** Lets `limit` bytes of the request's body through, then ends the connection. To be called before any body is read. */
function cutRequest(request: IncomingMessage, limit: number): void {
  const push = request.push.bind(request);
  let passed = 0;
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    setTimeout(() => request.socket.destroy(), SETTLE_MS);
  };
  request.push = (chunk: unknown): boolean => {
    if (ended) return false;
    if (!Buffer.isBuffer(chunk)) return push(chunk);
    const allowed = chunk.subarray(0, Math.max(0, limit - passed));
    passed += chunk.length;
    const more = allowed.length > 0 ? push(allowed) : true;
    if (passed >= limit) end();
    return more;
  };
  if (limit === 0) end();
}

/** Lets headers and `limit` bytes of the answer through, then ends the connection; null = nothing at all. */
function cutResponse(response: ServerResponse, limit: number | null): void {
  const write = response.write.bind(response);
  const destroy = (): void => void setTimeout(() => response.socket?.destroy(), limit === null ? 0 : SETTLE_MS);
  response.write = (): boolean => true;
  response.end = (chunk?: unknown): ServerResponse => {
    const bytes = Buffer.isBuffer(chunk) ? chunk : typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.alloc(0);
    if (limit !== null) {
      if (!response.headersSent) response.flushHeaders();
      if (limit > 0) write(bytes.subarray(0, limit));
    }
    destroy();
    return response;
  };
}

/** Faults of the connection itself; at once, while nothing of the request has been read. */
export function bendConnection(faults: readonly Fault[], request: IncomingMessage, response: ServerResponse): void {
  if (has(faults, 'lost')) cutResponse(response, null);
  const cut = has(faults, 'cut');
  if (!cut) return;
  const side = cut.side ?? (request.method === 'POST' || request.method === 'PATCH' ? 'request' : 'response');
  if (side === 'request') cutRequest(request, cut.bytes);
  else cutResponse(response, cut.bytes);
}

/** An answer in place of the real one; null when the request may go on. */
export function insteadOf(faults: readonly Fault[], response: ServerResponse, header: string): Reply | null {
  if (has(faults, 'captive')) {
    response.removeHeader(header);
    return { status: 200, type: 'text/html; charset=utf-8', body: captivePage };
  }
  const error = has(faults, 'error');
  if (!error) return null;
  const body = JSON.stringify({ code: error.code, message: error.code === 5003 ? '平台维护中' : '平台内部错误' });
  const headers: Record<string, string> = error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) };
  return { status: error.status, headers, type: 'application/json; charset=utf-8', body };
}

const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

function bendSigned(faults: readonly Fault[], signed: Signed, signer: Signer): Signed {
  let bent = signed;
  if (has(faults, 'wrongRoot')) {
    const receipt = receiptSchema.safeParse(parseJson(signed.payload));
    if (receipt.success) {
      const { root } = receipt.data;
      bent = signer.sign(JSON.stringify({ ...receipt.data, root: (root.startsWith('0') ? '1' : '0') + root.slice(1) }));
    }
  }
  return has(faults, 'badSignature') ? { ...bent, signature: flip(bent.signature) } : bent;
}

/** Faults of what is said: receipts (in a batch's state and in the feed) and catalog packages; a feed told twice. */
export function bendReply(faults: readonly Fault[], reply: Reply, signer: Signer): Reply {
  if (reply.body === null || !faults.some(({ kind }) => kind === 'badSignature' || kind === 'wrongRoot' || kind === 'twice'))
    return reply;
  const body = parseJson(reply.body);
  const bend = (signed: Signed): Signed => bendSigned(faults, signed, signer);
  const batch = batchStateSchema.safeParse(body);
  if (batch.success) return { ...reply, body: JSON.stringify({ ...batch.data, receipts: batch.data.receipts.map(bend) }) };
  const feed = inboxReplySchema.safeParse(body);
  if (feed.success) {
    const events = feed.data.events.map((event) => {
      const receipt = signedSchema.safeParse(event.body.receipt);
      return receipt.success ? { ...event, body: { ...event.body, receipt: bend(receipt.data) } } : event;
    });
    const told = has(faults, 'twice') ? events.flatMap((event) => [event, event]) : events;
    return { ...reply, body: JSON.stringify({ ...feed.data, events: told }) };
  }
  const signed = signedSchema.safeParse(body);
  return signed.success ? { ...reply, body: JSON.stringify(bend(signed.data)) } : reply;
}
