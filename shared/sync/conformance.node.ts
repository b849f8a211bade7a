import { z } from 'zod';
import { beijingTime, type Clock } from '../base/clock.ts';
import { ok, type Result } from '../base/result.ts';
import { type Conformance, type ConformanceRule, conformanceRules } from './conformance.ts';
import { enrolOnline } from './enrolment.node.ts';
import type { Enrolment } from './enrolment.ts';
import { exchange, type Heard, times } from './exchange.node.ts';
import { clientSigner, isSignedBy } from './keys.node.ts';
import { errorReplySchema, inboxReplySchema, paths, protocolHeader, protocolVersion, signedSchema } from './protocol.ts';
import { json } from './replies.ts';
import { usualRoute } from './route.ts';
import { requestSigner } from './signers/choose.node.ts';
import { resolveOn } from './wire.node.ts';

interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Otherwise signed as it should be. */
  readonly signed?: 'not' | 'wrongly' | 'an hour and more ago';
}

const SKEW_LIMIT = 60_000;
const CATALOG_LIMIT = 64 * 1024 * 1024;

/**
 * Asks a platform everything that leaves no trace but an enrolment, and says what it does wrong. It must be given a code
 * that may enrol (a trial unit's).
 */
export async function checkPlatform(
  asked: { readonly url: string; readonly code: string },
  clock: Clock,
): Promise<Result<readonly Conformance[]>> {
  const stop = new AbortController().signal;
  const enrolled = await enrolOnline(asked, clock, stop);
  if (!enrolled.ok) return enrolled;
  const { enrolment } = enrolled.value;
  const sign = requestSigner(enrolment);
  if (!sign.ok) return sign;
  const answers: Heard[] = [];
  const ask = async (what: Ask): Promise<Heard | string> => {
    const url = resolveOn(enrolment.platformUrl, what.path);
    if (!url) return `address ${what.path}`;
    const at = clock.now() - (what.signed === 'an hour and more ago' ? 2 * 3_600_000 : 0);
    const signature = what.signed === 'not' ? {} : sign.value(at);
    const bent = what.signed === 'wrongly' ? Object.fromEntries(Object.entries(signature).map(bend)) : signature;
    const text = what.json === undefined ? null : Buffer.from(JSON.stringify(what.json));
    const answer = await exchange({
      method: what.method ?? 'GET',
      url,
      headers: {
        accept: 'application/json',
        [protocolHeader]: protocolVersion,
        ...(text ? { 'content-type': 'application/json; charset=utf-8' } : {}),
        ...bent,
        ...what.headers,
      },
      ...(text ? { body: { bytes: text.length, chunks: () => one(text) } } : {}),
      limit: CATALOG_LIMIT,
      times,
      route: usualRoute,
      signal: stop,
    });
    if (!answer.ok) return answer.detail;
    answers.push(answer.value);
    return answer.value;
  };
  const found: Conformance[] = [{ rule: 'enrol', wrong: wrongKeys(enrolment) }];
  const note = (rule: ConformanceRule, wrong: string | null): void => void found.push({ rule, wrong });

  note('unsigned', refusal(await ask({ path: paths.inbox, signed: 'not' }), 401, [1001]));
  note('signature', refusal(await ask({ path: paths.inbox, signed: 'wrongly' }), 401, [1001]));
  note('time', refusal(await ask({ path: paths.inbox, signed: 'an hour and more ago' }), 401, [1002]));

  const catalog = await ask({ path: paths.catalog });
  note('catalog', wrongCatalog(catalog, enrolment));
  const etag = typeof catalog === 'string' ? undefined : catalog.headers.etag;
  const again = await ask({ path: paths.catalog, headers: { 'if-none-match': etag ?? '""' } });
  note('etag', etag === undefined ? 'no ETag' : status(again, 304));

  const first = await ask({ path: paths.inbox });
  const second = await ask({ path: paths.inbox });
  note('inbox', wrongInbox(first));
  note(
    'cursor',
    typeof first !== 'string' && typeof second !== 'string' && first.text === second.text
      ? null
      : 'asked twice, answered otherwise',
  );

  const nowhere = `b${'0'.repeat(40)}`;
  note('unknownBatch', refusal(await ask({ path: `${paths.batches}/${nowhere}` }), 404, [2006]));
  const manifest = clientSigner(enrolment)(JSON.stringify({ format: 'tax-liaison-batch/1', at: beijingTime(clock.now()) }));
  const flipped = { ...manifest, payload: `${manifest.payload} ` };
  const post = { method: 'POST', path: paths.batches };
  note('manifestSignature', refusal(await ask({ ...post, json: { manifest: flipped } }), 422, [1001]));
  note('manifestShape', refusal(await ask({ ...post, json: { manifest } }), 422, [2005]));
  note('errorBody', refusal(await ask({ ...post, json: { nothing: true } }), null, null));
  note('uploads', wrongUploads(await ask({ method: 'OPTIONS', path: paths.uploads, headers: { 'tus-resumable': '1.0.0' } })));

  const isTus = ({ headers }: Heard): boolean => headers['tus-resumable'] !== undefined;
  const bare = answers.filter((answer) => !isTus(answer) && answer.headers[protocolHeader] !== protocolVersion);
  note('header', bare.length === 0 ? null : `missing or another in ${bare.length} of ${answers.length} answers`);
  note('date', wrongDates(answers, clock.now()));
  return ok(conformanceRules.flatMap((rule) => found.filter((entry) => entry.rule === rule)));
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Of a signature header its last part is what differs; the others say who asks and when. */
const bend = ([name, value]: [string, string]): [string, string] =>
  /sign(ature)?$/i.test(name) ? [name, value.split('').reverse().join('')] : [name, value];

function wrongKeys({ platformKeys }: Enrolment): string | null {
  for (const use of ['receipt', 'catalog'] as const) if (!platformKeys.some((key) => key.use === use)) return `no key for ${use}`;
  return platformKeys.some((key) => Number.isNaN(Date.parse(key.validFrom))) ? 'validFrom' : null;
}

const status = (heard: Heard | string, wanted: number): string | null =>
  typeof heard === 'string' ? heard : heard.status === wanted ? null : `HTTP ${heard.status}, not ${wanted}`;

function refusal(heard: Heard | string, wanted: number | null, codes: readonly number[] | null): string | null {
  if (typeof heard === 'string') return heard;
  const reply = errorReplySchema.safeParse(json(heard.text));
  if (heard.status < 400) return `HTTP ${heard.status}, not a refusal`;
  if (!reply.success) return `HTTP ${heard.status} without {code, message}`;
  if (codes && !codes.includes(reply.data.code)) return `code ${reply.data.code}, not ${codes.join(' or ')}`;
  return wanted === null ? null : status(heard, wanted);
}

function wrongCatalog(heard: Heard | string, { platformKeys }: Enrolment): string | null {
  if (typeof heard === 'string' || heard.status !== 200) return status(heard, 200);
  const signed = signedSchema.safeParse(json(heard.text));
  if (!signed.success) return 'not a signed statement';
  const key = platformKeys.find(({ keyId, use }) => keyId === signed.data.keyId && use === 'catalog');
  if (!key) return `key ${signed.data.keyId} is none of the catalog’s`;
  return isSignedBy(key, signed.data) ? null : 'the signature does not fit';
}

function wrongInbox(heard: Heard | string): string | null {
  if (typeof heard === 'string' || heard.status !== 200) return status(heard, 200);
  const page = inboxReplySchema.safeParse(json(heard.text));
  if (!page.success) return z.prettifyError(page.error).split('\n')[0] ?? 'shape';
  const { events } = page.data;
  return events.some((event, n) => n > 0 && event.seq <= (events[n - 1]?.seq ?? 0)) ? 'events out of order' : null;
}

function wrongUploads(heard: Heard | string): string | null {
  if (typeof heard === 'string') return heard;
  const said = (name: string): string[] => String(heard.headers[name] ?? '').split(/\s*,\s*/);
  if (!said('tus-version').includes('1.0.0') && !said('tus-resumable').includes('1.0.0')) return 'no tus 1.0.0';
  const missing = ['creation', 'termination'].filter((name) => !said('tus-extension').includes(name));
  return missing.length === 0 ? null : `no extension ${missing.join(', ')}`;
}

function wrongDates(answers: readonly Heard[], now: number): string | null {
  const off = answers.map(({ headers }) => Math.abs(Date.parse(headers.date ?? '') - now));
  if (off.some((by) => Number.isNaN(by))) return 'no Date header';
  const most = Math.max(...off);
  return most > SKEW_LIMIT ? `${Math.round(most / 1000)} s off this computer’s clock` : null;
}
