import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../../base/problem.ts';
import { backupsIn, type Place, readyPlace } from '../backup/rolling.node.ts';
import type { OlderCopy } from '../model.ts';

/** Copies of a store that are older than a moment, and where they lie. */

interface Held extends OlderCopy {
  readonly paths: readonly string[];
}

export interface Copies {
  readonly older: readonly Held[];
  /** A backup made after that moment. */
  readonly newer: boolean;
  readonly folderProblem: Problem | null;
}

/** Stores that a restore or a cut-short beginning left beside the one in use, with their side files. */
function aside(profile: string, current: string): Held[] {
  const names = readdirSync(profile);
  return names
    .filter((name) => /^workbench(-[0-9a-z]+)?\.db(\.unfinished-\d+)?$/.test(name) && name !== basename(current))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(profile, name));
      const sides = names.filter((other) => other === `${name}-wal` || other === `${name}-shm`);
      return {
        name,
        madeAt: Math.round(mtimeMs),
        bytes: size,
        kind: 'aside',
        paths: [name, ...sides].map((one) => join(profile, one)),
      };
    });
}

export async function copiesBefore(
  at: number,
  where: { readonly profile: string; readonly current: string; readonly place: Place; readonly id: string },
): Promise<Copies> {
  const ready = readyPlace(where.place);
  const backups = ready.ok ? await backupsIn(where.place.folder, where.id) : [];
  const old = backups
    .filter(({ madeAt }) => madeAt <= at)
    .map(({ name, madeAt, bytes }): Held => ({ name, madeAt, bytes, kind: 'backup', paths: [join(where.place.folder, name)] }));
  return {
    older: [...old, ...aside(where.profile, where.current)].sort((a, b) => b.madeAt - a.madeAt),
    newer: backups.some(({ madeAt }) => madeAt > at),
    folderProblem: ready.ok ? null : ready.problem,
  };
}

/** False when a file would not go. */
export function dropCopy({ paths }: Pick<Held, 'paths'>): boolean {
  try {
    for (const path of paths) rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
