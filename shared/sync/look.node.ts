import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Clock } from '../base/clock.ts';
import { protocolHeader } from './protocol.ts';
import { agentFor } from './route.node.ts';
import type { Route } from './route.ts';
import { skewOf } from './skew.ts';

/** What is seen of the platform by asking it nothing: for self-checks, never for belief. */
export interface Look {
  readonly reached: 'genuine' | 'other' | 'none';
  /** A short technical word: a status, or why nothing answered. */
  readonly cause: string;
  /** Its clock minus ours, ms. */
  readonly skew: number | null;
  /** The last day of its certificate, UTC. */
  readonly certificateUntil: string | null;
}

const LOOK_MS = 8_000;

/** One unsigned HEAD on the configured way. */
export function lookAt(platformUrl: string, route: Route, clock: Clock, timeout = LOOK_MS): Promise<Look> {
  const url = new URL(platformUrl);
  const secure = url.protocol === 'https:';
  const asked = clock.now();
  return new Promise((resolve) => {
    let until: string | null = null;
    const options = { method: 'HEAD', agent: agentFor(route, secure), timeout };
    const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
    const settle = (look: Omit<Look, 'certificateUntil'>): void => {
      clearTimeout(late);
      resolve({ ...look, certificateUntil: until });
      request.destroy();
    };
    const none = (cause: string): void => settle({ reached: 'none', cause, skew: null });
    const late = setTimeout(() => none('timeout'), timeout);
    request.on('socket', (socket) => {
      const seen = (): void => {
        if (!(socket instanceof TLSSocket)) return;
        const to = Date.parse(socket.getPeerCertificate().valid_to ?? '');
        until = Number.isNaN(to) ? null : new Date(to).toISOString().slice(0, 10);
      };
      socket.once('secureConnect', seen);
      seen();
    });
    request.on('response', (answer) => {
      answer.resume();
      const now = clock.now();
      const skew = skewOf(answer.headers.date, asked, now);
      const reached = answer.headers[protocolHeader] === undefined ? 'other' : 'genuine';
      settle({ reached, cause: String(answer.statusCode ?? ''), skew });
    });
    request.on('error', (error) => none('code' in error && typeof error.code === 'string' ? error.code : 'error'));
    request.end();
  });
}
