import type { Needs } from '../../base/call.ts';

/**
 * Which calls are acts, in one place. What only the liaison officer may do always is one; of the rest, those that take
 * data in or out, change whose it is, or undo somebody's work. Editing cells is told by each draft's own history.
 */
const acts: ReadonlySet<string> = new Set([
  'imports.run',
  'submissions.askSignOff',
  'submissions.discard',
  'submissions.revise',
  'submissions.repin',
  'sync.pause',
  'sync.hold',
  'sync.retry',
  'sync.proof',
  'settings.set',
  'backup.make',
  'backup.drill',
  'secrets.change',
  'submissions.provisional',
  'submissions.changeMode',
  'sync.setLine',
  'sync.sendNow',
  'handover.mark',
  'handover.accept',
  'cases.askPermit',
  'cases.askUse',
  'cases.submit',
  'cases.decide',
  'cases.discard',
  'cases.read',
  'updates.take',
  'updates.fromFile',
  'updates.skip',
  'updates.drop',
  'keychain.turnOn',
  'keychain.turnOff',
  'reveal.values',
]);

/** Answered often and without effect, though only the liaison officer may ask. */
const looks: ReadonlySet<string> = new Set([]);

export const isAct = (name: string, needs: Needs): boolean =>
  needs !== 'nobody' && !looks.has(name) && (needs === 'liaison' || acts.has(name));

/** What of a call's arguments is written down: names and choices, never a cell, a passphrase or a code. */
const told: ReadonlySet<string> = new Set([
  'id',
  'dataset',
  'period',
  'until',
  'effective',
  'road',
  'purpose',
  'version',
  'mode',
  'kind',
  'keep',
  'folder',
  'name',
  'role',
  'officer',
  'supervisor',
  'reason',
  'language',
  'lockAfterMinutes',
  'clearClipboardMinutes',
  'paused',
  'held',
  'row',
  'submission',
  'masked',
  'year',
  'quarter',
  'file',
  'docNo',
  'feed',
  'fields',
]);
const LONGEST = 200;

export function aboutOf(args: unknown): Record<string, string | number | boolean> {
  const about: Record<string, string | number | boolean> = {};
  if (typeof args !== 'object' || args === null) return about;
  for (const [key, value] of Object.entries(args)) {
    if (!told.has(key)) continue;
    if (typeof value === 'string') about[key] = value.slice(0, LONGEST);
    else if (typeof value === 'number' || typeof value === 'boolean') about[key] = value;
    else if (Array.isArray(value))
      about[key] = value
        .filter((part) => typeof part === 'string')
        .join('、')
        .slice(0, LONGEST);
  }
  return about;
}
