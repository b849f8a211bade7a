import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { writeWhole } from '../../base/whole-file.node.ts';
import { boundTo, type KeyFile } from '../key-file.node.ts';
import { box, newSlotId, seal, unseal } from '../slots.node.ts';
import type { FoundKey } from '../vault.node.ts';
import type { Keychain } from './port.ts';

/**
 * The one way in without a passphrase, in a file of its own: it is worth nothing on another computer or account, goes into
 * no backup, and an earlier version of the workbench, which does not know it, is not disturbed by it.
 */
const slotSchema = z.object({
  format: z.literal('liaison-system-slot/1'),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** A random secret, as the system keeps it. */
  held: z.string().max(8000),
  /** The store key under that secret. */
  key: box,
});

const pathIn = (folder: string): string => join(folder, 'system-slot.json');

/** Bound to the store as well: after a new data key or a restore it opens nothing. */
const boundAs = (file: Pick<KeyFile, 'format' | 'cipher' | 'store'>, id: string): string =>
  `${boundTo(file)}|system|${id}|${file.store}`;

export const hasSystemSlot = (folder: string): boolean => existsSync(pathIn(folder));
export const dropSystemSlot = (folder: string): void => rmSync(pathIn(folder), { force: true });

export function systemSlotId(folder: string): string | null {
  try {
    return slotSchema.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8'))).id;
  } catch {
    return null;
  }
}

/** Made, not yet written: the store has to know it first. */
export async function makeSystemSlot(
  folder: string,
  file: KeyFile,
  storeKey: Uint8Array,
  keychain: Keychain,
): Promise<Result<{ readonly id: string; write(): void }>> {
  if (!(await keychain.available())) return fail(problem('keychain/notHere'));
  const secret = randomBytes(32);
  const held = await keychain.seal(secret);
  // A store that does not give back what it was given is none.
  const back = held && (await keychain.open(held));
  if (!held || !back || !secret.equals(back)) return fail(problem('keychain/notHere'));
  const id = newSlotId();
  const key = seal(storeKey, secret, boundAs(file, id));
  secret.fill(0);
  back.fill(0);
  const slot = { format: 'liaison-system-slot/1', id, held: Buffer.from(held).toString('base64'), key } as const;
  return ok({ id, write: () => writeWhole(pathIn(folder), JSON.stringify(slot, null, 1), 'own') });
}

/** The store key by way of the system; every failure ends at the passphrase. */
export async function openSystemSlot(folder: string, file: KeyFile, keychain: Keychain | null): Promise<Result<FoundKey>> {
  if (!keychain || !(await keychain.available())) return fail(problem('keychain/locked'));
  let slot: z.infer<typeof slotSchema>;
  try {
    slot = slotSchema.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')));
  } catch {
    return fail(problem('keychain/stale'));
  }
  const secret = await keychain.open(Buffer.from(slot.held, 'base64'));
  if (!secret) return fail(problem('keychain/locked'));
  const rawKey = secret.length === 32 ? unseal(slot.key, secret, boundAs(file, slot.id)) : null;
  secret.fill(0);
  return rawKey ? ok({ id: slot.id, rawKey }) : fail(problem('keychain/stale'));
}
