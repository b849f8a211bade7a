import { createHash } from 'node:crypto';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { attachmentPart } from '../cases/attachments.node.ts';
import type { Sink } from '../records/export/book.node.ts';
import type { Tx } from '../store/tx.ts';
import type { EvidenceJob, Tools, Written } from './job.node.ts';

/** Gives a file of a case out as it came in, a part at a time; its digest is proven once more before it counts as whole. */
export async function writeEvidence(
  sink: Sink,
  tx: Tx,
  { aid, called, size, sha256 }: EvidenceJob,
  tools: Tools,
): Promise<Result<Written>> {
  const digest = createHash('sha256');
  let done = 0;
  for (let n = 0; done < size; n += 1) {
    const part = attachmentPart(tx, aid, n);
    if (!part) break;
    digest.update(part);
    await sink(part);
    done += part.length;
    tools.progress(done, size);
  }
  if (digest.digest('hex') !== sha256) return fail(problem('cases/fileDigest', { file: called }));
  return ok({ rows: 0, cut: 0, withoutNote: 0 });
}
