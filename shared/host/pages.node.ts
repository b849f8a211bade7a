import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** antd writes its styles into the page, hence inline styles; nothing else comes from anywhere but this host. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=()',
  // Nothing of an officer's session may rest in a browser cache.
  'cache-control': 'no-store',
};

export interface Page {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The built renderer, read into memory once: requests can name only what was there at start, so no path can escape. */
export function loadPages(folder: string): (path: string) => Page | null {
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = `/${full.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')}`;
    const type = types[extname(entry.name)] ?? 'application/octet-stream';
    const body = readFileSync(full);
    pages.set(path, { body, headers: { ...safeHeaders, 'content-type': type, 'content-length': String(body.length) } });
  }
  return (path) => pages.get(path === '/' ? '/index.html' : path) ?? null;
}
