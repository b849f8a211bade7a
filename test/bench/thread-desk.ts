import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { createClient } from '../../shared/contract/client.ts';
import { startEngine } from '../../shared/engine/start.node.ts';
import { CallFailed } from '../support/call-failed.ts';
import type { Desk } from '../support/desk.ts';

/** A desk on the engine thread, as the hosts run it: calls cross threads, files are read from their path. */
export function openThreadDesk(profile: string): Desk {
  const engine = startEngine({
    profile,
    log: (level, text) => void (level === 'error' && process.stderr.write(`${text}\n`)),
  });
  const client = createClient(engine.connect());
  return {
    client,
    async ask(name, args, options) {
      const answer = await client.call(name, args, options);
      if (!answer.ok) throw new CallFailed(name, answer.problem);
      return answer.value;
    },
    choose(path) {
      const token = randomUUID();
      engine.stage(token, { kind: 'path', name: basename(path), size: statSync(path).size, path });
      return token;
    },
    take: engine.take,
    stop: () => engine.stop(),
  };
}
