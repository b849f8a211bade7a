import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import type { AuditStanding } from '../security/model.ts';
import { retentionService } from '../security/retention/service.node.ts';
import type { Present } from '../security/session.node.ts';
import { readSetting } from '../security/settings.node.ts';
import type { Vault } from '../security/vault.node.ts';
import type { Store } from '../store/tx.ts';
import type { CatalogPort, DraftPort } from '../submissions/ports.ts';
import { lookAt } from '../sync/look.node.ts';
import { storedRoute } from '../sync/route.node.ts';
import { doctorService } from './doctor/service.node.ts';
import { keptData } from './retention.node.ts';

/** What the security room lends to parts that need the other rooms too. */
export interface TrustDeps extends Present {
  readonly vault: Vault;
  readonly standing: () => AuditStanding;
}

export interface TrustRoomsDeps extends TrustDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly log: (level: 'info' | 'error', text: string) => void;
  readonly product: string;
  readonly catalog: CatalogPort;
  readonly draft: Pick<DraftPort, 'drop' | 'countRows'>;
  readonly platformUrl: string;
  readonly offer: (file: { readonly name: string; readonly bytes: Uint8Array }) => string;
}

/** Keeping, destroying and self-checks: about the store as a whole, over what every room keeps in it. */
export function trustRooms(deps: TrustRoomsDeps) {
  const { store, vault, session, clock, emit, log } = deps;
  const retention = retentionService({
    store,
    vault,
    session,
    clock,
    emit,
    log,
    kept: keptData(deps),
    erased() {
      for (const kind of ['catalog', 'sync'] as const) emit({ kind });
    },
  });
  const doctor = doctorService({
    store,
    clock,
    session,
    standing: deps.standing,
    profile: vault.folder,
    product: deps.product,
    platformUrl: deps.platformUrl,
    route: () => storedRoute(store.read((tx) => readSetting(tx, 'sync.route'))),
    look: lookAt,
    offer: deps.offer,
  });
  return { ...retention, ...doctor };
}
