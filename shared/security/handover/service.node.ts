import { randomBytes } from 'node:crypto';
import type { CallContext, Handlers } from '../../base/call.ts';
import { beijingDay, type Clock } from '../../base/clock.ts';
import type { Emit } from '../../base/emit.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Store, Tx } from '../../store/tx.ts';
import type { handoverCalls } from '../calls.ts';
import { goodPassphrase } from '../good-passphrase.ts';
import { addOfficer, addSlot, keyStatus, officerOf, setRole, slotRows, slotsLeave, slotsOf } from '../officers.node.ts';
import type { OpenSession, Present } from '../session.node.ts';
import type { Vault } from '../vault.node.ts';
import { writeDesk } from './bundle.node.ts';
import { changeOver, takeBack } from './change-over.node.ts';
import { linesOf, openLines, seenAs } from './coverage.ts';
import type { HandoverItem, HandoverLetter, HandoverLine, HandoverSide, HandoverStatus } from './model.ts';
import {
  currentRow,
  doneRows,
  dropHandover,
  dropMark,
  type HandoverRow,
  insertHandover,
  marksOf,
  putMark,
  setAccepted,
  setBundle,
  setSealed,
} from './records.node.ts';
import { computerItems, statementOf } from './statement.node.ts';
import { viewOf } from './view.node.ts';

export interface Announcement {
  readonly former: string;
  readonly name: string;
  readonly office: string;
  readonly post: string;
  readonly phone: string;
  readonly effective: string;
  readonly reason: string;
  readonly words: string;
}

/** What the other rooms do for a handover. */
export interface HandoverPorts {
  /** All that lies on this desk and has to be looked at; `letter` is the handover's own. */
  readonly items: (tx: Tx, letter: string) => readonly HandoverItem[];
  /** Begins the letter that tells the office; answers its case. */
  readonly announce: (tx: Tx, said: Announcement, officer: string) => string;
  readonly letter: (tx: Tx, id: string) => HandoverLetter | null;
  /** Signs with the client's key. */
  readonly sign: (payload: string) => object;
}

export interface HandoverDeps extends Present, HandoverPorts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly product: string;
  /** The officer who is here is another one now, or the same in another role. */
  readonly renew: () => void;
}

/** Answers `handover.*` (第四条): nothing changes hands that nobody looked at, and the accounts change in one moment. */
export function handoverService(deps: HandoverDeps): Handlers<typeof handoverCalls> {
  const { store, vault, clock } = deps;
  const locked = () => fail(problem('contract/locked'));

  const lines = (tx: Tx, row: HandoverRow): HandoverLine[] =>
    linesOf([...deps.items(tx, row.letter), ...computerItems(tx)], marksOf(tx, row.hid));

  const status = (): Result<HandoverStatus> => {
    const open = deps.session();
    if (!open) return locked();
    return store.read((tx) => {
      const view = (row: HandoverRow) =>
        viewOf(row, {
          letter: deps.letter(tx, row.letter),
          lines: row.state === 'preparing' || row.state === 'sealed' ? lines(tx, row) : null,
          me: open.officer.id,
        });
      const current = currentRow(tx);
      return ok({ current: current ? view(current) : null, done: doneRows(tx).map(view) });
    });
  };
  const told = (): Result<HandoverStatus> => {
    deps.emit({ kind: 'settings' });
    return status();
  };

  /** Who signs types their own passphrase; a wrong one counts as a try like any other. */
  async function identified(open: OpenSession, own: string): Promise<Result<undefined>> {
    const wait = vault.wait();
    if (wait > 0) return fail(problem('store/throttled', { wait }));
    const slots = store.read((tx) => slotsOf(tx, open.officer.id));
    if (!(await vault.opens(own, slots))) return fail(problem('handover/passphrase'));
    return deps.session() === open ? ok() : locked();
  }

  /** A passphrase that is given to somebody: strong, and nobody else's. */
  async function givable(open: OpenSession, passphrase: string, name: string): Promise<Result<undefined>> {
    const judged = goodPassphrase(passphrase, [name, open.identity.unit.name, open.identity.unit.uscc]);
    if (!judged.ok) return judged;
    const ids = store.read(slotRows).flatMap((row) => (row.kind === 'passphrase' ? [row.id] : []));
    return (await vault.isSecretOf(passphrase, ids)) ? fail(problem('keys/sameSecret')) : ok();
  }

  const signed = (row: HandoverRow, side: HandoverSide, open: OpenSession, list: readonly HandoverLine[]): string =>
    JSON.stringify(deps.sign(statementOf(row, side, open, list, clock.now())));

  /** The one under way, when this officer may take this step of it. */
  const mine = (open: OpenSession, side: HandoverSide, state: HandoverRow['state']): Result<HandoverRow> => {
    const row = store.read(currentRow);
    if (!row) return fail(problem('handover/none'));
    const id = side === 'from' ? row.from_id : row.to_id;
    return row.state === state && id === open.officer.id ? ok(row) : fail(problem('handover/notNow'));
  };

  return {
    'handover.status': status,
    'handover.begin': ({ words, ...said }) => {
      const open = deps.session();
      if (!open) return locked();
      const { officer } = open;
      const today = beijingDay(clock.now());
      if (store.read(currentRow)) return fail(problem('handover/underway'));
      if (said.name === officer.name) return fail(problem('handover/oneself'));
      if (said.effective < today) return fail(problem('handover/past', { effective: said.effective, today }));
      const letter = store.write((tx) => {
        const id = deps.announce(tx, { ...said, former: officer.name, words }, officer.name);
        const { name, office, post, phone, effective, reason } = said;
        insertHandover(tx, {
          letter: id,
          from_id: officer.id,
          from_name: officer.name,
          to_name: name,
          office,
          post,
          phone,
          effective,
          reason,
          made_at: clock.now(),
        });
        return id;
      });
      deps.emit({ kind: 'case', id: letter });
      return told();
    },
    'handover.mark': ({ keys, comment }) => {
      const open = deps.session();
      const row = store.read(currentRow);
      if (!open) return locked();
      if (!row) return fail(problem('handover/none'));
      const side: HandoverSide = row.state === 'preparing' ? 'from' : 'to';
      const allowed = mine(open, side, side === 'from' ? 'preparing' : 'sealed');
      if (!allowed.ok) return allowed;
      store.write((tx) => {
        const wanted = new Set(keys);
        for (const line of lines(tx, row).filter(({ key }) => wanted.has(key))) {
          if (comment === null) dropMark(tx, row.hid, line.key, side);
          else putMark(tx, row.hid, { key: line.key, side, seen: seenAs(line), comment, at: clock.now() });
        }
      });
      return told();
    },
    'handover.seal': async ({ road, own, successor }, context) => {
      const open = deps.session();
      if (!open) return locked();
      const found = mine(open, 'from', 'preparing');
      if (!found.ok) return found;
      const row = found.value;
      const ready = store.read((tx): Result<undefined> => {
        if (!deps.letter(tx, row.letter)?.sent) return fail(problem('handover/letterFirst'));
        const left = openLines(lines(tx, row), 'from').length;
        return left === 0 ? ok() : fail(problem('handover/linesOpen', { count: left }));
      });
      if (!ready.ok) return ready;
      const next = await successorOf(open, row, successor);
      if (!next.ok) return next;
      const known = await identified(open, own);
      if (!known.ok) return known;
      const slot = 'passphrase' in successor ? await vault.newSlot('passphrase', successor.passphrase) : null;
      if (slot && !slot.ok) return slot;
      const { id } = next.value;
      store.write((tx) => {
        const list = lines(tx, row);
        addOfficer(tx, { id, name: row.to_name, role: 'preparer' }, clock.now(), open.officer.name);
        if (slot?.ok) addSlot(tx, slot.value, id, clock.now(), open.officer.name);
        const statement = signed(row, 'from', open, list);
        setSealed(tx, row.hid, { to: id, road, list: JSON.stringify(list), signed: statement, at: clock.now() });
        // Two desks that both go on would drift apart: this one is only read from here on.
        if (road === 'bundle') setRole(tx, row.from_id, 'auditor');
      });
      if (slot?.ok) slot.value.commit();
      if (road === 'bundle') {
        let put: Result<string> | undefined;
        try {
          put = await bundleFor(open, id, context);
        } finally {
          if (!put?.ok) store.write((tx) => takeBack(tx, row));
        }
        if (!put.ok) return put;
        const path = put.value;
        store.write((tx) => setBundle(tx, row.hid, path));
        deps.renew();
      }
      return told();
    },
    'handover.accept': async ({ own, fresh }) => {
      const open = deps.session();
      if (!open) return locked();
      const found = mine(open, 'to', 'sealed');
      if (!found.ok) return found;
      const row = found.value;
      const left = store.read((tx) => openLines(lines(tx, row), 'to').length);
      if (left > 0) return fail(problem('handover/linesOpen', { count: left }));
      if (row.road === 'bundle' && fresh === undefined) return fail(problem('handover/freshNeeded'));
      const good = fresh === undefined ? ok() : await givable(open, fresh, open.officer.name);
      if (!good.ok) return good;
      const known = await identified(open, own);
      if (!known.ok) return known;
      const slot = fresh === undefined ? null : await vault.newSlot('passphrase', fresh);
      if (slot && !slot.ok) return slot;
      const gone = store.write((tx) => {
        const now = clock.now();
        const former = slot ? slotsOf(tx, open.officer.id) : [];
        if (slot?.ok) addSlot(tx, slot.value, open.officer.id, now, open.officer.name);
        slotsLeave(tx, former, now);
        const list = lines(tx, row);
        setAccepted(tx, row.hid, JSON.stringify(list), signed(row, 'to', open, list), now);
        return [...former, ...(row.effective <= beijingDay(now) ? changeOver(tx, row, now) : [])];
      });
      if (slot?.ok) slot.value.commit(gone);
      else vault.dropSlots(gone);
      deps.renew();
      return told();
    },
    'handover.cancel': () => {
      const open = deps.session();
      if (!open) return locked();
      const row = store.read(currentRow);
      if (!row) return fail(problem('handover/none'));
      // Once the desk has left as a file it cannot be called back.
      const out = row.bundle !== null;
      if (row.from_id !== open.officer.id || row.state === 'accepted' || out) return fail(problem('handover/notNow'));
      store.write((tx) => dropHandover(tx, row.hid));
      return told();
    },
  };

  async function successorOf(
    open: OpenSession,
    row: HandoverRow,
    given: { readonly id: string } | { readonly passphrase: string },
  ): Promise<Result<{ readonly id: string }>> {
    if ('id' in given) {
      const officer = store.read((tx) => officerOf(tx, given.id));
      if (!officer || officer.gone_at !== null || officer.id === row.from_id) return fail(problem('keys/noOfficer'));
      // The office was told a name; nobody else follows.
      return officer.name === row.to_name ? ok({ id: officer.id }) : fail(problem('handover/otherName', { name: row.to_name }));
    }
    const taken = store.read((tx) => keyStatus(tx, '', '')).officers;
    if (taken.some(({ name, goneAt }) => goneAt === null && name === row.to_name))
      return fail(problem('keys/sameName', { name: row.to_name }));
    const good = await givable(open, given.passphrase, row.to_name);
    return good.ok ? ok({ id: `desk-${randomBytes(6).toString('hex')}` }) : good;
  }

  /** The whole desk in a file that only the successor opens, beside the backups. */
  async function bundleFor(open: OpenSession, successor: string, context: CallContext): Promise<Result<string>> {
    const slots = store.read((tx) => slotsOf(tx, successor));
    return writeDesk({ store, vault, clock, product: deps.product, unit: open.identity.unit.uscc, slots }, context);
  }
}
