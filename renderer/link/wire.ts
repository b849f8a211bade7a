import type { Result } from '../../shared/base/result.ts';
import type { Wire } from '../../shared/contract/client.ts';
import type { DownFrame } from '../../shared/contract/frames.ts';

/** A chosen file, held by the host; calls name it by its token. */
export interface OfferedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** What the desktop host's preload gives the page (electron/preload.ts). */
interface DesktopBridge {
  send(frame: unknown): void;
  receive(on: (frame: DownFrame) => void): void;
  onClosed(on: () => void): void;
  chooseFile(): Promise<OfferedFile | null>;
  offerDropped(file: File): Promise<OfferedFile | null>;
  saveExport(token: string, name: string): Promise<Result<boolean> | null>;
}

declare global {
  interface Window {
    readonly liaisonHost?: DesktopBridge;
  }
}

/** The wire of whichever host opened this page: the desktop's bridge, else a WebSocket to the loopback host. */
export function openWire(): Wire {
  const desktop = window.liaisonHost;
  if (desktop)
    return {
      send: (frame) => desktop.send(frame),
      receive: (onFrame, onClosed) => {
        desktop.receive(onFrame);
        desktop.onClosed(onClosed);
      },
    };
  const socket = new WebSocket(`ws://${location.host}/wire`);
  const waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  return {
    send(frame) {
      const text = JSON.stringify(frame);
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
      // A host that just died closes the socket; the close answers every call that is still open.
      else if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    receive(onFrame, onClosed) {
      socket.addEventListener('message', (event) => {
        // Our own host is the only thing that can be at the other end (origin, cookie and token say so).
        const frame: DownFrame = JSON.parse(String(event.data));
        onFrame(frame);
      });
      socket.addEventListener('close', onClosed);
    },
  };
}
