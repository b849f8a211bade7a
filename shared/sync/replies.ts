import { problem } from '../base/problem.ts';
import type { Failure, Reach } from './platform.ts';
import { errorReplySchema, PERIOD_CLOSED } from './protocol.ts';

/** What came back over the wire, as far as judging it needs. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** It carried the protocol's own header. */
  readonly genuine: boolean;
  /** Retry-After, ms. */
  readonly retryAfter: number | null;
}

export const failure = (reach: Reach, p: Failure['problem'], retryAfter: number | null = null): Failure => ({
  ok: false,
  problem: p,
  reach,
  retryAfter,
});

export const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const badReply = (detail: string): Failure => failure('item', problem('sync/badReply', { detail }));
export const notPlatform = (): Failure => failure('line', problem('sync/notPlatform'));

/** A proxy in front of the platform says these itself when the platform is down; anything else without the header is a stranger. */
const downWords = new Set([429, 500, 502, 503, 504]);

/** Words of the platform go to the officer shortened; they are shown as text, never interpreted. */
const shorten = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

/** `data.reason` beside 2003: another letter of the unit has this number. The same letter will never be taken. */
export const NUMBER_TAKEN = 'doc-no-taken';

/** A reply that is not the one hoped for → what it means for what happens next. */
export function failureOf(reply: Reply): Failure {
  const { status, retryAfter } = reply;
  if (!reply.genuine) {
    if (!downWords.has(status)) return notPlatform();
    return failure('line', problem('sync/busy', { detail: `HTTP ${status}` }), retryAfter);
  }
  const parsed = errorReplySchema.safeParse(json(reply.text));
  if (!parsed.success) return byStatus(status, retryAfter);
  const { code } = parsed.data;
  const message = shorten(parsed.data.message);
  const detail = `${code} ${message}`;
  if (code === 1001 || code === 1002 || code === 1005) return failure('auth', problem('sync/badSignature', { code, detail }));
  if (code === 1003 || code === 1004) return failure('auth', problem('sync/refused', { code, message }));
  if (code === 1006 || status === 429 || status >= 500) return failure('line', problem('sync/busy', { detail }), retryAfter);
  if (code === 2004) return failure('item', problem('sync/digest', { detail }));
  if (code === 2003 && parsed.data.data?.reason !== NUMBER_TAKEN)
    return failure('item', problem('sync/busy', { detail }), retryAfter);
  if (code === 2002 && parsed.data.data?.reason === PERIOD_CLOSED) {
    const { closes } = parsed.data.data;
    return failure(
      'refused',
      problem('sync/periodClosed', { code, closes: typeof closes === 'string' ? closes.slice(0, 10) : '—' }),
    );
  }
  return failure('refused', problem('sync/refused', { code, message }));
}

function byStatus(status: number, retryAfter: number | null): Failure {
  const detail = `HTTP ${status}`;
  if (status === 429 || status >= 500) return failure('line', problem('sync/busy', { detail }), retryAfter);
  // tus 1.0: 460 checksum mismatch; 409 wrong offset, 423 another request still holds the upload
  if (status === 460) return failure('item', problem('sync/digest', { detail: 'Upload-Checksum' }));
  if (status === 408 || status === 409 || status === 423) return failure('item', problem('sync/busy', { detail }), retryAfter);
  if (status === 401 || status === 403) return failure('auth', problem('sync/badSignature', { detail }));
  return badReply(detail);
}
