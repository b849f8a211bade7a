import { randomBytes } from 'node:crypto';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Enrolment } from '../enrolment.ts';
import { appKey } from './app-key.node.ts';
import { gjgxjhpt } from './gjgxjhpt.node.ts';
import type { Signer } from './signer.ts';
import { hasSm3, sm3Hmac } from './sm3-hmac.node.ts';
import { xClient } from './x-client.node.ts';
import { xTif } from './x-tif.node.ts';

const families: Readonly<Record<Enrolment['signer'], Signer>> = {
  gjgxjhpt,
  'x-tif': xTif,
  'x-client': xClient,
  'app-key': appKey,
  'sm3-hmac': sm3Hmac,
};

/** Headers for a request made at `time` (epoch ms on the platform's clock). */
export type RequestSigner = (time: number) => Readonly<Record<string, string>>;

/**
 * The enrolment's signer. No two requests carry the same time: families without a nonce have only the time to tell a
 * request from its replay.
 */
export function requestSigner(enrolment: Enrolment): Result<RequestSigner> {
  if (enrolment.signer === 'sm3-hmac' && !hasSm3()) return fail(problem('sync/noSigner', { signer: 'HMAC-SM3' }));
  const signer = families[enrolment.signer];
  let last = 0;
  return ok((time) => {
    // Steps back with the clock when it was corrected by more than a moment.
    last = time > last || last - time > 1000 ? time : last + 1;
    return signer(enrolment, { time: last, nonce: randomBytes(16).toString('hex') });
  });
}
