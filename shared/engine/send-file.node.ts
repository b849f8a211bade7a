import type { MessagePort } from 'node:worker_threads';
import type { FileFrame } from './export/protocol.node.ts';

const PIECE = 256 * 1024;

/** A small file that is ready in memory, to whoever fetches it on their port. */
export function sendFile(outlet: MessagePort, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): void {
  const post = (frame: FileFrame): void => outlet.postMessage(frame);
  post({ m: 'name', name });
  for (let at = 0; at < bytes.length; at += PIECE) post({ m: 'bytes', bytes: bytes.slice(at, at + PIECE) });
  post({ m: 'end' });
}
