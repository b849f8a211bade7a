import { problem } from '../base/problem.ts';
import type { Answer, Platform, Stop } from './platform.ts';
import { paths } from './protocol.ts';
import { badReply, failure } from './replies.ts';
import type { Wire, WireAsk } from './wire.node.ts';

/** Slow lines may take long for a chunk; a line that is silent for half a minute is given up all the same. */
const CHUNK_TOTAL = 30 * 60_000;
const VERSION = { 'tus-resumable': '1.0.0' } as const;

const offsetIn = (header: string | string[] | undefined): number | null =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;

/** Resumable uploads (tus 1.0): creation, offset, chunks, termination; checksums when the server checks them. */
export function tusUploads(wire: Wire): Platform['upload'] {
  /** Asked once: whether `Upload-Checksum: sha256` is understood. */
  let checksums: boolean | null = null;
  const send = (ask: Omit<WireAsk, 'tus'>, stop: Stop): ReturnType<Wire['send']> =>
    wire.send({ ...ask, tus: true, headers: { ...VERSION, ...ask.headers } }, stop);

  const checks = async (stop: Stop): Promise<boolean> => {
    if (checksums !== null) return checksums;
    const heard = await send({ method: 'OPTIONS', path: paths.uploads }, stop);
    // Unknown stays unknown: asked again with the next chunk.
    if (!heard.ok) return false;
    const listed = (name: string): string[] => String(heard.value.headers[name] ?? '').split(/\s*,\s*/);
    checksums = listed('tus-extension').includes('checksum') && listed('tus-checksum-algorithm').includes('sha256');
    return checksums;
  };

  async function create(about: Readonly<Record<string, string>>, bytes: number, stop: Stop): Promise<Answer<string>> {
    const metadata = Object.entries(about).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
    const headers = { 'upload-length': String(bytes), 'upload-metadata': metadata.join(',') };
    const heard = await send({ method: 'POST', path: paths.uploads, headers }, stop);
    if (!heard.ok) return heard;
    const { location } = heard.value.headers;
    return location === undefined ? badReply('no Location') : { ok: true, value: location };
  }

  return {
    create: (batchId, bytes, stop) => create({ batchId }, bytes, stop),
    createEvidence: (caseMessage, attachment, bytes, stop) => create({ caseMessage, attachment }, bytes, stop),
    async head(url, stop) {
      const heard = await send({ method: 'HEAD', path: url, also: [404, 410] }, stop);
      if (!heard.ok) return heard;
      if (heard.value.status >= 400) return { ok: true, value: null };
      const offset = offsetIn(heard.value.headers['upload-offset']);
      return offset === null ? badReply('no Upload-Offset') : { ok: true, value: offset };
    },
    async patch(url, offset, chunk, stop) {
      const checked: Record<string, string> = (await checks(stop)) ? { 'upload-checksum': `sha256 ${chunk.sha256()}` } : {};
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...checked };
      const body = { bytes: chunk.bytes, chunks: chunk.body };
      const heard = await send({ method: 'PATCH', path: url, headers, body, total: CHUNK_TOTAL }, stop);
      if (!heard.ok) return heard;
      const after = offsetIn(heard.value.headers['upload-offset']);
      if (after === null) return badReply('no Upload-Offset');
      return after > offset && after <= offset + chunk.bytes
        ? { ok: true, value: after }
        : failure('item', problem('sync/badReply', { detail: `Upload-Offset ${after} after ${offset}` }));
    },
    async remove(url, stop) {
      const heard = await send({ method: 'DELETE', path: url, also: [404, 410] }, stop);
      return heard.ok ? { ok: true, value: undefined } : heard;
    },
  };
}
