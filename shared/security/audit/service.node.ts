import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../base/call.ts';
import { beijingTime, type Clock } from '../../base/clock.ts';
import type { Emit } from '../../base/emit.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Tx } from '../../store/tx.ts';
import type { auditCalls } from '../calls.ts';
import type { AuditCheck, AuditStanding } from '../model.ts';
import type { Present } from '../session.node.ts';
import { type Anchor, chainWalk, readTrail, verify, wholeTrail } from './chain.node.ts';

/** Signs text with the key the platform knows this client by. */
export type ClientSigner = (payload: string) => unknown;

export interface AuditDeps extends Present {
  readonly clock: Clock;
  readonly emit: Emit;
  readonly signer: (tx: Tx) => Result<ClientSigner>;
  /** What the platform's receipts say of the chain; the sync room's part. */
  readonly anchors: (tx: Tx) => readonly Anchor[];
  /** How long after opening it is checked, and how many lines at a time. */
  readonly restMs?: number;
}

/** The window has what it asked for first by then. */
const CHECK_AFTER_MS = 2_000;
const LINES_AT_ONCE = 500;

export interface AuditService {
  readonly handlers: Handlers<typeof auditCalls>;
  /** The store has been opened: the whole trail is checked, after everything that is waited for. */
  opened(): void;
  /** What that check found, so far. */
  standing(): AuditStanding;
  /** A trail made ready, once. */
  takeFile(token: string): { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** Answers `audit.*`. The trail is readable to every role: an auditor is there to read it. */
export function auditService(deps: AuditDeps): AuditService {
  /** The last one made, until it is fetched or another is. */
  let ready: { readonly token: string; readonly name: string; readonly bytes: Uint8Array } | null = null;
  let standing: AuditStanding = { checkedAt: null, check: null };
  const settle = (check: AuditCheck): AuditCheck => {
    const told = standing.check?.broken ?? null;
    standing = { checkedAt: deps.clock.now(), check };
    if (check.broken !== told) deps.emit({ kind: 'settings' });
    return check;
  };
  const locked = () => fail(problem('contract/locked'));
  const handlers: Handlers<typeof auditCalls> = {
    'audit.list': (filter) => {
      const open = deps.session();
      return open ? ok(open.store.read((tx) => readTrail(tx, filter))) : locked();
    },
    'audit.verify': () => {
      const open = deps.session();
      return open ? ok(settle(open.store.read((tx) => verify(tx, deps.anchors(tx))))) : locked();
    },
    'audit.standing': () => (deps.session() ? ok(standing) : locked()),
    'audit.export': ({ purpose }) => {
      const open = deps.session();
      if (!open) return locked();
      const { unit } = open.identity;
      const now = beijingTime(deps.clock.now());
      return open.store.read((tx): Result<{ token: string; name: string }> => {
        const signer = deps.signer(tx);
        if (!signer.ok) return signer;
        const { head, lines, broken } = verify(tx, deps.anchors(tx));
        const trail = { format: 'liaison-audit/1', unit: unit.uscc, officer: open.officer.name, at: now, purpose };
        const payload = JSON.stringify({ ...trail, head, lines, broken, entries: wholeTrail(tx) });
        const name = `audit-${unit.uscc}-${now.slice(0, 10)}.json`;
        const token = randomUUID();
        ready = { token, name, bytes: Buffer.from(`${JSON.stringify(signer.value(payload))}\n`) };
        return ok({ token, name });
      });
    },
  };
  return {
    handlers,
    standing: () => standing,
    opened() {
      standing = { checkedAt: null, check: null };
      const begun = deps.session();
      if (!begun) return;
      const { store } = begun;
      let walk: ReturnType<typeof chainWalk> | null = null;
      const go = (): void => {
        // Locked meanwhile, or opened again: the check of that opening is not this one.
        if (deps.session() !== begun) return;
        const more = store.read((tx) => {
          walk ??= chainWalk(deps.anchors(tx));
          return walk.step(tx, LINES_AT_ONCE);
        });
        if (more) setImmediate(go);
        else if (walk) settle(store.read(walk.end));
      };
      setTimeout(go, deps.restMs ?? CHECK_AFTER_MS).unref();
    },
    takeFile(token) {
      const file = ready?.token === token ? ready : null;
      if (file) ready = null;
      return file;
    },
  };
}
