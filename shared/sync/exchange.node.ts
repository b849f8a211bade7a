import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Stop } from './platform.ts';
import { agentFor } from './route.node.ts';
import type { Route } from './route.ts';

/** One request and its whole answer, every dimension of it bounded: a peer can be slow, endless or gone. */
export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly bytes: number; chunks(): AsyncIterable<Uint8Array> };
  /** Most bytes of an answer that are read. */
  readonly limit: number;
  readonly times: { readonly connect: number; readonly idle: number; readonly total: number };
  readonly signal: Stop;
  readonly route: Route;
}

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export type Exchanged =
  | { readonly ok: true; readonly value: Heard }
  /** `detail` is a short technical word for the officer's support, never a stack. */
  | { readonly ok: false; readonly why: 'unreachable' | 'tooLong' | 'stopped'; readonly detail: string };

export const times = { connect: 10_000, idle: 30_000, total: 120_000 };

const fall = (why: 'unreachable' | 'tooLong' | 'stopped', detail: string): Exchanged => ({ ok: false, why, detail });

const wordOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'error';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code ?? error.message.slice(0, 100);
};

/** Writes the body with backpressure; stops quietly when the answer or the end comes first. */
async function write(request: ClientRequest, chunks: AsyncIterable<Uint8Array>, over: AbortSignal): Promise<void> {
  for await (const chunk of chunks) {
    if (over.aborted) return;
    if (!request.write(chunk)) await once(request, 'drain', { signal: over }).catch(() => undefined);
  }
  if (!over.aborted) request.end();
}

/** Redirects are not followed: the platform never redirects, and a log-in page must not be taken for it. */
export function exchange(ask: Ask): Promise<Exchanged> {
  const { url, method, signal } = ask;
  if (signal.aborted) return Promise.resolve(fall('stopped', 'stopped'));
  return new Promise((resolve) => {
    const over = new AbortController();
    const headers: Record<string, string> = { ...ask.headers };
    if (ask.body) headers['content-length'] = String(ask.body.bytes);
    const secure = url.protocol === 'https:';
    const options = { method, headers, agent: agentFor(ask.route, secure), timeout: ask.times.idle };
    const request = secure ? httpsRequest(url, options) : httpRequest(url, options);

    const settle = (result: Exchanged): void => {
      if (over.signal.aborted) return;
      over.abort();
      clearTimeout(connecting);
      clearTimeout(whole);
      signal.removeEventListener('abort', stopped);
      resolve(result);
      request.destroy();
    };
    const stopped = (): void => settle(fall('stopped', 'stopped'));
    const connecting = setTimeout(() => settle(fall('unreachable', 'connect timeout')), ask.times.connect);
    const whole = setTimeout(() => settle(fall('unreachable', 'timeout')), ask.times.total);
    signal.addEventListener('abort', stopped);

    request.on('socket', (socket) => {
      // Through a proxy the line stands before the request is given to it.
      if (!socket.connecting) clearTimeout(connecting);
      socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
    });
    request.on('timeout', () => settle(fall('unreachable', 'idle timeout')));
    request.on('error', (error) => settle(fall('unreachable', wordOf(error))));
    request.on('response', (response) => {
      clearTimeout(connecting);
      read(response, ask.limit, settle);
    });
    if (ask.body)
      void write(request, ask.body.chunks(), over.signal).catch((error) => settle(fall('unreachable', wordOf(error))));
    else request.end();
  });
}

function read(response: IncomingMessage, limit: number, settle: (result: Exchanged) => void): void {
  const kept: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limit) settle(fall('tooLong', `> ${limit} bytes`));
    else kept.push(chunk);
  });
  response.on('error', (error) => settle(fall('unreachable', wordOf(error))));
  // Without `end` the answer was cut, however complete it looks.
  response.on('close', () => settle(fall('unreachable', 'answer cut')));
  response.on('end', () => {
    if (!response.complete) return settle(fall('unreachable', 'answer cut'));
    const text = Buffer.concat(kept).toString('utf8');
    settle({ ok: true, value: { status: response.statusCode ?? 0, headers: response.headers, text } });
  });
}
