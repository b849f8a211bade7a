import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { slotSchema } from './slots.node.ts';

const keyFileSchema = z.object({
  format: z.literal('liaison-keys/1'),
  cipher: z.enum(['aegis', 'chacha20']),
  slots: z.array(slotSchema).min(1).max(20),
  tries: z.object({ failures: z.number().int().min(0), lastAt: z.number() }),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** What a slot is bound to: swapping the header of another store in does not unwrap. */
export const boundTo = (file: Pick<KeyFile, 'format' | 'cipher'>): string => `${file.format}|${file.cipher}`;

export const hasKeyFile = (path: string): boolean => existsSync(path);

export function readKeyFile(path: string): Result<KeyFile> {
  if (!existsSync(path)) return fail(problem('store/missing'));
  try {
    return ok(keyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
  } catch {
    return fail(problem('store/damaged', { detail: 'keys.json' }));
  }
}

/** Durable and atomic: the old header or the new one, never half of one. */
export function writeKeyFile(path: string, file: KeyFile): void {
  const next = `${path}.new`;
  const handle = openSync(next, 'w', 0o600);
  writeSync(handle, JSON.stringify(file, null, 1));
  fsyncSync(handle);
  closeSync(handle);
  renameSync(next, path);
}
