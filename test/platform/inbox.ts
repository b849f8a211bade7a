import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beijingTime, type Clock } from '../../shared/base/clock.ts';
import { type InboxEvent, inboxEventSchema } from '../../shared/sync/protocol.ts';
import { writeAtomic } from './files.ts';
import { json, parseJson, type Reply } from './http.ts';

/** One ordered feed per unit, a line per event; a line that a kill cut in half is dropped at the next start. */
export interface InboxBook {
  push(uscc: string, kind: string, body: Readonly<Record<string, unknown>>): InboxEvent;
  after(uscc: string, seq: number, limit: number): readonly InboxEvent[];
  last(uscc: string): number;
}

function readFeed(path: string): InboxEvent[] {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const events: InboxEvent[] = [];
  for (const line of text.split('\n')) {
    const event = inboxEventSchema.safeParse(parseJson(line));
    if (event.success) events.push(event.data);
  }
  const whole = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  if (whole !== text) writeAtomic(path, whole);
  return events;
}

export function openInbox(root: string, clock: Clock): InboxBook {
  const folder = join(root, 'inbox');
  mkdirSync(folder, { recursive: true });
  const feeds = new Map<string, InboxEvent[]>();
  for (const name of readdirSync(folder))
    if (name.endsWith('.jsonl')) feeds.set(name.slice(0, -'.jsonl'.length), readFeed(join(folder, name)));
  const feedOf = (uscc: string): InboxEvent[] => {
    const feed = feeds.get(uscc) ?? [];
    feeds.set(uscc, feed);
    return feed;
  };
  return {
    push(uscc, kind, body) {
      const feed = feedOf(uscc);
      const event = { seq: (feed.at(-1)?.seq ?? 0) + 1, kind, at: beijingTime(clock.now()), body: { ...body } };
      appendFileSync(join(folder, `${uscc}.jsonl`), `${JSON.stringify(event)}\n`);
      feed.push(event);
      return event;
    },
    after: (uscc, seq, limit) =>
      feedOf(uscc)
        .filter((event) => event.seq > seq)
        .slice(0, limit),
    last: (uscc) => feedOf(uscc).at(-1)?.seq ?? 0,
  };
}

/** GET /v1/inbox?cursor=&limit=. The cursor is the last sequence number seen; none = from the beginning. */
export function inboxReply(inbox: InboxBook, uscc: string, query: URLSearchParams): Reply {
  const cursor = Math.max(0, Number.parseInt(query.get('cursor') ?? '', 10) || 0);
  const limit = Math.min(500, Math.max(1, Number.parseInt(query.get('limit') ?? '', 10) || 100));
  const events = inbox.after(uscc, cursor, limit);
  const last = events.at(-1)?.seq ?? cursor;
  return json(200, { events, cursor: String(last), more: last < inbox.last(uscc) });
}
