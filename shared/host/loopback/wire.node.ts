import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { upFrameSchema } from '../../contract/frames.ts';
import type { EngineHandle } from '../../engine/start.node.ts';
import type { Access } from './access.node.ts';

/** The largest frame is a pasted block; anything larger is not from our page. */
const MAX_FRAME = 64 * 1024 * 1024;

export interface WireServer {
  readonly open: () => number;
  close(): void;
}

/** WebSocket ends of the wire: one engine connection per window; malformed frames end it. */
export function serveWire(server: Server, access: Access, engine: EngineHandle, onCount: (open: number) => void): WireServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });
  const windows = new Set<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const allowed =
      request.url === '/wire' && access.isOurHost(request) && access.isOurOrigin(request) && access.hasCookie(request);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => attach(ws));
  });

  function attach(ws: WebSocket): void {
    const wire = engine.connect();
    windows.add(ws);
    onCount(windows.size);
    wire.receive(
      (frame) => ws.send(JSON.stringify(frame)),
      () => ws.close(1011, 'engine ended'),
    );
    ws.on('message', (data, binary) => {
      const frame = binary ? null : parseFrame(data.toString());
      if (frame) wire.send(frame);
      else ws.close(1008, 'malformed frame');
    });
    ws.on('close', () => {
      wire.close();
      windows.delete(ws);
      onCount(windows.size);
    });
    ws.on('error', () => ws.terminate());
  }

  return {
    open: () => windows.size,
    close() {
      for (const ws of windows) ws.terminate();
      sockets.close();
    },
  };
}

function parseFrame(text: string) {
  try {
    const parsed = upFrameSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
