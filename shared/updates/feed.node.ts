import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isAbsolute, join } from 'node:path';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { exchange, times } from '../sync/exchange.node.ts';
import { agentFor } from '../sync/route.node.ts';
import type { Route } from '../sync/route.ts';
import { FEED_FILE } from './model.ts';
import { MOST_MANIFEST } from './verify.node.ts';

/** Where updates come from: static files, at an address or in a folder. What it says is believed only after its signature. */
export interface Feed {
  manifest(signal: AbortSignal): Promise<Result<string>>;
  /** A file from a byte on, as far as it goes; it may begin at an earlier byte than asked. */
  open(name: string, from: number, signal: AbortSignal): Promise<Result<FeedFile>>;
}

export interface FeedFile {
  readonly from: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const unreachable = (detail: string) => fail(problem('updates/unreachable', { detail }));
const wordOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';

/** An address or a whole path as an officer may type it; null when it is neither. */
export function feedAddress(text: string): string | null {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed)) {
    if (!URL.canParse(trimmed)) return null;
    const url = new URL(trimmed);
    return url.search === '' && url.hash === '' ? url.href.replace(/\/$/, '') : null;
  }
  return isAbsolute(trimmed) ? trimmed : null;
}

export const feedAt = (address: string, route: Route): Feed =>
  /^https?:/i.test(address) ? overHttp(address, route) : inFolder(address);

function inFolder(folder: string): Feed {
  return {
    async manifest() {
      try {
        const path = join(folder, FEED_FILE);
        const { size } = await stat(path);
        return size > MOST_MANIFEST ? fail(problem('updates/notFeed', { detail: `${size}` })) : ok(await readFile(path, 'utf8'));
      } catch (error) {
        return unreachable(wordOf(error));
      }
    },
    async open(name, from, signal) {
      try {
        const path = join(folder, name);
        const { size } = await stat(path);
        const start = from < size ? from : 0;
        return ok({ from: start, bytes: createReadStream(path, { start, signal }) });
      } catch (error) {
        return unreachable(wordOf(error));
      }
    },
  };
}

function overHttp(address: string, route: Route): Feed {
  const urlOf = (name: string): URL => new URL(`${address}/${encodeURIComponent(name)}`);
  return {
    async manifest(signal) {
      const url = urlOf(FEED_FILE);
      const headers = { accept: 'application/json', 'cache-control': 'no-cache' };
      const heard = await exchange({ method: 'GET', url, headers, limit: MOST_MANIFEST, times, signal, route });
      if (!heard.ok)
        return heard.why === 'tooLong' ? fail(problem('updates/notFeed', { detail: heard.detail })) : unreachable(heard.detail);
      // A redirect is somebody else’s page: a log-in, most likely.
      if (heard.value.status >= 300 && heard.value.status < 400)
        return fail(problem('updates/notFeed', { detail: `HTTP ${heard.value.status}` }));
      return heard.value.status === 200 ? ok(heard.value.text) : unreachable(`HTTP ${heard.value.status}`);
    },
    async open(name, from, signal) {
      const got = await get(urlOf(name), from, route, signal);
      if (!got.ok) return got;
      const { statusCode = 0, headers } = got.value;
      if (statusCode === 200) return ok({ from: 0, bytes: got.value });
      const started = /^bytes (\d{1,15})-/.exec(headers['content-range'] ?? '')?.[1];
      if (statusCode === 206 && started !== undefined) return ok({ from: Number(started), bytes: got.value });
      got.value.destroy();
      // What lies here is longer than what the server has: from the start, then.
      if (statusCode === 416 && from > 0) return this.open(name, 0, signal);
      return unreachable(`HTTP ${statusCode}`);
    },
  };
}

function get(url: URL, from: number, route: Route, signal: AbortSignal): Promise<Result<IncomingMessage>> {
  const secure = url.protocol === 'https:';
  const headers: Record<string, string> = {
    accept: 'application/octet-stream',
    ...(from > 0 ? { range: `bytes=${from}-` } : {}),
  };
  const options = { method: 'GET', headers, agent: agentFor(route, secure), timeout: times.idle, signal };
  return new Promise((resolve) => {
    const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
    request.on('timeout', () => request.destroy(new Error('idle timeout')));
    request.on('error', (error) => resolve(unreachable(wordOf(error))));
    request.on('response', (response) => resolve(ok(response)));
    request.end();
  });
}
