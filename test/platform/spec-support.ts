import { createHash, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Clock } from '../../shared/base/clock.ts';
import { type CatalogPackage, catalogPackageSchema } from '../../shared/catalog/model.ts';
import { batchIdOf, keyValues, merkleTree, recordId, recordLine } from '../../shared/submissions/canonical.node.ts';
import {
  type BatchState,
  batchStateSchema,
  type EnrolmentReply,
  enrolmentReplySchema,
  type Manifest,
} from '../../shared/sync/protocol.ts';
import type { PlatformUnit } from './clients.ts';
import { families } from './request-signature.ts';
import { type Platform, type PlatformOptions, startPlatform } from './server.ts';

/** A small world for the specs of this folder: one catalog, two units, and a client written apart from the product's. */

export const unit: PlatformUnit = {
  uscc: '91410100MAFAKE019N',
  name: '测试单位',
  region: '410105',
  activationCode: 'CODE-1',
  officer: { id: 'o1', name: '李联络', role: 'liaison' },
};
export const stranger: PlatformUnit = { ...unit, uscc: '92410102MAFAKE0356', name: '别的单位', activationCode: 'CODE-2' };

export const fields = ['BH', 'DM', 'JE'] as const;
const facets = { zh: '内容' };

export const catalog = (version = '2026.1.1'): CatalogPackage =>
  catalogPackageSchema.parse({
    format: 'tax-liaison-catalog/1',
    version,
    effectiveFrom: '2026-01-01',
    publishedAt: '2025-12-01T09:00:00+08:00',
    publisher: '综合治税办公室',
    codeLists: {},
    datasets: [
      {
        id: 'M1',
        title: { zh: '数据集M1' },
        schema: {
          fields: [
            { name: 'BH', title: '编号', type: 'string', constraints: { required: true } },
            { name: 'DM', title: '信用代码', type: 'string', liaison: { identifier: 'uscc' } },
            { name: 'JE', title: '金额', type: 'number', liaison: { unit: '元', scale: 2 } },
          ],
          primaryKey: 'BH',
        },
        liaison: {
          units: [{ uscc: unit.uscc, name: unit.name }],
          content: facets,
          delivery: ['file'],
          standard: facets,
          timing: { frequency: 'monthly', firstDay: '2026-01-01' },
          level: 'G',
          rules: [
            {
              id: 'M1-01',
              title: { zh: '金额过大' },
              expression: 'JE < 1000000.0',
              severity: 'justify',
              fields: ['JE'],
              message: { zh: '金额 {JE} 过大', en: '{JE} is too much' },
              examples: { pass: [{ row: { JE: '1' } }], fail: [{ row: { JE: '2000000' } }] },
            },
            {
              id: 'M1-B1',
              scope: 'batch',
              title: { zh: '金额全部是五元' },
              aggregates: { same: { count: true, where: 'JE == 5' } },
              expression: 'rows < 4 || same < rows',
              severity: 'justify',
              fields: ['JE'],
              message: { zh: '{rows} 行金额全部是五元', en: '{rows} rows are all of five' },
              examples: {
                pass: [{ rows: [{ JE: '1' }] }],
                fail: [{ rows: [{ JE: '5' }, { JE: '5' }, { JE: '5.0' }, { JE: '5' }] }],
              },
            },
            {
              id: 'M1-B2',
              scope: 'batch',
              title: { zh: '同一金额重复' },
              where: 'JE > 9000 && JE < 9999',
              groupBy: ['JE'],
              expression: 'rows <= 1',
              severity: 'blocking',
              fields: ['JE'],
              message: { zh: '金额 {JE} 有 {rows} 行', en: '{rows} rows of {JE}' },
              examples: { pass: [{ rows: [{ JE: '9001' }] }], fail: [{ rows: [{ JE: '9001' }, { JE: '9001' }] }] },
            },
            {
              id: 'M1-B3',
              scope: 'batch',
              title: { zh: '少于上期' },
              expression: 'rows >= previous.rows',
              severity: 'blocking',
              fields: ['JE'],
              message: { zh: '{rows} 行，上期 {previous.rows} 行', en: '{rows} rows, {previous.rows} before' },
              examples: { pass: [], fail: [{ rows: [{ JE: '1' }], previous: [{ JE: '1' }, { JE: '2' }] }] },
            },
          ],
        },
      },
    ],
  });

/** The middle of November: October may be reported, November not. */
export const NOW = Date.parse('2026-11-05T10:00:00+08:00');

export type Row = readonly [string, string | null, string | null];
export const rows = (count: number): Row[] => Array.from({ length: count }, (_, n) => [`N${n}`, unit.uscc, `${n}.5`]);

export interface Sealed {
  readonly manifest: Manifest;
  readonly payload: Buffer;
}

/** Rows → what the product would seal of them. */
export function seal(
  client: SpecClient,
  data: readonly Row[],
  more: Partial<Manifest> = {},
  encoding: 'gzip' | 'zstd' = 'gzip',
): Sealed {
  const tree = merkleTree();
  let text = '';
  let cents = 0;
  for (const row of data) {
    const wire = Object.fromEntries(fields.map((field, at) => [field, row[at] ?? null]));
    const line = recordLine(recordId(unit.uscc, 'M1', keyValues(fields, ['BH'], wire)), 'I', fields, wire);
    tree.add(line);
    text += `${line}\n`;
    cents += Math.round(Number(row[2] ?? 0) * 100);
  }
  const plain = Buffer.from(text);
  const payload = encoding === 'gzip' ? gzipSync(plain) : zstdCompressSync(plain);
  const facts = { encoding, bytes: payload.length, sha256: sha256(payload, 'hex'), plainBytes: plain.length };
  const nil = data.length === 0;
  const base: Omit<Manifest, 'batchId'> = {
    format: 'tax-liaison-batch/1',
    unit: unit.uscc,
    dataset: 'M1',
    period: '2026-10',
    mode: nil ? 'nil' : 'full',
    revision: 1,
    predecessor: null,
    catalogVersion: '2026.1.1',
    rows: data.length,
    sums: nil ? {} : { JE: String(cents / 100) },
    root: tree.root(),
    payload: nil ? null : facts,
    reasons: [],
    nilReason: nil ? '本月没有业务' : null,
    preparedBy: '张填报',
    approvedBy: '李联络',
    sealedAt: '2026-11-05T09:00:00+08:00',
    clientId: client.enrolment.clientId,
    ...more,
  };
  return { manifest: { ...base, batchId: more.batchId ?? batchIdOf(base) }, payload };
}

export const sha256 = (data: Uint8Array, as: 'hex' | 'base64'): string => createHash('sha256').update(data).digest(as);

export interface SpecClient {
  readonly enrolment: EnrolmentReply;
  readonly key: KeyObject;
  ask(
    method: string,
    path: string,
    init?: { body?: string | Uint8Array; headers?: Record<string, string>; at?: number },
  ): Promise<Response>;
  postBatch(manifest: Manifest, key?: KeyObject): Promise<Response>;
  state(batchId: string): Promise<BatchState>;
  /** Creates an upload; its path. */
  create(sealed: Sealed): Promise<string>;
  patch(url: string, offset: number, bytes: Uint8Array, headers?: Record<string, string>): Promise<Response>;
  offset(url: string): Promise<number>;
  /** Manifest and payload in one go. */
  deliver(sealed: Sealed): Promise<BatchState>;
}

/** As much of a platform as a client needs: one of another process will do. */
export type Served = Pick<Platform, 'url' | 'idle'> & { readonly state: { readonly clock: Clock } };

export async function enrol(platform: Served, code = unit.activationCode): Promise<SpecClient> {
  const { publicKey, privateKey: key } = generateKeyPairSync('ed25519');
  const clientPublicKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const body = JSON.stringify({ activationCode: code, clientPublicKey });
  const reply = await fetch(`${platform.url}/v1/enrolments`, { method: 'POST', body });
  return clientOf(platform, enrolmentReplySchema.parse(await reply.json()), key);
}

/** An enrolled client; also over another run of the platform. */
export function clientOf(platform: Served, enrolment: EnrolmentReply, key: KeyObject): SpecClient {
  const { clientId, serviceId, secret } = enrolment;
  const tus = { 'tus-resumable': '1.0.0' };
  const client: SpecClient = {
    enrolment,
    key,
    ask(method, path, { body, headers, at } = {}) {
      const rtime = String(at ?? platform.state.clock.now());
      const signed = {
        gjgxjhpt_rid: clientId,
        gjgxjhpt_sid: serviceId,
        gjgxjhpt_rtime: rtime,
        gjgxjhpt_sign: families.gjgxjhpt.expected({ secret, serviceId, clientId }, rtime, ''),
      };
      const sent = typeof body === 'string' || body === undefined ? body : new Uint8Array(body);
      return fetch(`${platform.url}${path}`, {
        method,
        headers: { ...signed, ...headers },
        ...(sent === undefined ? {} : { body: sent }),
      });
    },
    postBatch(manifest, signingKey = key) {
      const payload = JSON.stringify(manifest);
      const signature = signBytes(null, Buffer.from(payload), signingKey).toString('base64');
      const envelope = { format: 'signed/1', alg: 'Ed25519', keyId: clientId, payload, signature };
      return client.ask('POST', '/v1/batches', { body: JSON.stringify({ manifest: envelope }) });
    },
    state: async (batchId) => batchStateSchema.parse(await (await client.ask('GET', `/v1/batches/${batchId}`)).json()),
    async create({ manifest, payload }) {
      const metadata = `batchId ${Buffer.from(manifest.batchId).toString('base64')}`;
      const headers = { ...tus, 'upload-length': String(payload.length), 'upload-metadata': metadata };
      return (await client.ask('POST', '/v1/uploads', { headers })).headers.get('location') ?? '';
    },
    patch: (url, offset, bytes, more) =>
      client.ask('PATCH', url, {
        body: bytes,
        headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...more },
      }),
    offset: async (url) => Number((await client.ask('HEAD', url, { headers: tus })).headers.get('upload-offset')),
    async deliver(sealed) {
      const posted = await client.postBatch(sealed.manifest);
      if (!posted.ok) throw new Error(await posted.text());
      await client.patch(await client.create(sealed), 0, sealed.payload);
      await platform.idle();
      return client.state(sealed.manifest.batchId);
    },
  };
  return client;
}

export interface World {
  readonly platform: Platform;
  readonly folder: string;
  /** Ends the platform as a kill would and starts it again on the same folder. */
  restart(more?: Partial<PlatformOptions>): Promise<Platform>;
  end(): Promise<void>;
}

export async function world(more: Partial<PlatformOptions> = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'platform-'));
  const options = { state: folder, units: [unit, stranger], catalogs: [catalog()], clock: { now: () => NOW }, ...more };
  let platform = await startPlatform(options);
  return {
    get platform() {
      return platform;
    },
    folder,
    async restart(changed) {
      await platform.close();
      platform = await startPlatform({ ...options, ...changed });
      return platform;
    },
    async end() {
      await platform.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
