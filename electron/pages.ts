import { protocol } from 'electron';
import { loadPages, safeHeaders } from '../shared/host/pages.node.ts';

/** Pages come over a scheme of our own, never file://: a page then has an origin and a policy, and no reach into the disk. */
const SCHEME = 'workbench';
const HOST = 'desk';
const ORIGIN = `${SCHEME}://${HOST}`;
export const HOME = `${ORIGIN}/index.html`;

/** With its slash: `workbench://desk.example/` begins like our origin and is not. */
export const isOurPage = (url: string): boolean => url.startsWith(`${ORIGIN}/`);

export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

export function servePages(folder: string): void {
  const pageAt = loadPages(folder);
  protocol.handle(SCHEME, (request) => {
    const url = new URL(request.url);
    const page = url.host === HOST && request.method === 'GET' ? pageAt(url.pathname) : null;
    if (!page) return new Response(null, { status: 404, headers: safeHeaders });
    return new Response(new Uint8Array(page.body), { headers: page.headers });
  });
}
