import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { importInto } from '../support/import-into.ts';
import { type BenchDraft, withEmptyDraft } from './draft.ts';
import { atMost, type Figure, median } from './figures.ts';

const ROWS = 100_000;

/** 100,000 CSV rows read, validated and stored encrypted, against the `sqlite3` command line's plain import of the same file. */
export async function benchImport(): Promise<readonly Figure[]> {
  if (!hasSqlite()) {
    process.stderr.write('bench import: the sqlite3 command line is needed to compare with (Debian: apt-get install sqlite3)\n');
    return [
      { name: 'import.csv100k', value: Number.NaN, unit: 'x', against: 'sqlite3 .import (not found)', goal: '<=4', ok: false },
    ];
  }
  return withEmptyDraft(ROWS, async (draft) => {
    const ours: number[] = [];
    const theirs: number[] = [];
    const stalls: number[] = [];
    for (let run = 0; run < 3; run++) {
      theirs.push(plainImport(draft.csv));
      const watch = watchReplies(draft);
      const from = performance.now();
      await importInto(draft.desk, draft.id, draft.csv, draft.dataset);
      ours.push(performance.now() - from);
      stalls.push(await watch.stop());
    }
    return [
      atMost('import.csv100k', median(ours) / median(theirs), 'x', 'sqlite3 .import', 4),
      atMost('import.csv100k.reply', Math.max(...stalls), 'ms', 'longest reply to the window meanwhile', 100),
    ];
  });
}

export const hasSqlite = (): boolean => {
  if (spawnSync('sqlite3', ['--version']).status === 0) return true;
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (root) spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'sqlite3'], { stdio: 'ignore' });
  return spawnSync('sqlite3', ['--version']).status === 0;
};

export function plainImport(csv: string): number {
  const db = `${csv}.db`;
  rmSync(db, { force: true });
  const from = performance.now();
  const done = spawnSync('sqlite3', [db, '-cmd', 'PRAGMA journal_mode=WAL', '-cmd', '.mode csv', `.import ${csv} rows`]);
  const took = performance.now() - from;
  if (done.status !== 0) throw new Error(`sqlite3 .import: ${done.stderr.toString()}`);
  rmSync(db, { force: true });
  return took;
}

/** Asks for a page of the draft again and again, as a window that is being used; answers the slowest reply, ms. */
function watchReplies({ desk, id }: BenchDraft): { stop(): Promise<number> } {
  let stopped = false;
  let slowest = 0;
  const loop = (async () => {
    while (!stopped) {
      const from = performance.now();
      await desk.ask('records.page', { id, start: 0, count: 200 });
      slowest = Math.max(slowest, performance.now() - from);
      // As fast as a screen is drawn while somebody scrolls.
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await loop;
      return slowest;
    },
  };
}
