import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { TakenFile } from '../../engine/export/taken.node.ts';
import { safeHeaders } from '../pages.node.ts';

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/**
 * Streams an export to the browser as a download. Nothing of it is kept here: it goes on at the browser's pace, and a
 * file that does not come to its end breaks the connection, so that the browser says so instead of keeping half a file.
 */
export async function sendExport(response: ServerResponse, { name, bytes }: TakenFile): Promise<void> {
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  response.writeHead(200, {
    ...safeHeaders,
    'content-type': types[name.split('.').pop() ?? ''] ?? 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
  });
  try {
    for await (const piece of bytes) {
      if (response.destroyed) return;
      if (!response.write(piece)) await Promise.race([once(response, 'drain'), gone]);
    }
    response.end();
  } catch {
    response.destroy();
  }
}
