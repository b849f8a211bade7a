import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { errorReplySchema } from '../../shared/sync/protocol.ts';

export type ErrorReply = z.infer<typeof errorReplySchema>;

/** What a route answers; written to the socket in one place so that faults can bend it. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly body: string | null;
}

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

/** A refusal with a code of the national-family proposal; `reason` tells apart what shares a code. */
export const refusal = (code: number, message: string, data?: Readonly<Record<string, unknown>>): ErrorReply => ({
  code,
  message,
  ...(data ? { data } : {}),
});

export const refuse = (status: number, code: number, message: string, data?: Readonly<Record<string, unknown>>): Reply =>
  json(status, refusal(code, message, data));

/** Manifests carry written reasons, nothing larger. */
const BODY_LIMIT = 8 * 1024 * 1024;

/** The whole body; null when it is larger than any request of the protocol. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

/** Parses untrusted JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function send(response: ServerResponse, reply: Reply): void {
  const bytes = reply.body === null ? null : Buffer.from(reply.body, 'utf8');
  const headers: Record<string, string | number> = { ...reply.headers };
  if (reply.type) headers['content-type'] = reply.type;
  if (bytes) headers['content-length'] = bytes.length;
  response.writeHead(reply.status, headers);
  response.end(bytes ?? undefined);
}
