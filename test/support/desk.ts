import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { Clock } from '../../shared/base/clock.ts';
import type { Result } from '../../shared/base/result.ts';
import { type CallOptions, type Client, createClient } from '../../shared/contract/client.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import type { DownFrame } from '../../shared/contract/frames.ts';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { type TakenFile, takeFrom } from '../../shared/engine/export/taken.node.ts';
import type { Keychain } from '../../shared/security/keychain/port.ts';
import type { Cost } from '../../shared/security/slots.node.ts';
import { CallFailed } from './call-failed.ts';

/** A clock that tests and the demo's history may set; it stands still in between, until it is let go. */
export interface SetClock extends Clock {
  set(ms: number): void;
  /** From here on it is the real time. */
  letGo(): void;
}

export function setClock(start: number): SetClock {
  let at: number | null = start;
  return {
    now: () => at ?? Date.now(),
    set(ms) {
      at = ms;
    },
    letGo() {
      at = null;
    },
  };
}

/** The whole product without a window, in this very thread: the engine behind its real contract and gate. */
export interface Desk {
  readonly client: Client;
  /** The reply's value; throws `CallFailed` on a problem. */
  ask<N extends CallName>(name: N, args: CallArgs<N>, options?: CallOptions): Promise<CallReply<N>>;
  /**
   * Chooses a file as an officer would; answers its token. With a size, by its path as a native dialog does: it is read
   * later, and may have changed since it had that size.
   */
  choose(path: string, sizeThen?: number): string;
  /** Fetches a prepared export, once, as a host does. */
  take(token: string): Promise<Result<TakenFile>>;
  stop(): Promise<void>;
}

/** The least a key file may ask: specs unlock hundreds of times, and what a guess costs is proven with the vault. */
const CHEAP_GUESS: Cost = { N: 1 << 14, r: 8, p: 1 };

export function openDesk(
  profile: string,
  clock: Clock = { now: () => Date.now() },
  guessCost: Cost = CHEAP_GUESS,
  keychain: Keychain | null = null,
): Desk {
  let down: (frame: DownFrame) => void = () => {};
  const engine = createEngine({
    profile,
    clock,
    guessCost,
    keychain,
    emit: (event) => down({ t: 'event', event }),
    log: (level, text) => {
      if (level === 'error') process.stderr.write(`${text}\n`);
    },
  });
  const client = createClient({
    send: (frame) => engine.receive(1, frame, (reply) => down(reply)),
    receive: (onFrame) => {
      down = onFrame;
    },
  });
  return {
    client,
    async ask(name, args, options) {
      const answer = await client.call(name, args, options);
      if (!answer.ok) throw new CallFailed(name, answer.problem);
      return answer.value;
    },
    choose(path, sizeThen) {
      const token = randomUUID();
      if (sizeThen !== undefined) {
        engine.stage(token, { kind: 'path', name: basename(path), size: sizeThen, path });
        return token;
      }
      const file = readFileSync(path);
      const bytes = new Uint8Array(new SharedArrayBuffer(file.length));
      bytes.set(file);
      engine.stage(token, { kind: 'bytes', name: basename(path), size: file.length, bytes });
      return token;
    },
    take(token) {
      const { port1, port2 } = new MessageChannel();
      const taken = takeFrom(port1);
      engine.take(token, port2);
      return taken;
    },
    stop: () => engine.stop(),
  };
}
