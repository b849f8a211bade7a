import { createVault } from '../../shared/security/vault.node.ts';
import type { Desk } from '../support/desk.ts';
import { atMost, type Figure } from './figures.ts';
import { withMillion } from './million.ts';
import { PASSPHRASE } from './passphrase.ts';
import { openThreadDesk } from './thread-desk.ts';

/** Two years ago: past every term of a draft. */
const LONG_AGO = Date.now() - 2 * 366 * 86_400_000;

/** A draft that nobody has touched for two years. */
async function aged(profile: string, id: string): Promise<void> {
  const vault = createVault(profile, { now: Date.now });
  const opened = await vault.unlock(PASSPHRASE);
  if (!opened.ok) throw new Error(opened.problem.code);
  opened.value.store.write((tx) => {
    tx.run('UPDATE submission SET updated_at = ? WHERE id = ?', LONG_AGO, id);
    tx.run('UPDATE draft_version SET saved_at = ? WHERE sid = (SELECT sid FROM submission WHERE id = ?)', LONG_AGO, id);
  });
  vault.lock();
}

/** What a window that is being used waits for meanwhile, ms: the longest reply, and the longest that nothing explained. */
function watchReplies(desk: Desk): { stop(): Promise<{ readonly reply: number; readonly unsaid: number }> } {
  let stopped = false;
  let [reply, unsaid] = [0, 0];
  let busyFrom: number | null = null;
  const said: (readonly [number, number])[] = [];
  const forget = desk.client.listen((event) => {
    if (event.kind !== 'busy') return;
    const now = performance.now();
    if (event.seconds !== null) busyFrom ??= now;
    else if (busyFrom !== null) {
      said.push([busyFrom, now]);
      busyFrom = null;
    }
  });
  /** Of a wait, what no window was told about. */
  const beside = (from: number, to: number): number =>
    said.reduce((rest, [a, b]) => rest - Math.max(0, Math.min(to, b) - Math.max(from, a)), to - from);
  const loop = (async () => {
    while (!stopped) {
      const from = performance.now();
      await desk.ask('duties.list', {});
      const to = performance.now();
      reply = Math.max(reply, to - from);
      unsaid = Math.max(unsaid, beside(from, to));
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await loop;
      forget();
      return { reply, unsaid };
    },
  };
}

async function destroyed(
  profile: string,
  id: string,
): Promise<{ readonly seconds: number; readonly reply: number; readonly unsaid: number }> {
  await aged(profile, id);
  const desk = openThreadDesk(profile);
  try {
    await desk.ask('session.unlock', { passphrase: PASSPHRASE });
    const { due } = await desk.ask('retention.status', {});
    const keys = due.map(({ key }) => key).filter((key) => key === `draft:${id}`);
    // The first seconds after opening have work of their own.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const watch = watchReplies(desk);
    const from = performance.now();
    const made = await desk.ask('retention.destroy', { keys, reason: '搁置的草稿到期', supervisor: '钱监督' });
    const seconds = (performance.now() - from) / 1000;
    if (made.freedPages === null) throw new Error('the file was not written anew');
    return { seconds, ...(await watch.stop()) };
  } finally {
    await desk.stop();
  }
}

/** A small draft destroyed in a store where a million rows stay, then the million rows themselves. */
export async function benchDestroy(): Promise<readonly Figure[]> {
  return withMillion(async ({ profile, id, dataset }) => {
    const desk = openThreadDesk(profile);
    await desk.ask('session.unlock', { passphrase: PASSPHRASE });
    const period = (await desk.ask('submissions.get', { id })).period;
    const other = (await desk.ask('duties.list', {})).find(
      (duty) => duty.status === 'notStarted' && !(duty.dataset === dataset && duty.period === period),
    );
    if (!other) throw new Error('nothing else is owed');
    const small = await desk.ask('submissions.open', { dataset: other.dataset, period: other.period });
    await desk.ask('records.insert', { id: small.id, after: null, rows: [{}] });
    await desk.stop();
    const beside = await destroyed(profile, small.id);
    const all = await destroyed(profile, id);
    const figures = (name: string, over: string, { seconds, reply, unsaid }: Awaited<ReturnType<typeof destroyed>>) => [
      atMost(name, seconds, 's', over, 30),
      // The engine stands while the file is written anew (decision 0025); every window says so.
      atMost(`${name}.reply`, reply, 'ms', 'longest reply to a window meanwhile', 30_000),
      atMost(`${name}.unsaid`, unsaid, 'ms', 'of that, while no window said why', 1000),
    ];
    return [
      ...figures('destroy.beside1m', 'a small draft, a million rows stay', beside),
      ...figures('destroy.1m', 'a draft of a million rows', all),
    ];
  });
}
