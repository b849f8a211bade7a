import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { writeWhole } from '../base/whole-file.node.ts';
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
    return ok(keyFileOf(readFileSync(path, 'utf8')));
  } catch {
    return fail(problem('store/damaged', { detail: 'keys.json' }));
  }
}

/** The file's text, a digest of it first: a spoiled one is not mistaken for a wrong passphrase. */
function keyFileText(file: KeyFile): string {
  // One order of keys, whoever made the object.
  const ordered = keyFileSchema.parse(file);
  const digest = createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
  return JSON.stringify({ digest, ...ordered }, null, 1);
}

/** Throws on whatever is not, sign for sign, the text that was written. Files of the first stores have no digest. */
function keyFileOf(text: string): KeyFile {
  const raw: unknown = JSON.parse(text);
  const file = keyFileSchema.parse(raw);
  const undigested =
    typeof raw === 'object' && raw !== null && Object.keys(raw).every((key) => Object.hasOwn(keyFileSchema.shape, key));
  if (!undigested && keyFileText(file) !== text) throw new Error('damaged');
  return file;
}

/** Durable and atomic: the old header or the new one, never half of one. */
export const writeKeyFile = (path: string, file: KeyFile): void => writeWhole(path, keyFileText(file), 'own');
