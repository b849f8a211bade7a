import { batchStateSchema } from '../../shared/sync/protocol.ts';
import { has } from './fault-effects.ts';
import type { Fault } from './faults.ts';
import { parseJson, type Reply } from './http.ts';

/** How many answers a cache in between might still have. */
const KEPT = 50;

interface Kept {
  readonly question: string;
  readonly batchId: string | null;
  readonly reply: Reply;
}

/** Answers put in place of others: what was said before to the like question, or what was said of another batch. */
export interface Replaced {
  exchange(faults: readonly Fault[], method: string, path: string, reply: Reply): Reply;
}

export function createReplaced(): Replaced {
  const kept: Kept[] = [];
  return {
    exchange(faults, method, path, reply) {
      const batch = batchStateSchema.safeParse(parseJson(reply.body ?? ''));
      const said: Kept = { question: `${method} ${path}`, batchId: batch.data?.batchId ?? null, reply };
      const stale = has(faults, 'stale') && kept.findLast(({ question }) => question === said.question);
      const foreign =
        has(faults, 'foreign') && kept.findLast(({ batchId }) => batchId !== null && batchId !== said.batchId && said.batchId);
      kept.push(said);
      if (kept.length > KEPT) kept.shift();
      return (foreign || stale || said).reply;
    },
  };
}
