import type { MessagePort } from 'node:worker_threads';
import { beijingDay, type Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { lettersService } from '../cases/letters/service.node.ts';
import { permitFor } from '../cases/permits.node.ts';
import { casesService } from '../cases/service.node.ts';
import { catalogReader } from '../catalog/queries.node.ts';
import { catalogService } from '../catalog/service.node.ts';
import type { CallName } from '../contract/contract.ts';
import type { AnyHandler } from '../contract/gate.ts';
import { exportsService } from '../exports/service.node.ts';
import { ledgerService } from '../ledger/service.node.ts';
import { openFile } from '../records/import/open.node.ts';
import { bytesOf } from '../records/import/source.node.ts';
import { headOf } from '../security/audit/chain.node.ts';
import { handoverService } from '../security/handover/service.node.ts';
import type { EnrolmentOffer } from '../security/model.ts';
import { readSetting, writeSetting } from '../security/settings.node.ts';
import type { Cipher } from '../store/open.node.ts';
import type { Store } from '../store/tx.ts';
import { draftOf } from '../submissions/draft.node.ts';
import { findingsOf } from '../submissions/findings.node.ts';
import type { SubmissionsDeps } from '../submissions/ports.ts';
import { addEvent } from '../submissions/queries.node.ts';
import { repinService } from '../submissions/repin/service.node.ts';
import { columnsBetween } from '../submissions/repin/target.node.ts';
import { submissionsService } from '../submissions/service.node.ts';
import { readEnrolment } from '../sync/enrolment.ts';
import { catalogKeys, clientSigner } from '../sync/keys.node.ts';
import { syncService } from '../sync/service.node.ts';
import type { Installation } from '../updates/model.ts';
import { createCovers } from './covers.node.ts';
import { nobody, openDraftRooms } from './draft-rooms.node.ts';
import { createExportThreads } from './export/run.node.ts';
import { handoverPorts } from './handover.node.ts';
import { compareDraft } from './jobs/compare.node.ts';
import { destroyedLines } from './retention.node.ts';
import { sendFile } from './send-file.node.ts';
import type { StagedFiles } from './staged-files.node.ts';
import { type TrustDeps, trustRooms } from './trust-rooms.node.ts';
import { openUpdates } from './updates.node.ts';

export interface RoomsDeps extends TrustDeps {
  readonly store: Store;
  readonly cipher: Cipher;
  readonly identity: EnrolmentOffer;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly files: StagedFiles;
  readonly log: (level: 'info' | 'error', text: string) => void;
  readonly product: string;
  readonly installation: Installation | null;
  /** The officer who is here has another role, or none any more. */
  readonly renew: () => void;
  readonly note: (what: string, about: Readonly<Record<string, string | number>>) => void;
}

export interface Rooms {
  readonly handlers: Readonly<Partial<Record<CallName, AnyHandler>>>;
  /** Sends a prepared export to a host's port, once. */
  take(token: string, outlet: MessagePort): Result<undefined>;
  /** At once; nothing touches the store afterwards. */
  stop(): void;
  /** Lets what is under way end, then stops. */
  finish(): Promise<void>;
}

/** Builds every room on an open store and joins their ports. Fails when the store does not say who we are. */
export function openRooms(deps: RoomsDeps): Result<Rooms> {
  const { store, cipher, identity, clock, emit, files, log } = deps;
  const { unit } = identity;
  const enrolment = readEnrolment(store.read((tx) => readSetting(tx, 'enrolment')));
  if (!enrolment.ok) return enrolment;

  const closing = { aborted: false };
  const catalog = catalogReader(() => beijingDay(clock.now()));
  const covers = createCovers({ store, clock, emit, catalog });
  const drafts = openDraftRooms({ store, cipher, clock, emit, files, log, catalog, closing, covered: covers.covered });
  const { compiled, alone, checkAll, forget, past, jobs } = drafts;

  const refresh = (): void => {
    void Promise.resolve(catalogs['catalog.refresh']({}, nobody(closing))).then((done) => {
      if (!done.ok) log('info', `catalog not renewed: ${done.problem.code}`);
    });
  };
  const sync = syncService({
    store,
    clock,
    emit,
    enrolment: enrolment.value,
    unit,
    catalog,
    random: Math.random,
    log,
    onCatalog: refresh,
    take(token) {
      const source = files.take(token);
      return source && { name: source.name, size: source.size, read: () => bytesOf(source).read(0, source.size) };
    },
  });
  const catalogs = catalogService({
    store,
    clock,
    emit,
    reader: catalog,
    unit,
    keys: () => catalogKeys(sync.enrolment(), clock.now()),
    fetch: sync.fetchCatalog,
    quarantine: compiled.quarantine,
  });
  const draft = draftOf(findingsOf(drafts.validatorFor, drafts.version));
  const submissionsDeps: SubmissionsDeps = {
    store,
    clock,
    emit,
    unit,
    catalog,
    draft,
    upload: sync.upload,
    permit: permitFor,
    enqueue: sync.enqueue,
    clientId: enrolment.value.clientId,
    sign: clientSigner(enrolment.value),
    trailHead: headOf,
    closing,
    encoding: 'gzip',
  };
  const submissions = submissionsService(submissionsDeps);
  const repins = repinService({
    ...submissionsDeps,
    alone,
    checkAll,
    forget,
    async compare(sid, version, context) {
      const asked = store.read((tx) => {
        const [before, after] = [compiled.input(tx, sid), compiled.inputAt(tx, sid, version)];
        const columns = columnsBetween(catalog, tx, sid, version);
        if (!before.ok) return before;
        if (!after.ok) return after;
        return ok({
          sid,
          columns,
          before: { compile: before.value, past: past(tx, sid) },
          after: { compile: after.value, past: past(tx, sid, version) },
        });
      });
      return asked.ok ? compareDraft({ store, cipher, jobs }, asked.value, context) : asked;
    },
  });
  const cases = casesService({
    store,
    clock,
    emit,
    unit,
    catalog,
    clientId: enrolment.value.clientId,
    sign: clientSigner(enrolment.value),
    enqueue: sync.enqueueMessage,
    closing,
    take(token) {
      const source = files.take(token);
      return source && { name: source.name, size: source.size, read: bytesOf(source).read };
    },
    open: async (token) => {
      const source = files.take(token);
      return source ? openFile(source) : fail(problem('file/gone'));
    },
    withdraw: sync.withdrawMessage,
    evidence: sync.evidence,
    revise: (id, why, officer) => submissions['submissions.revise']({ id, mode: 'auto', why }, { ...nobody(closing), officer }),
    explain: (id, why, officer) => submissions['submissions.changeReasons']({ id, ...why }, { ...nobody(closing), officer }),
  });
  const ledger = ledgerService({
    store,
    clock,
    unit,
    catalog,
    settings: { read: readSetting, write: writeSetting },
    office: sync.officeLedger,
    draft,
  });
  const letters = lettersService({
    store,
    clock,
    unit,
    read: readSetting,
    write: writeSetting,
  });
  const threads = createExportThreads();
  const exports = exportsService({
    store,
    clock,
    emit,
    log,
    catalog,
    product: deps.product,
    unit,
    compileInput: compiled.input,
    ledgerRows: ledger.rows,
    ledgerYears: ledger.years,
    sourceOf: drafts.authors.sourceOf,
    destroyed: destroyedLines,
    exported: (tx, sid, who, purpose) => addEvent(tx, sid, { at: clock.now(), who, what: 'exported', detail: purpose }),
  });
  const trust = trustRooms({ ...deps, catalog, draft, platformUrl: enrolment.value.platformUrl, offer: sync.offerFile });
  const handover = handoverService({
    ...handoverPorts({ clock, catalog, unit }),
    store,
    vault: deps.vault,
    session: deps.session,
    clock,
    emit,
    product: deps.product,
    renew: deps.renew,
    sign: clientSigner(enrolment.value),
  });
  const updates = openUpdates({
    store,
    clock,
    emit,
    uscc: unit.uscc,
    files,
    installation: deps.installation,
    duties: submissions['duties.list'],
    context: nobody(closing),
    note: deps.note,
  });
  sync.start();
  updates.start();

  return ok({
    handlers: {
      ...catalogs,
      ...drafts.handlers,
      ...covers.rows(drafts.handlers),
      ...submissions,
      ...covers.changes(submissions),
      ...repins,
      ...covers.cases(cases),
      ...covers.handlers,
      ...letters,
      ...ledger.handlers,
      ...sync.handlers,
      ...exports.handlers,
      ...updates.handlers,
      ...trust,
      ...handover,
    },
    take(token, outlet) {
      const ready = sync.takeFile(token);
      if (!ready)
        return exports.fetch(token, (name) =>
          threads.to(outlet, name, { path: store.path, rawKey: new Uint8Array(store.rawKey), cipher }),
        );
      sendFile(outlet, ready);
      return ok();
    },
    stop() {
      closing.aborted = true;
      covers.stop();
      drafts.stop();
      exports.stop();
      threads.stop();
      sync.stop();
      updates.stop();
    },
    async finish() {
      closing.aborted = true;
      covers.stop();
      drafts.stop();
      exports.stop();
      threads.stop();
      updates.stop();
      await sync.finish();
    },
  });
}
