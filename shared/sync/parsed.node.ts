import type { z } from 'zod';
import type { Heard } from './exchange.node.ts';
import type { Answer } from './platform.ts';
import { badReply, json } from './replies.ts';

/** A genuine answer's body, checked against the protocol. */
export function parsed<T>(heard: Heard, schema: z.ZodType<T>): Answer<T> {
  const raw = json(heard.text);
  if (raw === undefined) return badReply(`HTTP ${heard.status}, not JSON`);
  const checked = schema.safeParse(raw);
  if (checked.success) return { ok: true, value: checked.data };
  const issue = checked.error.issues[0];
  return badReply(`${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`.slice(0, 200));
}
