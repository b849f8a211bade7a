import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { explainStoreError } from './failures.node.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Kernel start time of the process: a reused pid is not mistaken for the owner. '' where unknown. */
  readonly started: string;
}

export interface OwnerLock {
  release(): void;
}

/**
 * One owner per profile. The lock is a file naming its process; one whose process is gone (kill -9, power loss) is
 * taken over. A lock from another computer (profile on a share) is never taken over silently.
 */
export function takeOwnerLock(path: string): Result<OwnerLock> {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    for (let attempt = 0; attempt < 3; attempt++) {
      if (tryCreate(path)) return ok({ release: () => rmSync(path, { force: true }) });
      const owner = readOwner(path);
      if (owner && isAlive(owner)) return fail(problem('store/inUse', { pid: owner.pid, host: owner.host }));
      setAside(path);
    }
    return fail(problem('store/inUse', { pid: 0, host: hostname() }));
  } catch (error) {
    const known = explainStoreError(error, dirname(path));
    if (known) return fail(known);
    throw error;
  }
}

function tryCreate(path: string): boolean {
  const me: Owner = { pid: process.pid, host: hostname(), started: startTime(process.pid) };
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, JSON.stringify(me));
    closeSync(file);
    return true;
  } catch (error) {
    if (isExists(error)) return false;
    throw error;
  }
}

const isExists = (error: unknown) => typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

function readOwner(path: string): Owner | null {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('host' in read)) return null;
    const started = 'started' in read && typeof read.started === 'string' ? read.started : '';
    return { pid: Number(read.pid), host: String(read.host), started };
  } catch {
    return null;
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
  return owner.started === '' || owner.started === startTime(owner.pid);
}

/** Two starters may see the same stale lock; the rename lets only one of them remove it. */
function setAside(path: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch {
    // The other starter was quicker; the next attempt sees its lock.
  }
}

function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
