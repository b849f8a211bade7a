import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { retryAfterMs } from './backoff.ts';
import { type Ask, exchange, type Heard, times } from './exchange.node.ts';
import type { Answer, Stop } from './platform.ts';
import { protocolHeader, protocolVersion } from './protocol.ts';
import { notReached } from './reasons.ts';
import { badReply, failure, failureOf, notPlatform } from './replies.ts';
import { type Route, usualRoute } from './route.ts';
import type { RequestSigner } from './signers/choose.node.ts';
import { skewOf } from './skew.ts';

/** The signed road to one platform: addresses, signatures, the clock's skew, and what makes an answer genuine. */

export interface WireAsk {
  readonly method: string;
  /** A path of the protocol, or an upload's address as the platform gave it. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Ask['body'];
  readonly json?: unknown;
  readonly limit?: number;
  /** Statuses that are answers, besides 2xx. */
  readonly also?: readonly number[];
  /** An answer of the upload service, known by the header of tus. */
  readonly tus?: boolean;
  readonly total?: number;
}

export interface Wire {
  send(ask: WireAsk, stop: Stop): Promise<Answer<Heard>>;
  skew(): number | null;
  lastContact(): number | null;
}

export interface WireOptions {
  readonly base: string;
  readonly clock: Clock;
  /** Null: unsigned (enrolment). */
  readonly sign: () => RequestSigner | null;
  /** The way there. Default: as the environment says. */
  readonly route?: (() => Route) | undefined;
  /** Gets a new secret in place of one that ran out; false when that did not work. */
  readonly renew?: (skew: number, stop: Stop) => Promise<boolean>;
}

const JSON_LIMIT = 16 * 1024 * 1024;
/** A Date header tells whole seconds: smaller differences are not differences. */
const SMALLEST_SKEW = 2000;

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/**
 * An address of the platform's → a request on the configured host, whatever host it names: signed requests go nowhere
 * else, and a platform behind a proxy names itself wrongly.
 */
export function resolveOn(base: string, address: string): URL | null {
  const root = new URL(base);
  if (!URL.canParse(address, base)) return null;
  const named = new URL(address, root);
  const prefix = root.pathname.replace(/\/+$/, '');
  const path = prefix !== '' && !named.pathname.startsWith(`${prefix}/`) ? `${prefix}${named.pathname}` : named.pathname;
  return new URL(`${path}${named.search}`, root.origin);
}

const isGenuine = (headers: IncomingHttpHeaders, tus: boolean): boolean =>
  headers[protocolHeader] !== undefined || (tus && headers['tus-resumable'] !== undefined);

export function createWire({ base, clock, sign, renew, route = () => usualRoute }: WireOptions): Wire {
  let skew: number | null = null;
  let contact: number | null = null;

  const learn = (headers: IncomingHttpHeaders, asked: number): void => {
    const now = clock.now();
    contact = now;
    const seen = skewOf(headers.date, asked, now);
    if (seen !== null) skew = Math.abs(seen) < SMALLEST_SKEW ? 0 : seen;
  };

  const attempt = async (ask: WireAsk, url: URL, stop: Stop): Promise<Answer<Heard>> => {
    const asked = clock.now();
    const text = ask.json === undefined ? null : Buffer.from(JSON.stringify(ask.json));
    const headers: Record<string, string> = {
      accept: 'application/json',
      [protocolHeader]: protocolVersion,
      ...(text ? { 'content-type': 'application/json; charset=utf-8' } : {}),
      ...ask.headers,
      ...sign()?.(asked + (skew ?? 0)),
    };
    const body = text ? { bytes: text.length, chunks: () => single(text) } : ask.body;
    const exchanged = await exchange({
      method: ask.method,
      url,
      headers,
      ...(body ? { body } : {}),
      limit: ask.limit ?? JSON_LIMIT,
      times: { ...times, total: ask.total ?? times.total },
      signal: stop,
      route: route(),
    });
    if (!exchanged.ok) {
      if (exchanged.why === 'tooLong') return badReply(exchanged.detail);
      if (exchanged.why === 'stopped') return failure('item', problem('contract/cancelled'));
      return failure('line', notReached(exchanged.detail, url.host));
    }
    const heard = exchanged.value;
    const genuine = isGenuine(heard.headers, ask.tus === true);
    if (genuine) learn(heard.headers, asked);
    const { status } = heard;
    if (genuine && ((status >= 200 && status < 300) || ask.also?.includes(status))) {
      const version = one(heard.headers[protocolHeader]);
      return version === undefined || version === protocolVersion
        ? { ok: true, value: heard }
        : badReply(`${protocolHeader}: ${version.slice(0, 20)}`);
    }
    if (genuine && status < 400) return notPlatform();
    const retryAfter = retryAfterMs(one(heard.headers['retry-after']), clock.now() + (skew ?? 0));
    return failureOf({ status, text: heard.text, genuine, retryAfter });
  };

  return {
    async send(ask, stop) {
      const url = resolveOn(base, ask.path);
      if (!url) return badReply(`address ${ask.path.slice(0, 60)}`);
      const first = await attempt(ask, url, stop);
      if (first.ok || !sign()) return first;
      const { data } = first.problem;
      // Our time was off; that same answer told the right one.
      if (data?.code === 1002) return attempt(ask, url, stop);
      return data?.code === 1005 && (await renew?.(skew ?? 0, stop)) ? attempt(ask, url, stop) : first;
    },
    skew: () => skew,
    lastContact: () => contact,
  };
}

async function* single(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
