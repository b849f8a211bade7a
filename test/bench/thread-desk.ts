import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { createClient } from '../../shared/contract/client.ts';
import { startEngine } from '../../shared/engine/start.node.ts';
import { CallFailed, type Desk } from '../support/desk.ts';

/** What was built, as it runs in an office: its threads need not translate their own sources, which takes memory and time. */
export const builtThread = new URL('../../dist/app/engine-thread.js', import.meta.url);

/** A desk on the engine thread, as the hosts run it: calls cross threads, files are read from their path. */
export function openThreadDesk(profile: string, thread?: URL): Desk {
  const engine = startEngine({
    profile,
    ...(thread ? { thread } : {}),
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
