import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type BackupSource, checkBackup } from '../../store/backup/file.node.ts';
import { KNOWN_VERSION } from '../../store/migrate.node.ts';
import type { Store, Tx } from '../../store/tx.ts';
import { type KeyFile, keyFileSchema } from '../key-file.node.ts';
import type { BackupOffer } from '../model.ts';
import { readRecoveryCode } from '../recovery-code.ts';
import { identitySchema } from '../session.node.ts';
import { readSetting, writeSetting } from '../settings.node.ts';
import type { SlotKind } from '../slots.node.ts';
import type { OpenVault, Vault } from '../vault.node.ts';
import { aboutSchema, newConfig, unitDigest } from './rolling.node.ts';

/** Reads all of a chosen file before anything is said about it. */
export async function inspectBackup(vault: Vault, source: BackupSource): Promise<Result<BackupOffer>> {
  const checked = await checkBackup(source);
  if (!checked.ok) return checked;
  const { head } = checked.value;
  if (head.schema > KNOWN_VERSION) return fail(problem('store/future', { found: head.schema, known: KNOWN_VERSION }));
  const about = aboutSchema.safeParse(head.about);
  const keys = keyFileSchema.safeParse(head.keys);
  if (!about.success || !keys.success) return fail(problem('backup/damaged'));
  const { unit, product } = about.data;
  const ours = ofThisUnit(vault, unit);
  if (!ours.ok) return ours;
  const hasRecovery = keys.data.slots.some((slot) => slot.kind === 'recovery');
  return ok({ product, madeAt: head.madeAt, bytes: head.bytes, hasRecovery });
}

/** Told apart by the digest beside the keys, before anything is opened; an empty profile takes any unit's. */
function ofThisUnit(vault: Vault, digest: string): Result<undefined> {
  const here = vault.keys();
  return here.ok && here.value.unit !== undefined && here.value.unit !== digest ? fail(problem('backup/otherUnit')) : ok();
}

/** A code is known by its check signs; whatever else was typed is a passphrase. */
export const secretKind = (secret: string): { readonly kind: SlotKind; readonly secret: string } => {
  const read = readRecoveryCode(secret);
  return read.ok ? { kind: 'recovery', secret: read.code } : { kind: 'passphrase', secret };
};

/** `prepare` is for the other rooms; it runs in the restored store, in the transaction that makes it one. */
export async function restoreBackup(
  vault: Vault,
  source: BackupSource,
  given: string,
  prepare: (tx: Tx, madeAt: number, slot: string) => void,
): Promise<Result<OpenVault>> {
  const offer = await inspectBackup(vault, source);
  if (!offer.ok) return offer;
  const { kind, secret } = secretKind(given);
  return vault.restore(source, secret, kind, (store: Store, file: KeyFile, slot) => {
    const identity = identitySchema.safeParse(store.read((tx) => readSetting(tx, 'identity')));
    if (!identity.success) return fail(problem('store/damaged', { detail: 'identity' }));
    const { unit } = identity.data;
    // The head is readable to anybody and proves nothing; this is what the store itself says.
    const ours = ofThisUnit(vault, unitDigest(unit.uscc));
    if (!ours.ok) return ours;
    if (file.unit !== undefined && file.unit !== unitDigest(unit.uscc)) return fail(problem('backup/damaged'));
    store.write((tx) => {
      // A row of backups of its own: the other computer's must not roll ours away.
      writeSetting(tx, 'backup', newConfig());
      prepare(tx, offer.value.madeAt, slot);
    });
    return ok();
  });
}
