import type { MessagePort } from 'node:worker_threads';
import type { CallContext } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import type { CallName } from '../contract/contract.ts';
import { contract } from '../contract/contract.ts';
import type { DownFrame, UpFrame } from '../contract/frames.ts';
import { type AnyHandler, createGate } from '../contract/gate.ts';
import { bytesOf, type FileSource } from '../records/import/source.node.ts';
import { aboutOf, isAct } from '../security/audit/acts.ts';
import type { Keychain } from '../security/keychain/port.ts';
import { securityService } from '../security/service.node.ts';
import { actorOf } from '../security/session.node.ts';
import { readSetting } from '../security/settings.node.ts';
import type { Cost } from '../security/slots.node.ts';
import { createVault } from '../security/vault.node.ts';
import { explainStoreError } from '../store/failures.node.ts';
import { tallyOf } from '../submissions/tally.node.ts';
import { receiptAnchors } from '../sync/anchors.node.ts';
import { readEnrolment } from '../sync/enrolment.ts';
import { clientPublicKey, clientSigner } from '../sync/keys.node.ts';
import { shutOutbox } from '../sync/reconcile.node.ts';
import type { Installation } from '../updates/model.ts';
import { enrolFrom } from './enrol.node.ts';
import type { FileFrame } from './export/protocol.node.ts';
import { openRooms, type Rooms } from './rooms.node.ts';
import { sendFile } from './send-file.node.ts';
import { createStagedFiles } from './staged-files.node.ts';
import { productName, productVersion } from './version.ts';

export interface EngineOptions {
  /** The profile folder: the encrypted store, its key header, the owner lock. */
  readonly profile: string;
  /** The system's store of secrets, where the host has one. */
  readonly keychain?: Keychain | null;
  /** How this product lies on this computer; null or absent when it runs from its sources. */
  readonly installation?: Installation | null;
  readonly clock: Clock;
  /** What a guess of a secret costs; absent: what the product promises. */
  readonly guessCost?: Cost;
  readonly emit: Emit;
  readonly log: (level: 'info' | 'error', text: string) => void;
}

export interface Engine {
  /** Takes a window's frame; replies and progress go to `send`. */
  receive(client: number, frame: UpFrame, send: (frame: DownFrame) => void): void;
  /** A window is gone: what it started and nobody awaits is cancelled. */
  forget(client: number): void;
  stage(token: string, file: FileSource): void;
  /** Sends a prepared export to a host's port, once. */
  take(token: string, outlet: MessagePort): void;
  stop(): Promise<void>;
}

interface Running {
  aborted: boolean;
}

/** Composition root: builds the rooms on the open store and lets every call in through the one gate. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, emit, log } = options;
  const files = createStagedFiles();
  const product = productName(options.installation?.version ?? productVersion);
  /** A line of the trail for what the workbench does by itself. */
  const note = (what: string, about: Readonly<Record<string, string | number>>): void => {
    const session = security.session();
    if (session) session.store.write((tx) => security.trail.note(tx, actorOf(session), what, about));
  };
  const vault = createVault(options.profile, clock, options.guessCost);
  let rooms: Rooms | null = null;
  /** What was said when a file was prepared, for the trail when it leaves. */
  const prepared = new Map<string, Record<string, string | number | boolean>>();

  const security = securityService({
    vault,
    clock,
    emit,
    product,
    keychain: options.keychain ?? null,
    enrol: (source) => enrolFrom(source, clock),
    onOpen: (open, identity) => {
      prepared.clear();
      const opened = openRooms({
        ...open,
        vault,
        session: () => security.session(),
        standing: () => security.standing(),
        renew: () => security.renew(),
        identity,
        clock,
        emit,
        files,
        log,
        product,
        installation: options.installation ?? null,
        note,
      });
      if (!opened.ok) return opened;
      rooms = opened.value;
      return ok();
    },
    takeFile: (token) => {
      const source = files.take(token);
      return source && bytesOf(source);
    },
    onRestored: shutOutbox,
    countIn: tallyOf,
    signer: (tx) => {
      const enrolment = readEnrolment(readSetting(tx, 'enrolment'));
      if (!enrolment.ok) return enrolment;
      const sign = clientSigner(enrolment.value);
      const publicKey = clientPublicKey(enrolment.value);
      return ok((payload) => ({ ...sign(payload), publicKey }));
    },
    anchors: (tx) => {
      const enrolment = readEnrolment(readSetting(tx, 'enrolment'));
      return enrolment.ok ? receiptAnchors(tx, enrolment.value.platformKeys) : [];
    },
    onClose: () => {
      for (const calls of running.values()) for (const call of calls.values()) call.aborted = true;
      rooms?.stop();
      rooms = null;
      files.clear();
    },
  });

  const names = Object.keys(contract) as CallName[];
  // A room's handler is looked up when called: between lock and unlock there is none, and the gate has said so already.
  const handlers = Object.fromEntries(
    names.map((name): [CallName, AnyHandler] => {
      const own: Readonly<Record<string, AnyHandler>> = security.handlers;
      const fixed = own[name];
      if (fixed) return [name, fixed];
      return [
        name,
        (args: never, context: CallContext) => rooms?.handlers[name]?.(args, context) ?? fail(problem('contract/locked')),
      ];
    }),
  ) as Record<CallName, AnyHandler>;

  const enter = createGate({
    handlers,
    session: () => {
      const session = security.session();
      return session ? actorOf(session) : null;
    },
    async around(session, { name, needs, args }, run) {
      if (isAct(name, needs)) return security.trail.around(session, name, aboutOf(args), run);
      const result = await run();
      if (name === 'exports.prepare' && result.ok) {
        const token = tokenOf(result.value);
        if (token !== null) prepared.set(token, aboutOf({ ...partOf(args), ...flat(args), file: nameOf(result.value) }));
      }
      return result;
    },
    onBug: (reference, call, error) =>
      log('error', `${reference} in ${call}: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`),
    explain: (error) => {
      const known = explainStoreError(error, options.profile);
      return known ? fail(known) : null;
    },
  });

  const running = new Map<number, Map<number, Running>>();
  const callsOf = (client: number): Map<number, Running> => {
    const known = running.get(client);
    if (known) return known;
    const made = new Map<number, Running>();
    running.set(client, made);
    return made;
  };

  return {
    receive(client, frame, send) {
      const calls = callsOf(client);
      if (frame.t === 'cancel') {
        const call = calls.get(frame.id);
        if (call) call.aborted = true;
        return;
      }
      const { id, name, args } = frame;
      const signal: Running = { aborted: false };
      calls.set(id, signal);
      void enter(name, args, signal, (progress) => send({ t: 'progress', id, progress })).then((result) => {
        calls.delete(id);
        send({ t: 'reply', id, result });
      });
    },
    forget(client) {
      for (const call of running.get(client)?.values() ?? []) call.aborted = true;
      running.delete(client);
    },
    stage: (token, file) => files.put(token, file),
    take(token, outlet) {
      const session = security.session();
      const own = session ? security.takeFile(token) : null;
      if (own) return sendFile(outlet, own);
      const about = prepared.get(token) ?? {};
      const leave = () => (rooms ? rooms.take(token, outlet) : fail(problem('contract/locked')));
      const taken = session ? security.trail.within(actorOf(session), 'exports.take', about, leave) : leave();
      if (taken.ok) return;
      outlet.postMessage({ m: 'failed', problem: taken.problem } satisfies FileFrame);
      outlet.close();
    },
    async stop() {
      await rooms?.finish();
      await security.end();
    },
  };
}

const tokenOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string' ? value.token : null;

/** What the file will be called. */
const nameOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'name' in value ? value.name : null);

/** What is taken out stands one level down in the arguments of `exports.prepare`. */
const partOf = (args: unknown): object =>
  typeof args === 'object' && args !== null && 'of' in args && typeof args.of === 'object' && args.of !== null ? args.of : {};
const flat = (args: unknown): object => (typeof args === 'object' && args !== null ? args : {});
