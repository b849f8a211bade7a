import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../base/call.ts';
import { beijingTime, type Clock } from '../../base/clock.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Tx } from '../../store/tx.ts';
import type { auditCalls } from '../calls.ts';
import type { Present } from '../session.node.ts';
import { readTrail, verify, wholeTrail } from './chain.node.ts';

/** Signs text with the key the platform knows this client by. */
export type ClientSigner = (payload: string) => unknown;

export interface AuditDeps extends Present {
  readonly clock: Clock;
  readonly signer: (tx: Tx) => Result<ClientSigner>;
}

export interface AuditService {
  readonly handlers: Handlers<typeof auditCalls>;
  /** A trail made ready, once. */
  takeFile(token: string): { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** Answers `audit.*`. The trail is readable to every role: an auditor is there to read it. */
export function auditService(deps: AuditDeps): AuditService {
  /** The last one made, until it is fetched or another is. */
  let ready: { readonly token: string; readonly name: string; readonly bytes: Uint8Array } | null = null;
  const locked = () => fail(problem('contract/locked'));
  const handlers: Handlers<typeof auditCalls> = {
    'audit.list': (filter) => {
      const open = deps.session();
      return open ? ok(open.store.read((tx) => readTrail(tx, filter))) : locked();
    },
    'audit.verify': () => {
      const open = deps.session();
      return open ? ok(open.store.read(verify)) : locked();
    },
    'audit.export': ({ purpose }) => {
      const open = deps.session();
      if (!open) return locked();
      const { unit } = open.identity;
      const now = beijingTime(deps.clock.now());
      return open.store.read((tx): Result<{ token: string; name: string }> => {
        const signer = deps.signer(tx);
        if (!signer.ok) return signer;
        const { head, lines, broken } = verify(tx);
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
    takeFile(token) {
      const file = ready?.token === token ? ready : null;
      if (file) ready = null;
      return file;
    },
  };
}
