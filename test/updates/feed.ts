import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { type PublisherKey, signManifest } from '../../build/sign.ts';
import { FEED_FILE, type Manifest, PRODUCT_ID, type UpdateFile } from '../../shared/updates/model.ts';

/** How a feed may lie or fail; each is met in the field or by attack. */
export type Lie =
  | 'html'
  | 'endless-manifest'
  | 'forged'
  | 'downgrade'
  | 'put-back'
  | 'expired'
  | 'other-product'
  | 'wrong-digest'
  | 'truncated'
  | 'endless-file'
  | 'no-ranges'
  | 'gone';

const DAY = 86_400_000;

export const fileOf = (name: string, bytes: Uint8Array, more: Partial<UpdateFile> = {}): UpdateFile => ({
  system: 'linux',
  arch: 'x64',
  kind: 'loopback',
  name,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  ...more,
});

/** A good manifest of today. */
export const manifestOf = (version: string, files: readonly UpdateFile[], more: Partial<Manifest> = {}): Manifest => ({
  format: 'liaison-update/1',
  product: PRODUCT_ID,
  version,
  schema: 1,
  sequence: 10,
  issuedAt: new Date(Date.now() - DAY).toISOString(),
  expiresAt: new Date(Date.now() + 60 * DAY).toISOString(),
  minimum: null,
  rollout: { steps: [], units: [] },
  notes: {
    zh: ['修正导入时的日期格式', '台账可按季度打印'],
    en: ['Dates are read right on import', 'The ledger prints by quarter'],
  },
  files: [...files],
  ...more,
});

export interface FeedServer {
  readonly address: string;
  /** What it says and does from now on. */
  lie: Lie | null;
  manifest: Manifest;
  /** What was asked for, newest last: name and first byte. */
  readonly asked: { readonly name: string; readonly from: number }[];
  close(): Promise<void>;
}

/** The publisher's static files over HTTP, and every way in which a server of them may lie. */
export async function startFeed(
  manifest: Manifest,
  key: PublisherKey,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<FeedServer> {
  const asked: { name: string; from: number }[] = [];
  const feed: { lie: Lie | null; manifest: Manifest } = { lie: null, manifest };

  const text = (): string => {
    const { manifest: said, lie } = feed;
    if (lie === 'html') return '<!doctype html><html><body>请先登录校园网 Please log in</body></html>';
    if (lie === 'downgrade') return signManifest({ ...said, version: '0.0.1' }, key);
    if (lie === 'put-back') return signManifest({ ...said, sequence: 1 }, key);
    if (lie === 'expired') return signManifest({ ...said, expiresAt: new Date(Date.now() - DAY).toISOString() }, key);
    if (lie === 'other-product') return signManifest({ ...said, product: 'another-workbench' }, key);
    const signed = signManifest(said, key);
    return lie === 'forged' ? signed.replace(said.version, '99.0.0') : signed;
  };
  const endless = (response: ServerResponse): undefined => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      response.once('drain', more);
    };
    more();
  };
  const served = (name: string, from: number, response: ServerResponse): unknown => {
    const bytes = contents.get(name);
    if (!bytes || feed.lie === 'gone') return response.writeHead(404).end();
    const start = feed.lie === 'no-ranges' ? 0 : from;
    if (start > 0) response.writeHead(206, { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` });
    else response.writeHead(200, feed.lie === 'endless-file' ? {} : { 'content-length': bytes.length });
    if (feed.lie === 'endless-file') return endless(response);
    if (feed.lie === 'wrong-digest') return response.end(Buffer.from(bytes.subarray(start)).fill(0, 0, 1));
    // Cut in the middle of what is left, as a line does that breaks, once what was sent has arrived.
    const half = start + Math.ceil((bytes.length - start) / 2);
    if (feed.lie === 'truncated')
      return response.write(bytes.subarray(start, half), () => setTimeout(() => response.destroy(), 40));
    return response.end(bytes.subarray(start));
  };

  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').slice(1));
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    asked.push({ name, from });
    if (name !== FEED_FILE) return void served(name, from, response);
    response.writeHead(200, { 'content-type': feed.lie === 'html' ? 'text/html' : 'application/json' });
    if (feed.lie === 'endless-manifest') return void endless(response);
    response.end(text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(feed, {
    address: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
