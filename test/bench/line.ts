import { connect, createServer, type Server, type Socket } from 'node:net';

/** A poor line between a client and a port of this computer: so many bytes a second, so late, and cut now and then. */
export interface Line {
  readonly port: number;
  /** Bytes that went over it towards the platform, headers and all. */
  sent(): number;
  cuts(): number;
  close(): Promise<void>;
}

export interface LineOptions {
  readonly to: number;
  readonly bytesPerSecond: number;
  readonly latency: number;
  /** Milliseconds to the next cut. */
  readonly nextCut: () => number;
}

const TICK_MS = 10;

export async function poorLine({ to, bytesPerSecond, latency, nextCut }: LineOptions): Promise<Line> {
  const open = new Set<Socket>();
  let sent = 0;
  let cuts = 0;
  const server: Server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    const waiting: Buffer[] = [];
    let budget = 0;
    const end = (): void => {
      clearInterval(pump);
      near.destroy();
      far.destroy();
      open.delete(near);
    };
    const pump = setInterval(() => {
      budget = Math.min(budget + (bytesPerSecond * TICK_MS) / 1000, bytesPerSecond / 5);
      while (budget >= 1 && waiting.length > 0) {
        const [first = Buffer.alloc(0)] = waiting;
        const piece = first.subarray(0, Math.floor(budget));
        if (piece.length === first.length) waiting.shift();
        else waiting[0] = first.subarray(piece.length);
        budget -= piece.length;
        sent += piece.length;
        far.write(piece);
      }
      if (waiting.length === 0) near.resume();
    }, TICK_MS);
    open.add(near);
    near.pause();
    setTimeout(() => near.resume(), latency);
    near.on('data', (chunk: Buffer) => {
      waiting.push(chunk);
      near.pause();
    });
    far.on('data', (chunk: Buffer) => void setTimeout(() => near.writable && near.write(chunk), latency));
    far.on('end', () => void setTimeout(() => near.end(), latency));
    // What was answered before the far end closed is still under way.
    far.on('close', () => void setTimeout(end, latency + TICK_MS));
    far.on('error', () => far.destroy());
    near.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  let timer: NodeJS.Timeout;
  const cut = (): void => {
    if (open.size > 0) cuts += 1;
    for (const socket of open) socket.destroy();
    timer = setTimeout(cut, nextCut());
  };
  timer = setTimeout(cut, nextCut());
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    sent: () => sent,
    cuts: () => cuts,
    async close() {
      clearTimeout(timer);
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
