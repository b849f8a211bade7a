import { WebSocket } from 'ws';
import type { Wire } from '../../shared/contract/client.ts';
import type { DownFrame } from '../../shared/contract/frames.ts';
import type { Loopback } from '../../shared/host/loopback/server.node.ts';

/** What a browser would do to the loopback host: comes in by its token, keeps its cookie, says where it is from. */
export interface Visitor {
  readonly origin: string;
  readonly cookie: string;
  wire(): Promise<Wire>;
}

export async function visit(loopback: Loopback): Promise<Visitor> {
  const url = loopback.windowUrl();
  const { origin } = new URL(url);
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { origin, cookie, wire: () => openWire(origin, cookie) };
}

function openWire(origin: string, cookie: string): Promise<Wire> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/wire`, { headers: { cookie, origin } });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () =>
      resolve({
        send: (frame) => socket.send(JSON.stringify(frame)),
        receive(onFrame, onClosed) {
          socket.on('message', (data: Buffer) => {
            const frame: DownFrame = JSON.parse(data.toString());
            onFrame(frame);
          });
          socket.once('close', onClosed);
        },
      }),
    );
  });
}
