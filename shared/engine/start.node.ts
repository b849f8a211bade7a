import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { problem } from '../base/problem.ts';
import { fail, type Result } from '../base/result.ts';
import type { Wire } from '../contract/client.ts';
import type { DownFrame, UpFrame } from '../contract/frames.ts';
import type { FileSource } from '../records/import/source.node.ts';
import type { Keychain } from '../security/keychain/port.ts';
import type { Installation } from '../updates/model.ts';
import { createBusyMemory } from './busy.ts';
import { type TakenFile, takeFrom } from './export/taken.node.ts';
import { askKeychain } from './host-keychain.node.ts';
import type { FromEngine, ToEngine } from './messages.node.ts';
import { ENGINE_YOUNG_MB } from './thread-memory.ts';

/** A host's hold on the engine thread. */
export interface EngineHandle {
  /** One window's wire. `close` tells the engine that the window is gone. */
  connect(): Wire & { close(): void };
  stage(token: string, file: FileSource): void;
  /** Fetches a prepared export, once: its name, and its bytes as they are made. */
  take(token: string): Promise<Result<TakenFile>>;
  /** Closes the store in order; resolves when the thread has ended. */
  stop(): Promise<void>;
  onExit(on: (code: number) => void): void;
}

export interface StartOptions {
  readonly profile: string;
  /** How this product lies on this computer; null when it runs from its sources. */
  readonly installation?: Installation | null;
  /** The system's store of secrets, where the host has one. */
  readonly keychain?: Keychain | null;
  readonly log: (level: 'info' | 'error', text: string) => void;
}

/** Beside this file when run from source, beside the bundle when built. */
const entry = import.meta.url.endsWith('.ts')
  ? new URL('./thread.node.ts', import.meta.url)
  : new URL('./engine-thread.js', import.meta.url);

interface Window {
  onFrame(frame: DownFrame): void;
  onClosed(): void;
}

/** Starts the engine thread of a profile folder. */
export function startEngine(options: StartOptions): EngineHandle {
  const thread = new Worker(entry, {
    workerData: { profile: options.profile, installation: options.installation ?? null, keychain: Boolean(options.keychain) },
    name: 'engine',
    resourceLimits: { maxYoungGenerationSizeMb: ENGINE_YOUNG_MB },
  });
  const windows = new Map<number, Window>();
  const exits = new Set<(code: number) => void>();
  const busy = createBusyMemory();
  let next = 1;
  let ended = false;
  const post = (message: ToEngine, transfer: readonly MessagePort[] = []): void => {
    if (!ended) thread.postMessage(message, transfer);
  };

  thread.on('message', (message: FromEngine) => {
    if (message.m === 'frame') {
      busy.note(message.frame);
      if (message.client === null) for (const window of windows.values()) window.onFrame(message.frame);
      else windows.get(message.client)?.onFrame(message.frame);
    } else if (message.m === 'keep') {
      const { id, what, bytes } = message;
      void askKeychain(options.keychain ?? null, what, bytes).then((kept) => post({ m: 'kept', id, bytes: kept }));
    } else if (message.m === 'log') options.log(message.level, message.text);
  });
  thread.on('error', (error) => options.log('error', String(error.stack ?? error)));
  thread.on('exit', (code) => {
    ended = true;
    for (const window of windows.values()) window.onClosed();
    for (const on of exits) on(code);
  });

  return {
    connect() {
      const client = next++;
      return {
        send: (frame: UpFrame) => post({ m: 'frame', client, frame }),
        receive(onFrame, onClosed) {
          // A window opened after the engine ended is told so instead of waiting for answers.
          if (ended) queueMicrotask(onClosed);
          else windows.set(client, { onFrame, onClosed });
          const told = busy.current();
          if (told && !ended) onFrame(told);
        },
        close() {
          windows.delete(client);
          post({ m: 'gone', client });
        },
      };
    },
    stage: (token, file) => post({ m: 'stage', token, file }),
    take(token) {
      if (ended) return Promise.resolve(fail(problem('contract/disconnected')));
      const { port1, port2 } = new MessageChannel();
      const taken = takeFrom(port1);
      post({ m: 'take', token, outlet: port2 }, [port2]);
      return taken;
    },
    stop: () =>
      new Promise((resolve) => {
        if (ended) return resolve();
        thread.once('exit', () => resolve());
        post({ m: 'stop' });
      }),
    onExit: (on) => void exits.add(on),
  };
}
