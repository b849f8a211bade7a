import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../shared/base/clock.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { paths, protocolHeader, protocolVersion } from '../../shared/sync/protocol.ts';
import { type BatchPorts, getBatch, postBatch } from './batches.ts';
import { importBundle } from './bundles.ts';
import { tellMissed } from './case-news.ts';
import { type CaseOffice, openOffice } from './case-office.ts';
import { getEvidence, postCase, postCaseMessage } from './cases.ts';
import { catalogReply } from './catalogs.ts';
import type { Client, PlatformUnit } from './clients.ts';
import { control } from './control.ts';
import { type Desk, openDesk } from './desk.ts';
import { type EnrolmentFile, enrol, makeEnrolmentFile } from './enrol.ts';
import { bendConnection, bendReply, has, insteadOf } from './fault-effects.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { parseJson, type Reply, readBody, refuse, send } from './http.ts';
import { inboxReply } from './inbox.ts';
import { ledgerReply } from './ledger.ts';
import { cancelledEnterprises, type Reference } from './reference.ts';
import { createReplaced, type Replaced } from './replaced.ts';
import { requester } from './request-signature.ts';
import { renewSecret } from './secrets.ts';
import { openState, type PlatformState, publish, rotateKeys } from './state.ts';
import { openUploads, uploadFolder } from './uploads.ts';
import { type Allotted, allotUse } from './use-grants.ts';

export interface PlatformOptions {
  /** Folder of everything the platform knows; made when missing. */
  readonly state: string;
  readonly units: readonly PlatformUnit[];
  /** Published at the start, in this order. */
  readonly catalogs: readonly CatalogPackage[];
  /** 0 = any free one (default). */
  readonly port?: number;
  readonly name?: string;
  readonly clock?: Clock;
  /** Whether an activation code serves more than one workstation. Default: yes. */
  readonly reusableCodes?: boolean;
  /** Milliseconds between received and judged, and between judged and stored. Default: none. */
  readonly judgeDelay?: number;
  readonly storeDelay?: number;
  /** Share of rejected rows above which a whole batch goes back. Default: 0.2. */
  readonly returnAbove?: number;
  /** Cancelled enterprises by number. */
  readonly reference?: Reference;
  /** The family of request signatures given to new clients. Default: gjgxjhpt. */
  readonly signer?: Client['signer'];
  /** How long a request secret serves, ms. Default: for ever. */
  readonly secretLifetime?: number;
  /** Whether /control/* answers on this machine. Default: no. */
  readonly control?: boolean;
}

export interface Platform {
  readonly url: string;
  readonly port: number;
  readonly state: PlatformState;
  readonly faults: Faults;
  /** The sharing authority and the office behind cases. */
  readonly office: CaseOffice;
  publish(catalog: CatalogPackage): void;
  /** Allots a use right to a unit (第十三条); answers its id. */
  allot(uscc: string, allotted: Allotted): string;
  /** Takes in a bundle brought by hand; answers the bundle to carry back. */
  importBundle(file: Buffer): Promise<Buffer>;
  /** A new receipt key, told to every unit. */
  rotateKeys(): void;
  enrolmentFile(uscc: string): EnrolmentFile;
  /** Resolves when every batch that arrived is judged and stored. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

interface Room {
  readonly state: PlatformState;
  readonly office: CaseOffice;
  readonly faults: Faults;
  readonly replaced: Replaced;
  readonly options: PlatformOptions;
  readonly ports: BatchPorts;
  readonly uploads: ReturnType<typeof openUploads>;
}

/** Starts the reference exchange platform on 127.0.0.1; goes on with what a kill interrupted. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const clock = options.clock ?? { now: Date.now };
  const name = options.name ?? '郑州市政务资源共享交换平台（演示）';
  const state = openState({
    folder: options.state,
    name,
    clock,
    units: options.units,
    signer: options.signer ?? 'gjgxjhpt',
    secretLifetime: options.secretLifetime ?? null,
  });
  for (const catalog of options.catalogs) publish(state, catalog);
  const office = openOffice(state);
  tellMissed(state);
  const desk = openDesk({
    state,
    accepted: office.accepted,
    rules: { reference: options.reference ?? cancelledEnterprises, returnAbove: options.returnAbove ?? 0.2 },
    judgeDelay: options.judgeDelay ?? 0,
    storeDelay: options.storeDelay ?? 0,
    pathOf: (uploadId) => join(uploadFolder(options.state), uploadId),
  });
  const uploads = openUploads(state, desk);
  // The store of uploads makes its folder on the side; a platform that ends at once must not race with that.
  await readdir(uploadFolder(options.state));
  const ports: BatchPorts = { progressOf: uploads.progressOf, dropUpload: uploads.drop, proceed: desk.proceed };
  const room: Room = { state, office, faults: createFaults(), replaced: createReplaced(), options, ports, uploads };
  await resume(room, desk);
  const server = createServer((request, response) => {
    answer(room, request, response).catch((error: unknown) => {
      process.stderr.write(
        `platform: ${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      if (response.headersSent) response.destroy();
      else send(response, refuse(500, 5000, '平台内部错误'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    state,
    faults: room.faults,
    office,
    publish: (catalog) => publish(state, catalog),
    allot: (uscc, allotted) => allotUse(state, uscc, allotted),
    rotateKeys: () => rotateKeys(state),
    importBundle: (file) => importBundle({ state, ports, uploads, desk, office }, file),
    enrolmentFile(uscc) {
      const unit = options.units.find((candidate) => candidate.uscc === uscc);
      if (!unit) throw new Error(`no unit ${uscc}`);
      return makeEnrolmentFile(state, unit, url);
    },
    idle: desk.idle,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await desk.stop();
    },
  };
}

async function resume({ state, uploads }: Room, desk: Desk): Promise<void> {
  for (const record of state.batches.all()) {
    if (record.state === 'awaiting-upload') {
      if (uploads.complete(record)) await desk.arrived(record.batchId);
    } else desk.proceed(record.batchId);
  }
}

async function answer(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state, options } = room;
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://platform');
  const path = url.pathname;
  response.setHeader(protocolHeader, protocolVersion);
  if (options.control && path.startsWith('/control/')) {
    const body = parseJson((await readBody(request))?.toString('utf8') ?? '');
    return send(response, control(state, room.faults, room.office, { method, path, body, from: request.socket.remoteAddress }));
  }
  const faults = room.faults.take(method, path);
  bendConnection(faults, request, response);
  const now = state.clock.now() + (has(faults, 'skew')?.ms ?? 0);
  response.setHeader('date', new Date(now).toUTCString());
  const instead = insteadOf(faults, response, protocolHeader);
  const slow = has(faults, 'slow');
  if (slow) await sleep(slow.ms);
  if (instead) return send(response, instead);

  if (path === paths.enrolments && method === 'POST') {
    const body = await readBody(request).catch(() => null);
    const rules = { reusableCodes: options.reusableCodes ?? true };
    return send(response, await repeated(faults, () => enrol(state, rules, parseJson(body?.toString('utf8') ?? ''))));
  }
  if (path === paths.secret && method === 'POST') {
    const body = await readBody(request).catch(() => null);
    return send(response, await repeated(faults, () => renewSecret(state, now, parseJson(body?.toString('utf8') ?? ''))));
  }
  const who = requester(request.headers, state.clients, now, state.secretLifetime);
  if ('refused' in who) return send(response, who.refused);
  if (path === paths.uploads || path.startsWith(`${paths.uploads}/`)) return room.uploads.handle(request, response, who.client);
  // A body that broke off is no request; the connection is gone as well.
  const body = await readBody(request).catch(() => null);
  if (!body) return send(response, refuse(413, 2005, '请求过大或不完整'));
  const reply = await repeated(faults, () => route(room, { method, path, url, client: who.client, request, body }));
  send(response, bendReply(faults, room.replaced.exchange(faults, method, path, reply), state.keys.receipt));
}

async function repeated(faults: readonly Fault[], work: () => Reply | Promise<Reply>): Promise<Reply> {
  const first = await work();
  return has(faults, 'twice') ? work() : first;
}

interface Ask {
  readonly method: string;
  readonly path: string;
  readonly url: URL;
  readonly client: Client;
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

function route({ state, ports, office }: Room, { method, path, url, client, request, body }: Ask): Reply | Promise<Reply> {
  const below = (base: string): string => decodeURIComponent(path.slice(base.length + 1));
  if (method === 'POST' && path === paths.batches) return postBatch(state, ports, client, parseJson(body.toString('utf8')));
  if (method === 'POST' && path === paths.cases) return postCase(state, office, client, parseJson(body.toString('utf8')));
  const message = new RegExp(`^${paths.cases}/(c[0-9a-f]{40})/messages$`).exec(path)?.[1];
  if (method === 'POST' && message !== undefined)
    return postCaseMessage(state, office, client, message, parseJson(body.toString('utf8')));
  const evidence = new RegExp(`^${paths.cases}/(c[0-9a-f]{40})/attachments/([0-9a-f]{64})$`).exec(path);
  if (method === 'GET' && evidence) {
    const [, caseId = '', sha256 = ''] = evidence;
    const from = Math.max(0, Number.parseInt(url.searchParams.get('from') ?? '', 10) || 0);
    return getEvidence(state, client, { caseId, sha256, from });
  }
  if (method !== 'GET') return refuse(404, 1003, '没有这个服务', { path });
  const noneMatch = request.headers['if-none-match'];
  if (path === paths.catalog) return catalogReply(state.catalogs, null, noneMatch);
  if (path.startsWith(`${paths.catalog}/`)) return catalogReply(state.catalogs, below(paths.catalog), noneMatch);
  if (path.startsWith(`${paths.batches}/`)) return getBatch(state, ports, client, below(paths.batches));
  if (path === paths.inbox) return inboxReply(state.inbox, client.uscc, url.searchParams);
  if (path === paths.ledger) return ledgerReply(state, client.uscc, url.searchParams);
  return refuse(404, 1003, '没有这个服务', { path });
}
