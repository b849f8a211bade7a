import type { CallContext, Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { Route } from '../sync/route.ts';
import type { updatesCalls } from './calls.ts';
import { type Circumstances, decide, fitting } from './decide.ts';
import { fetchFile } from './download.node.ts';
import { feedAddress, feedAt } from './feed.node.ts';
import type { OpenWindow } from './freeze.ts';
import type { Installer } from './installer.ts';
import { type Kept, keptOf } from './kept.node.ts';
import type { FoundUpdate, Installation, Manifest, Notice, Publisher, UpdateStatus } from './model.ts';
import { type ByteSource, readCarried, takeOut } from './update-file.node.ts';
import { fingerprintOf, openManifest } from './verify.node.ts';

const SOON = 20_000;
const EVERY = 6 * 3_600_000;
const LOOK = 200;

export interface UpdatesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly uscc: string;
  readonly version: string;
  readonly installation: Installation | null;
  readonly installer: Installer | null;
  /** The form of store this version keeps. */
  readonly schema: number;
  readonly settings: { read(tx: Tx, key: string): unknown; write(tx: Tx, key: string, value: unknown): void };
  readonly route: () => Route;
  /** Reporting windows in which something is still owed. */
  readonly windows: () => Promise<readonly OpenWindow[]>;
  /** A chosen file, by its host's token. */
  readonly take: (token: string) => ByteSource | null;
  readonly notices: () => readonly Notice[];
  /** A line of the trail for what the workbench does by itself. */
  readonly note: (what: string, about: Readonly<Record<string, string | number>>) => void;
}

export interface UpdatesService {
  readonly handlers: Handlers<typeof updatesCalls>;
  /** From now on the feed is looked at by itself. */
  start(): void;
  stop(): void;
}

interface Able {
  readonly here: Installation;
  readonly publisher: Publisher;
  readonly installer: Installer;
}

/** New versions: found, judged, fetched, proved and prepared. What is used is decided by the next start, never here. */
export function updatesService(deps: UpdatesDeps): UpdatesService {
  const { store, clock, emit, installation, installer } = deps;
  const timers = new Set<NodeJS.Timeout>();
  const closing = new AbortController();
  let last: Problem | null = null;
  let fetching: { done: number; total: number } | null = null;

  const kept = (): Kept => keptOf(store.read((tx) => deps.settings.read(tx, 'updates')));
  const keep = (change: Partial<Kept>): void => {
    store.write((tx) => deps.settings.write(tx, 'updates', { ...keptOf(deps.settings.read(tx, 'updates')), ...change }));
    emit({ kind: 'settings' });
  };

  const able = (): Result<Able> =>
    installation?.publisher && installer
      ? ok({ here: installation, publisher: installation.publisher, installer })
      : fail(problem('updates/cannot'));

  const circumstances = async (here: Installation): Promise<Circumstances> => ({
    here,
    uscc: deps.uscc,
    now: clock.now(),
    seen: kept().seen,
    windows: await deps.windows(),
  });
  const addressNow = (): string | null => kept().feed ?? installation?.publisher?.feed ?? null;

  const known = ({ publisher }: Able): Manifest | null => {
    const { envelope } = kept();
    const read = envelope === null ? null : openManifest(envelope, publisher);
    return read?.ok ? read.value : null;
  };

  const foundOf = async (manifest: Manifest, { here }: Able): Promise<FoundUpdate> => {
    const { version, issuedAt, notes } = manifest;
    return {
      version,
      issuedAt,
      notes,
      bytes: fitting(manifest, here)?.bytes ?? 0,
      decision: decide(manifest, await circumstances(here)),
      skipped: kept().skipped === version,
      changesStore: manifest.schema > deps.schema,
    };
  };

  const status = async (): Promise<UpdateStatus> => {
    const can = able();
    const { feed, checkedAt } = kept();
    const address = addressNow();
    const manifest = can.ok ? known(can.value) : null;
    const before = installer?.previous() ?? null;
    return {
      version: deps.version,
      kind: installation?.kind ?? 'source',
      cannot: can.ok ? null : installation && installer ? 'noPublisher' : 'source',
      feed: address === null ? null : { address, chosen: feed !== null },
      fingerprints: installation?.publisher?.keys.map(({ publicKey }) => fingerprintOf(publicKey).slice(0, 16)) ?? [],
      checkedAt,
      problem: last,
      found: can.ok && manifest ? await foundOf(manifest, can.value) : null,
      fetching,
      ready: installer?.ready() ?? null,
      failed: installer?.failed() ?? null,
      previous: before && {
        version: before.version,
        problem: before.schema < deps.schema ? problem('updates/storeNewer', { version: before.version }) : null,
      },
    };
  };

  /** Looks at the feed; what is believed is remembered, what is not is only said. */
  async function look(): Promise<Result<undefined>> {
    const can = able();
    if (!can.ok) return can;
    const address = addressNow();
    if (address === null) return fail(problem('updates/noFeed'));
    const text = await feedAt(address, deps.route()).manifest(closing.signal);
    if (closing.signal.aborted) return fail(problem('contract/locked'));
    if (!text.ok) return text;
    const manifest = openManifest(text.value, can.value.publisher);
    if (!manifest.ok) return manifest;
    const decision = decide(manifest.value, await circumstances(can.value.here));
    if (decision.kind === 'refused') return fail(decision.problem);
    keep({ envelope: text.value, seen: Math.max(kept().seen, manifest.value.sequence), checkedAt: clock.now() });
    return ok();
  }

  async function check(): Promise<void> {
    const looked = await look();
    if (closing.signal.aborted) return;
    last = looked.ok ? null : looked.problem;
    // A feed that lies takes nothing away; that it lied is shown beside what is known.
    if (!looked.ok) keep({ checkedAt: clock.now() });
  }

  /** One at a time, cancelled by whoever asked or by the end of the session. */
  async function alone(
    total: number,
    context: Pick<CallContext, 'signal' | 'progress'>,
    work: (signal: AbortSignal, onProgress: (done: number) => void) => Promise<Result<undefined>>,
  ): Promise<Result<undefined>> {
    if (fetching) return fail(problem('updates/busy'));
    const stop = new AbortController();
    const ended = (): void => stop.abort();
    closing.signal.addEventListener('abort', ended);
    const looking = setInterval(() => (context.signal.aborted ? stop.abort() : undefined), LOOK);
    fetching = { done: 0, total };
    emit({ kind: 'settings' });
    try {
      return await work(stop.signal, (done) => {
        fetching = { done, total };
        context.progress({ phase: 'reading', done, total });
      });
    } finally {
      clearInterval(looking);
      closing.signal.removeEventListener('abort', ended);
      fetching = null;
      if (!closing.signal.aborted) emit({ kind: 'settings' });
    }
  }

  async function take(version: string, context: Pick<CallContext, 'signal' | 'progress'>): Promise<Result<undefined>> {
    const can = able();
    if (!can.ok) return can;
    const { here, installer: own } = can.value;
    const manifest = known(can.value);
    const file = manifest && fitting(manifest, here);
    if (!manifest || !file || manifest.version !== version) return fail(problem('updates/nothing'));
    const decision = decide(manifest, await circumstances(here));
    if (decision.kind === 'refused') return fail(decision.problem);
    if (decision.kind !== 'offer' && decision.kind !== 'frozen') return fail(problem('updates/nothing'));
    const address = addressNow();
    if (address === null) return fail(problem('updates/noFeed'));
    return alone(file.bytes, context, async (signal, onProgress) => {
      const feed = feedAt(address, deps.route());
      const fetched = await fetchFile({ feed, file, folder: own.incoming, signal, onProgress });
      if (!fetched.ok) return fetched;
      return signal.aborted ? fail(problem('contract/cancelled')) : own.prepare(fetched.value, file, manifest);
    });
  }

  async function carried(token: string, context: CallContext): Promise<Result<undefined>> {
    const can = able();
    if (!can.ok) return can;
    const { here, publisher, installer: own } = can.value;
    const source = deps.take(token);
    if (!source) return fail(problem('file/gone'));
    const read = await readCarried(source);
    if (!read.ok) return read;
    const opened = openManifest(read.value.envelope, publisher);
    if (!opened.ok) return opened;
    const manifest = opened.value;
    const decision = decide(manifest, { ...(await circumstances(here)), byHand: true });
    if (decision.kind === 'refused') return fail(decision.problem);
    const file = fitting(manifest, here);
    if (decision.kind === 'current' || !file) return fail(problem('updates/nothing'));
    if (file.name !== read.value.file) {
      const { kind, system, arch } = here;
      return fail(problem('updates/otherPlatform', { version: manifest.version, platform: `${kind} ${system} ${arch}` }));
    }
    keep({ envelope: read.value.envelope, seen: Math.max(kept().seen, manifest.sequence) });
    return alone(file.bytes, context, async (_signal, onProgress) => {
      const taken = await takeOut(source, read.value, file, own.incoming, onProgress);
      return taken.ok ? own.prepare(taken.value, file, manifest) : taken;
    });
  }

  const told = async (done: Result<undefined>): Promise<Result<UpdateStatus>> => (done.ok ? ok(await status()) : done);

  /** By itself: looks, and takes only what the publisher says must be taken, outside the last days of a window. */
  async function round(): Promise<void> {
    if (!able().ok || addressNow() === null || fetching) return;
    await check();
    const { found, ready, failed } = await status();
    if (closing.signal.aborted || !found || ready || found.decision.kind !== 'offer' || !found.decision.forced) return;
    // What did not start here once would not start every day anew.
    if (failed?.version === found.version) return;
    const done = await take(found.version, { signal: closing.signal, progress: () => {} });
    if (closing.signal.aborted) return;
    if (!done.ok) last = done.problem;
    deps.note(done.ok ? 'updates.auto' : 'updates.auto.refused', {
      version: found.version,
      ...(done.ok ? {} : { code: done.problem.code }),
    });
    emit({ kind: 'settings' });
  }

  return {
    handlers: {
      'updates.status': async () => ok(await status()),
      'updates.check': async () => {
        await check();
        return closing.signal.aborted ? fail(problem('contract/locked')) : ok(await status());
      },
      'updates.take': async ({ version }, context) => told(await take(version, context)),
      'updates.fromFile': async ({ token }, context) => told(await carried(token, context)),
      'updates.skip': async ({ version }) => {
        keep({ skipped: version });
        return ok(await status());
      },
      'updates.drop': async () => {
        if (!installer?.ready()) return fail(problem('updates/nothing'));
        installer.drop();
        emit({ kind: 'settings' });
        return ok(await status());
      },
      'updates.back': async () => {
        const before = (await status()).previous;
        if (!installer || !before) return fail(problem('updates/nothing'));
        if (before.problem) return fail(before.problem);
        const done = installer.back();
        // Who goes back does not want to be told every day of what they left.
        if (done.ok) keep({ skipped: deps.version });
        return told(done);
      },
      'updates.configure': async ({ feed }) => {
        const address = feed === null ? null : feedAddress(feed);
        if (feed !== null && address === null) return fail(problem('updates/address'));
        last = null;
        // Another source has its own count of publications; what was found at the former one is no longer on offer.
        keep({ feed: address, envelope: null, checkedAt: null });
        return ok(await status());
      },
      'about.notices': () => ok(deps.notices()),
    },
    start() {
      const again = (after: number): void => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          void round().finally(() => (closing.signal.aborted ? undefined : again(EVERY)));
        }, after);
        timer.unref();
        timers.add(timer);
      };
      again(SOON);
    },
    stop() {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
