import type { Store, Tx } from '../store/tx.ts';
import type { Enrolment } from './enrolment.ts';
import type { PlatformKey } from './protocol.ts';
import { writeOwn } from './queries.node.ts';

/** The enrolment as it is now: keys and secret change while the product runs. */
export interface Identity {
  now(): Enrolment;
  keys(): readonly PlatformKey[];
  /** Keeps a changed enrolment; in memory only once the transaction, with whatever belongs to it, is through. */
  change(next: Enrolment, along?: (tx: Tx) => void): void;
}

export function identityOf(store: Store, enrolment: Enrolment): Identity {
  let current = enrolment;
  return {
    now: () => current,
    keys: () => current.platformKeys,
    change(next, along) {
      store.write((tx) => {
        writeOwn(tx, 'enrolment', next);
        along?.(tx);
      });
      current = next;
    },
  };
}
