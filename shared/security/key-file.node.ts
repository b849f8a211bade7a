import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { isPair, slotSchema } from './slots.node.ts';

export const keyFileSchema = z.object({
  format: z.literal('liaison-keys/1'),
  cipher: z.enum(['aegis', 'chacha20']),
  slots: z.array(slotSchema).min(1).max(20),
  tries: z.object({ failures: z.number().int().min(0), lastAt: z.number() }),
  /** The file these keys open; a restored or rekeyed store comes under a new name, and this line makes it the one. */
  store: z
    .string()
    .regex(/^workbench[-0-9a-z]*\.db$/)
    .default('workbench.db'),
  /** Whose store it is, as a digest: another unit's backup is told apart before anything is opened. */
  unit: z.string().max(64).optional(),
  /** The slot that opened it last is tried first. */
  last: z.string().max(32).optional(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** What a slot is bound to: swapping the header of another store in does not unwrap. */
export const boundTo = (file: Pick<KeyFile, 'format' | 'cipher'>): string => `${file.format}|${file.cipher}`;

/** What goes with a backup: the way in, without the state of this computer. */
export const keysForBackup = ({ format, cipher, slots, unit }: KeyFile) => ({
  format,
  cipher,
  slots,
  unit,
  tries: { failures: 0, lastAt: 0 },
});

export const pairSlots = (file: KeyFile) => file.slots.filter(isPair);

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
  try {
    writeSync(handle, JSON.stringify(file, null, 1));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, path);
}
