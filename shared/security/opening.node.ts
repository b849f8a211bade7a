import { problem } from '../base/problem.ts';
import { fail, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import { boundTo, type KeyFile } from './key-file.node.ts';
import { isPair, makeSlot, newSlotId, openSlot, type Slot, type SlotKind } from './slots.node.ts';

/** A restored file is looked through before it counts. */
export function soundness(store: Store, prepare: () => Result<unknown>): Result<unknown> {
  const found = store.read((tx) => tx.all<{ integrity_check: string }>('PRAGMA integrity_check(3)'));
  if (found.some((row) => row.integrity_check !== 'ok'))
    return fail(problem('store/damaged', { detail: found[0]?.integrity_check.slice(0, 80) ?? '' }));
  return prepare();
}

/** A slot of the first kind is made anew as one that can take another store key. */
export async function asPair(
  file: KeyFile,
  opened: { readonly slot: Slot; readonly rawKey: Uint8Array },
  secret: string,
  kind: SlotKind,
) {
  const { slot: found, rawKey } = opened;
  if (isPair(found)) return { slot: found, rawKey, slots: file.slots, made: [] };
  const { slot, publicKey } = await makeSlot(rawKey, secret, { kind, id: newSlotId() }, boundTo(file));
  const slots = file.slots.map((known) => (known === found ? slot : known));
  return { slot, rawKey, slots, made: [{ id: slot.id, kind, publicKey }] };
}

/** One derivation where it is the officer who was here last; each further slot of the kind costs another. */
export async function openAny(file: KeyFile, secret: string, kind: SlotKind): Promise<{ slot: Slot; rawKey: Uint8Array } | null> {
  const slots = file.slots.filter((slot) => slot.kind === kind);
  const isLast = (slot: Slot): boolean => isPair(slot) && slot.id === file.last;
  for (const slot of [...slots.filter(isLast), ...slots.filter((other) => !isLast(other))]) {
    const rawKey = await openSlot(slot, secret, boundTo(file));
    if (rawKey) return { slot, rawKey };
  }
  return null;
}
