import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { EngineHandle } from '../../engine/start.node.ts';
import { loadPages, safeHeaders } from '../pages.node.ts';
import { createAccess } from './access.node.ts';
import { sendExport } from './downloads.node.ts';
import { receiveUpload } from './uploads.node.ts';
import { serveWire } from './wire.node.ts';

export interface LoopbackOptions {
  readonly engine: EngineHandle;
  /** The built renderer. */
  readonly pages: string;
  /** 0 = any free port. */
  readonly port?: number;
  /** Told how many windows are open, whenever that changes. */
  readonly onWindows?: (open: number) => void;
}

export interface Loopback {
  readonly port: number;
  /** A fresh address for one window; its token is good once. */
  windowUrl(): string;
  close(): Promise<void>;
}

/** A request whose head does not come is not waited for: others could be kept out by many such. */
const patience = { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 5_000 } as const;

/** Serves the workbench to a browser on this computer, and to nobody else. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const pageAt = loadPages(options.pages);
  let port = 0;
  const access = createAccess(() => port);

  const refuse = (response: ServerResponse, status: number): void => {
    response.writeHead(status, { ...safeHeaders, 'content-type': 'text/plain; charset=utf-8' });
    response.end(
      status === 403 ? '请从工作台的启动命令打开窗口。 Open the window from the workbench’s own start command.\n' : '',
    );
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!access.isOurHost(request)) return refuse(response, 421);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const token = url.searchParams.get('t');
    if (request.method === 'GET' && url.pathname === '/' && token !== null) {
      const cookie = access.admit(token);
      if (!cookie && !access.hasCookie(request)) return refuse(response, 403);
      response.writeHead(303, { ...safeHeaders, location: '/', ...(cookie ? { 'set-cookie': cookie } : {}) });
      response.end();
      return;
    }
    if (!access.hasCookie(request)) return refuse(response, 403);
    if (request.method === 'POST' && url.pathname === '/files') {
      if (!access.isOurOrigin(request)) return refuse(response, 403);
      const upload = await receiveUpload(request);
      if (upload.ok) options.engine.stage(upload.value.token, upload.value.file);
      const body = upload.ok
        ? { ok: true, value: { token: upload.value.token, name: upload.value.file.name, size: upload.value.file.size } }
        : upload;
      response.writeHead(200, { ...safeHeaders, 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
      return;
    }
    if (request.method !== 'GET') return refuse(response, 405);
    if (url.pathname.startsWith('/exports/')) {
      const taken = await options.engine.take(url.pathname.slice('/exports/'.length));
      return taken.ok ? sendExport(response, taken.value) : refuse(response, 410);
    }
    const page = pageAt(url.pathname);
    if (!page) return refuse(response, 404);
    response.writeHead(200, page.headers);
    response.end(page.body);
  };

  const server: Server = createServer(patience, (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500);
      else response.destroy();
    });
  });
  const wire = serveWire(server, access, options.engine, (open) => options.onWindows?.(open));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;

  return {
    port,
    windowUrl: () => `http://127.0.0.1:${port}/?t=${access.newToken()}`,
    close: () =>
      new Promise((resolve) => {
        wire.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
