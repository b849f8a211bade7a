import type { MessagePort } from 'node:worker_threads';
import type { DownFrame, UpFrame } from '../contract/frames.ts';
import type { FileSource } from '../records/import/source.node.ts';

/** Host → engine thread. `client` numbers the windows of one host. */
export type ToEngine =
  | { readonly m: 'frame'; readonly client: number; readonly frame: UpFrame }
  | { readonly m: 'gone'; readonly client: number }
  | { readonly m: 'stage'; readonly token: string; readonly file: FileSource }
  /** A window fetches a prepared export; the file goes to the port. */
  | { readonly m: 'take'; readonly token: string; readonly outlet: MessagePort }
  /** What the system's store of secrets answered; null: it cannot. */
  | { readonly m: 'kept'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly m: 'stop' };

/** Engine thread → host. `client` null = every window. */
export type FromEngine =
  | { readonly m: 'ready' }
  | { readonly m: 'frame'; readonly client: number | null; readonly frame: DownFrame }
  /** Asks the host's keychain (security/keychain). */
  | { readonly m: 'keep'; readonly id: number; readonly what: 'available' | 'seal' | 'open'; readonly bytes: Uint8Array }
  | { readonly m: 'log'; readonly level: 'info' | 'error'; readonly text: string }
  | { readonly m: 'stopped' };
