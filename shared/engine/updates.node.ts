import { fileURLToPath } from 'node:url';
import type { CallContext, Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { bytesOf } from '../records/import/source.node.ts';
import { readSetting, writeSetting } from '../security/settings.node.ts';
import { KNOWN_VERSION } from '../store/migrate.node.ts';
import type { Store } from '../store/tx.ts';
import type { submissionsCalls } from '../submissions/calls.ts';
import type { Duty } from '../submissions/model.ts';
import { storedRoute } from '../sync/route.node.ts';
import { forDesktop } from '../updates/for-desktop.node.ts';
import { noticesIn } from '../updates/installation.node.ts';
import type { Installer } from '../updates/installer.ts';
import type { Installation } from '../updates/model.ts';
import { type UpdatesService, updatesService } from '../updates/service.node.ts';
import { sideBySide } from '../updates/side-by-side.node.ts';
import type { StagedFiles } from './staged-files.node.ts';
import { productVersion } from './version.ts';

export interface UpdatesPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly uscc: string;
  readonly files: StagedFiles;
  readonly installation: Installation | null;
  readonly duties: Handlers<typeof submissionsCalls>['duties.list'];
  readonly context: CallContext;
  readonly note: (what: string, about: Readonly<Record<string, string | number>>) => void;
}

/** Each kind of installation prepares a new version in its own way; one that is not installed prepares none. */
function installerOf(installation: Installation | null): Installer | null {
  if (!installation || installation.home === null) return null;
  return installation.kind === 'loopback' ? sideBySide(installation.home) : forDesktop(installation.home, installation.kind);
}

const stillOwed = ({ group, daysLeft }: Duty): boolean => group !== 'done' && daysLeft !== null && daysLeft >= 0;

/** Joins the updates room to what it needs of the others: what is still owed, the way to the network, chosen files. */
export function openUpdates(ports: UpdatesPorts): UpdatesService {
  const { store, clock, emit, uscc, files, installation, duties, context, note } = ports;
  return updatesService({
    store,
    clock,
    emit,
    uscc,
    note,
    installation,
    installer: installerOf(installation),
    version: installation?.version ?? productVersion,
    schema: KNOWN_VERSION,
    settings: { read: readSetting, write: writeSetting },
    route: () => storedRoute(store.read((tx) => readSetting(tx, 'sync.route'))),
    async windows() {
      const listed = await duties({}, context);
      if (!listed.ok) return [];
      return listed.value.flatMap((duty) => (duty.due !== null && stillOwed(duty) ? [{ opens: duty.opens, due: duty.due }] : []));
    },
    take(token) {
      const source = files.take(token);
      return source && { size: source.size, read: (start, length) => bytesOf(source).read(start, length) };
    },
    notices: () => noticesIn(fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/app' : '.', import.meta.url))),
  });
}
