import { X509Certificate } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import tls, { type SecureContext } from 'node:tls';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type Route, type RouteView, routeSchema, usualRoute } from './route.ts';

/** An address of a proxy as the officer may type it, with or without a name and password; null when it is none. */
export function proxyAddress(text: string): string | null {
  const trimmed = text.trim();
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.hostname === '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') return null;
  return url.href.replace(/\/$/, '');
}

export function shownAddress(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//${url.username === '' ? '' : `${url.username}:***@`}${url.host}`;
}

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM file; null when there is none in it, or one that cannot be read. */
export function certificatesIn(pem: string): readonly X509Certificate[] | null {
  try {
    const found = [...pem.matchAll(PEM)].map(([text]) => new X509Certificate(text));
    return found.length > 0 ? found : null;
  } catch {
    return null;
  }
}

/** A route as an officer gave it, put right, or why it cannot be used. */
export function checkedRoute(route: Route): Result<Route> {
  const { proxy, ca } = route;
  if (ca && !certificatesIn(ca.pem)) return fail(problem('sync/caFile', { file: ca.name }));
  if (proxy.kind !== 'address') return ok(route);
  const address = proxyAddress(proxy.address);
  return address === null ? fail(problem('sync/proxyAddress')) : ok({ ...route, proxy: { kind: 'address', address } });
}

/** What is stored; what is not understood (any more) is the usual way. */
export const storedRoute = (value: unknown): Route => routeSchema.safeParse(value).data ?? usualRoute;

const nameOf = (subject: string): string => /(?:^|\n)(?:CN|O)=([^\n]+)/.exec(subject)?.[1] ?? subject.split('\n')[0] ?? '';

export function routeView({ proxy, ca }: Route): RouteView {
  const certificates = ca ? (certificatesIn(ca.pem) ?? []) : [];
  return {
    proxy: { kind: proxy.kind, address: proxy.kind === 'address' ? shownAddress(proxy.address) : null },
    ca: ca && {
      name: ca.name,
      subjects: certificates.map((one) => ({
        name: nameOf(one.subject),
        until: new Date(one.validTo).toISOString().slice(0, 10),
      })),
    },
  };
}

/**
 * Whom HTTPS believes: the public authorities, those of the operating system, where closed networks keep their own, and
 * those an officer chose. Built once for each choice; a runtime that cannot tell the system's uses its usual ones.
 */
const contexts = new Map<string, SecureContext>();

function trusted(pem: string): { readonly secureContext?: SecureContext } {
  try {
    const known =
      contexts.get(pem) ??
      tls.createSecureContext({
        ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...(pem.match(PEM) ?? [])],
      });
    contexts.clear();
    contexts.set(pem, known);
    return { secureContext: known };
  } catch {
    return {};
  }
}

function proxiesOf({ proxy }: Route): Record<string, string> {
  if (proxy.kind === 'none') return {};
  if (proxy.kind === 'address') return { HTTP_PROXY: proxy.address, HTTPS_PROXY: proxy.address };
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  const said = Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  // What the environment says is meant for the network, never for this computer itself.
  const none = [process.env.NO_PROXY ?? process.env.no_proxy, 'localhost', '127.0.0.1', '::1'].filter((host) => host);
  return { ...said, NO_PROXY: none.join(','), no_proxy: none.join(',') };
}

/** One connection per request: nothing to go stale while the line comes and goes. */
export function agentFor(route: Route, secure: boolean): HttpAgent | HttpsAgent {
  const options = { keepAlive: false, proxyEnv: proxiesOf(route) };
  return secure ? new HttpsAgent({ ...options, ...trusted(route.ca?.pem ?? '') }) : new HttpAgent(options);
}
