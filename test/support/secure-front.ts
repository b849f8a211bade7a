import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';

/** Certificates of an invented private authority, made to be right (or wrong in one way) for a hundred years. */
const folder = join(import.meta.dirname, '../fixtures/tls');
export const pem = (name: 'ca' | 'right' | 'expired' | 'early' | 'other' | 'selfsigned'): string =>
  readFileSync(join(folder, `${name}.pem`), 'utf8');

export interface Front {
  readonly port: number;
  close(): Promise<void>;
}

async function listening(server: Server | ReturnType<typeof createTls>, sockets: Set<Socket>): Promise<Front> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function joinBoth(a: Socket, b: Socket): void {
  a.pipe(b);
  b.pipe(a);
  a.on('error', () => b.destroy());
  b.on('error', () => a.destroy());
}

/** TLS before a plain server, with one of the certificates. */
export function secureFront(port: number, certificate: Parameters<typeof pem>[0]): Promise<Front> {
  const sockets = new Set<Socket>();
  const key = readFileSync(join(folder, 'server.key'));
  const server = createTls({ key, cert: pem(certificate) }, (socket) => {
    sockets.add(socket);
    joinBoth(socket, connect(port, '127.0.0.1'));
  });
  server.on('tlsClientError', () => {});
  return listening(server, sockets);
}

export interface ProxySeen {
  readonly target: string;
  readonly authorization: string | null;
}

/** An HTTP proxy that makes tunnels; `refuse` answers 403 to all of them. */
export async function tunnelProxy(refuse = false): Promise<Front & { readonly seen: readonly ProxySeen[] }> {
  const sockets = new Set<Socket>();
  const seen: ProxySeen[] = [];
  const server = createHttp((_, response) => response.writeHead(405).end());
  server.on('connect', (request, stream) => {
    const socket = stream as Socket;
    sockets.add(socket);
    socket.on('error', () => {});
    const target = request.url ?? '';
    seen.push({ target, authorization: request.headers['proxy-authorization'] ?? null });
    if (refuse) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const [host = '', port = ''] = target.split(':');
    const there = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      joinBoth(socket, there);
    });
    there.on('error', () => socket.destroy());
  });
  const front = await listening(server, sockets);
  return { ...front, seen };
}
