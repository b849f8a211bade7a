import { createDecipheriv, createPrivateKey, createPublicKey, generateKeyPairSync, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { type Problem, type ProblemCode, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Enrolment } from './enrolment.ts';
import { parsed } from './parsed.node.ts';
import type { Stop } from './platform.ts';
import { type EnrolmentReply, enrolmentFileSchema, enrolmentReplySchema, paths } from './protocol.ts';
import { json } from './replies.ts';
import { hasSm3 } from './signers/sm3-hmac.node.ts';
import { createWire } from './wire.node.ts';

/** Both roads to an enrolment: asked of the platform, or carried by hand in a file. Nothing is stored here. */
export interface NewEnrolment {
  readonly reply: EnrolmentReply;
  readonly enrolment: Enrolment;
}

/**
 * The platform's base address as the officer may type it; null when it is none. A path is kept (a platform may stand
 * behind `/httpproxy`); query, fragment and credentials are no part of an address.
 */
export function platformAddress(text: string): string | null {
  if (!URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function made(platformUrl: string, reply: EnrolmentReply, clientPrivateKey: string): Result<NewEnrolment> {
  if (reply.signer === 'sm3-hmac' && !hasSm3()) return fail(problem('sync/noSigner', { signer: 'HMAC-SM3' }));
  const { clientId, secret, serviceId, signer, platform } = reply;
  return ok({
    reply,
    enrolment: {
      format: 'enrolment/1',
      platformUrl,
      clientId,
      secret,
      serviceId,
      signer,
      clientPrivateKey,
      platformKeys: platform.keys,
    },
  });
}

const enrolling: Partial<Record<ProblemCode, ProblemCode>> = {
  'sync/unreachable': 'sync/enrolUnreachable',
  'sync/notPlatform': 'sync/enrolNotPlatform',
  'sync/busy': 'sync/enrolBusy',
  'sync/refused': 'sync/enrolRefused',
  'sync/badReply': 'sync/enrolBadReply',
};

/** Before enrolment nothing waits and nothing tries again by itself: the same failure, said for the first screen. */
function atEnrolment({ code, data }: Problem, address: string): Problem {
  // "Not authorised" in answer to a code is about the code.
  if (code === 'sync/refused' && data?.code === 1003) return problem('sync/activation');
  return problem(enrolling[code] ?? code, { ...data, address });
}

/** A fresh key pair is made for every enrolment; its private half never leaves this computer. */
export async function enrolOnline(asked: { url: string; code: string }, clock: Clock, stop: Stop): Promise<Result<NewEnrolment>> {
  const base = platformAddress(asked.url);
  if (base === null) return fail(problem('sync/badAddress', { address: asked.url.slice(0, 200) }));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const request = {
    activationCode: asked.code,
    clientPublicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
  const heard = await createWire({ base, clock, sign: () => null }).send(
    { method: 'POST', path: paths.enrolments, json: request },
    stop,
  );
  const reply = heard.ok ? parsed(heard.value, enrolmentReplySchema) : heard;
  if (!reply.ok) return fail(atEnrolment(reply.problem, base));
  return made(base, reply.value, privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
}

const contentSchema = z.object({ reply: enrolmentReplySchema, clientPrivateKey: z.string().max(500) });
type EnrolmentFile = z.infer<typeof enrolmentFileSchema>;

const derive = (code: string, kdf: EnrolmentFile['kdf']): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const { N, r, p } = kdf;
    const options = { N, r, p, maxmem: 128 * N * r + 64 * 1024 * 1024 };
    try {
      scrypt(code, Buffer.from(kdf.salt, 'base64'), 32, options, (error, key) => resolve(error ? null : key));
    } catch {
      resolve(null);
    }
  });

const refuse = (detail: string): Result<never> => fail(problem('sync/enrolmentFile', { detail }));
/** 1 GiB: a file must not be able to eat the computer's memory. */
const MOST_MEMORY = 1 << 30;

function decrypt(key: Buffer, file: EnrolmentFile): unknown {
  const data = Buffer.from(file.data, 'base64');
  if (data.length < 17) return undefined;
  try {
    const open = createDecipheriv('aes-256-gcm', key, Buffer.from(file.nonce, 'base64'));
    open.setAuthTag(data.subarray(data.length - 16));
    return json(Buffer.concat([open.update(data.subarray(0, data.length - 16)), open.final()]).toString('utf8'));
  } catch {
    return undefined;
  }
}

function isEd25519(pkcs8: string): boolean {
  try {
    const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
    return createPublicKey(key).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

export async function openEnrolmentFile(content: string, code: string): Promise<Result<NewEnrolment>> {
  const raw = json(content);
  if (raw === undefined) return refuse('JSON');
  const file = enrolmentFileSchema.safeParse(raw);
  if (!file.success) return refuse(file.error.issues[0]?.path.join('/') || 'format');
  const base = platformAddress(file.data.platformUrl);
  if (base === null) return fail(problem('sync/badAddress', { address: file.data.platformUrl.slice(0, 200) }));
  const { N, r } = file.data.kdf;
  if (128 * N * r > MOST_MEMORY) return refuse('scrypt');
  const key = await derive(code, file.data.kdf);
  if (!key) return refuse('scrypt');
  const opened = decrypt(key, file.data);
  if (opened === undefined) return fail(problem('sync/enrolmentCode'));
  const inside = contentSchema.safeParse(opened);
  if (!inside.success) return refuse(inside.error.issues[0]?.path.join('/') || 'content');
  if (!isEd25519(inside.data.clientPrivateKey)) return refuse('clientPrivateKey');
  return made(base, inside.data.reply, inside.data.clientPrivateKey);
}
